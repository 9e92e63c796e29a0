package dev.veduta.internal.type;

import dev.veduta.type.SqlType;

/**
 * A type of which nothing is known but that it has a text. What its arrays put between elements is
 * not known either (PostGIS has a colon), so they travel as arrays of text.
 */
public final class TextForm extends NamedType<String> {
  private final SqlType<String> text;

  public TextForm(String schema, String name, SqlType<String> text) {
    super(schema, name);
    this.text = text;
  }

  @Override
  SqlType<String> elementCarrier() {
    return text;
  }

  @Override
  String read(String value) {
    return value;
  }

  @Override
  public String format(String value) {
    return value;
  }
}
