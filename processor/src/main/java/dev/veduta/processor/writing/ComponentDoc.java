package dev.veduta.processor.writing;

import static java.util.stream.Collectors.joining;

import dev.veduta.processor.model.ComponentModel;

/** What a component is in the database: its column, type and nullness. */
final class ComponentDoc {
  private ComponentDoc() {}

  static String of(ComponentModel component) {
    String column = component.column().name() + " " + component.column().sqlType();
    return Javadoc.code(column)
        + twins(component)
        + (component.isNullable() ? ", may be null" : "")
        + (component.isDeferred() ? ", read when it is asked for" : "");
  }

  private static String twins(ComponentModel component) {
    return component.twins().stream()
        .map(
            it ->
                ", the same as "
                    + Javadoc.code(it.column())
                    + (it.isChecked() ? " in each row that is read" : ""))
        .collect(joining());
  }
}
