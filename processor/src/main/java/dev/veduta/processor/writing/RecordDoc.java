package dev.veduta.processor.writing;

import static java.util.stream.Collectors.joining;

import com.palantir.javapoet.CodeBlock;
import dev.veduta.catalog.RelationKind;
import dev.veduta.processor.model.ComponentModel;
import dev.veduta.processor.model.KeyModel;
import dev.veduta.processor.model.RecordModel;
import java.util.Locale;

/**
 * What a record's Javadoc says: the view, its comment, when rows are equal and how that is known,
 * and the column behind each component.
 */
final class RecordDoc {
  private static final String KEYLESS =
      "No key is known: rows are equal when all their values are.";

  private RecordDoc() {}

  static CodeBlock of(RecordModel model) {
    Javadoc javadoc =
        new Javadoc()
            .paragraph(
                "A row of the "
                    + kind(model.view().kind())
                    + " "
                    + Javadoc.code(model.view().name().toString())
                    + ".")
            .comment(model.view().comment())
            .paragraph(model.key().map(RecordDoc::keyed).orElse(KEYLESS));
    model.components().forEach(it -> javadoc.param(it.name(), component(model, it)));
    return javadoc.toCode();
  }

  private static String kind(RelationKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String keyed(KeyModel key) {
    String columns =
        key.components().stream()
            .map(it -> Javadoc.code(it.column().name()))
            .collect(joining(" and "));
    return "Rows are equal when their "
        + columns
        + (key.isComposite() ? " are equal (" : " is equal (")
        + Javadoc.claim(key.claim())
        + "); {@link #sameValuesAs} compares every column.";
  }

  private static String component(RecordModel model, ComponentModel component) {
    boolean isKey = model.key().filter(it -> it.components().contains(component)).isPresent();
    String comment = component.column().comment();
    return ComponentDoc.of(component)
        + (isKey ? ", of the identity key" : "")
        + (comment == null || comment.isBlank() ? "" : ": " + Javadoc.text(comment));
  }
}
