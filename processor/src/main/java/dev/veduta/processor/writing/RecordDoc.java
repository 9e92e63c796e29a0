package dev.veduta.processor.writing;

import static java.util.stream.Collectors.joining;

import com.palantir.javapoet.CodeBlock;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.RelationKind;
import dev.veduta.processor.model.ComponentModel;
import dev.veduta.processor.model.KeyModel;
import dev.veduta.processor.model.RecordModel;
import dev.veduta.processor.model.RelatedModel;
import java.util.Locale;
import java.util.Set;

/**
 * What a record's Javadoc says: the view, its comment, when rows are equal and how that is known,
 * and the column behind each component.
 */
final class RecordDoc {
  private static final String BY_VALUES = "rows are equal when all their values are.";

  private RecordDoc() {}

  static CodeBlock of(RecordModel model) {
    Javadoc javadoc =
        new Javadoc()
            .paragraph(
                "A row of the "
                    + kind(model.view().kind())
                    + " "
                    + Javadoc.code(model.view().name().toString())
                    + model
                        .table()
                        .map(it -> ", as the table " + Javadoc.code(it) + " keeps it")
                        .orElse("")
                    + ".")
            .comment(model.view().comment())
            .paragraph(model.key().map(RecordDoc::keyed).orElseGet(() -> keyless(model.view())));
    model.components().forEach(it -> javadoc.param(it.name(), component(model, it)));
    model.related().forEach(it -> javadoc.param(it.name(), related(it)));
    return javadoc.toCode();
  }

  private static String related(RelatedModel related) {
    String text = RelatedDoc.of(related);
    return "t" + text.substring(1, text.length() - 1) + ", read when it is asked for";
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
        + (key.components().size() > 1 ? " are equal" : " is equal")
        + (key.isNullable() ? ", a null to a null (" : " (")
        + Javadoc.claim(key.claim())
        + "); {@link #sameValuesAs} compares every column.";
  }

  private static String keyless(CatalogView view) {
    return view.claims()
        .key(Set.of())
        .map(it -> "There is at most one row (" + Javadoc.grade(it.claim()) + "); " + BY_VALUES)
        .orElse("No key is known: " + BY_VALUES);
  }

  private static String component(RecordModel model, ComponentModel component) {
    boolean isKey = model.key().filter(it -> it.components().contains(component)).isPresent();
    String comment = component.column().comment();
    return ComponentDoc.of(component)
        + (component.isOptional() ? ", and is then empty" : "")
        + (isKey ? ", of the identity key" : "")
        + (comment == null || comment.isBlank() ? "" : ": " + Javadoc.text(comment));
  }
}
