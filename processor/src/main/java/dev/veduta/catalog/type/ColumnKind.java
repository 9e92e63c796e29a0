package dev.veduta.catalog.type;

/** The classes of columns in the runtime's {@code query} package: what can be asked of a column. */
public enum ColumnKind {
  PLAIN("PlainColumn"),
  COMPARABLE("ComparableColumn"),
  TEXT("TextColumn"),
  ARRAY("ArrayColumn"),
  RANGE("RangeColumn"),
  JSON("JsonColumn");

  private final String className;

  ColumnKind(String className) {
    this.className = className;
  }

  /** The simple name of the class. */
  public String className(boolean nullable) {
    return nullable ? "Nullable" + className : className;
  }
}
