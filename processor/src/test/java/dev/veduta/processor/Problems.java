package dev.veduta.processor;

import static dev.veduta.processor.Views.templateField;

import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import java.nio.file.Path;
import java.util.List;

/** What tests of problems share. */
final class Problems {
  /** Asks for the view of {@link Views#templateField}. */
  static final String VIEW = "@View(\"quick_bits.template_field_view\")";

  private Problems() {}

  /** Those of a source file {@code X.java} beside that view, whose line 6 is the text's first. */
  static List<String> declared(Path catalog, String... text) {
    return Javac.on(catalog, templateField()).declaring("X", text).problems();
  }

  /** An enum type of the database. */
  static PgType mood(String... labels) {
    return new PgType.Enumeration(new QualifiedName("public", "mood"), List.of(labels));
  }
}
