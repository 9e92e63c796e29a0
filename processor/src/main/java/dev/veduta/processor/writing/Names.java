package dev.veduta.processor.writing;

import dev.veduta.catalog.type.JavaType;

/** The types that generated code names. */
final class Names {
  static final JavaType NULLABLE = JavaType.of("org.jspecify.annotations", "Nullable");
  static final JavaType NULL_MARKED = JavaType.of("org.jspecify.annotations", "NullMarked");
  static final JavaType GENERATED = JavaType.of("javax.annotation.processing", "Generated");
  static final JavaType OBJECT = JavaType.of("java.lang", "Object");
  static final JavaType OVERRIDE = JavaType.of("java.lang", "Override");
  static final JavaType STRING = JavaType.of("java.lang", "String");
  static final JavaType ARRAYS = JavaType.of("java.util", "Arrays");
  static final JavaType LIST = JavaType.of("java.util", "List");
  static final JavaType SQL_TYPE = type("SqlType");
  static final JavaType SQL_TYPES = type("SqlTypes");
  static final JavaType SQL_ENUM = type("SqlEnum");
  static final JavaType COMPOSITE_FIELDS = type("CompositeFields");
  static final JavaType QUERY = query("Query");
  static final JavaType COLUMN = query("Column");
  static final JavaType VIEW = view("View");
  static final JavaType KEYLESS_VIEW = view("KeylessView");
  static final JavaType FACT = view("Fact");
  static final JavaType RELATION_INFO = view("RelationInfo");
  static final JavaType RELATION_KIND = view("RelationKind");
  static final JavaType RELATION_NAME = view("RelationName");
  static final JavaType VIEW_OPTION = view("ViewOption");
  static final JavaType ROW_READER = view("RowReader");
  static final JavaType COMPOSITE_KEY = view("CompositeKey");

  private Names() {}

  /** A class of the runtime's query package. */
  static JavaType query(String name) {
    return JavaType.of("dev.veduta.query", name);
  }

  private static JavaType type(String name) {
    return JavaType.of("dev.veduta.type", name);
  }

  private static JavaType view(String name) {
    return JavaType.of("dev.veduta.view", name);
  }
}
