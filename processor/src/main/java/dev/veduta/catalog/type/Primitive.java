package dev.veduta.catalog.type;

import java.util.Arrays;
import java.util.Optional;

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

  /** The primitive form of a boxed type, if that is one. */
  static Optional<Primitive> of(JavaType boxed) {
    return Arrays.stream(values())
        .filter(it -> boxed.qualifiedName().equals("java.lang." + it.boxedName()))
        .findFirst();
  }

  private String boxedName() {
    return this == INT ? "Integer" : name().charAt(0) + keyword.substring(1);
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
