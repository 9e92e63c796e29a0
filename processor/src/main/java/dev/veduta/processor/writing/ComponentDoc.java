package dev.veduta.processor.writing;

import dev.veduta.processor.model.ComponentModel;

/** What a component is in the database: its column, type and nullness. */
final class ComponentDoc {
  private ComponentDoc() {}

  static String of(ComponentModel component) {
    String column = component.column().name() + " " + component.column().sqlType();
    return Javadoc.code(column)
        + (component.isNullable() ? ", may be null" : "")
        + (component.isDeferred() ? ", read when it is asked for" : "");
  }
}
