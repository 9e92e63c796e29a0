package dev.veduta.catalog.type;

/** The primitive form of a Java type, for a column that is never null. */
public enum Primitive {
  BOOLEAN("boolean", "getBoolean", 1),
  SHORT("short", "getShort", 1),
  INT("int", "getInt", 1),
  LONG("long", "getLong", 2),
  FLOAT("float", "getFloat", 1),
  DOUBLE("double", "getDouble", 2);

  private final String keyword;
  private final String getter;
  private final int slots;

  Primitive(String keyword, String getter, int slots) {
    this.keyword = keyword;
    this.getter = getter;
    this.slots = slots;
  }

  /** As Java writes it. */
  public String keyword() {
    return keyword;
  }

  /** The method of the runtime's {@code RowReader} that reads it. */
  public String getter() {
    return getter;
  }

  /** How many of a method's 255 parameter slots it takes (JVM specification, 4.3.3). */
  public int slots() {
    return slots;
  }
}
