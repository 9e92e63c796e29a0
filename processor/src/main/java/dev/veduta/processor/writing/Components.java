package dev.veduta.processor.writing;

import dev.veduta.catalog.type.JavaType;
import dev.veduta.catalog.type.Primitive;
import dev.veduta.processor.model.ComponentModel;

/** A view's record component: its type in Java, and what it is in the database. */
final class Components {
  private Components() {}

  /** {@code int}, {@code @Nullable Integer}. */
  static void writeType(ComponentModel component, Code code) {
    if (component.isPrimitive()) {
      code.add(component.mapping().primitive().map(Primitive::keyword).orElseThrow());
    } else {
      JavaType type = component.mapping().javaType();
      code.type(component.isNullable() ? type.orNull() : type);
    }
  }

  /** Its column, type and nullness, for Javadoc. */
  static String describe(ComponentModel component) {
    String column = component.column().name() + " " + component.column().sqlType();
    return Javadoc.code(column) + (component.isNullable() ? ", may be null" : "");
  }
}
