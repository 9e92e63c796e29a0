package dev.veduta.processor.writing;

import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Fact;
import dev.veduta.catalog.type.JavaType;
import dev.veduta.processor.model.ComponentModel;
import dev.veduta.processor.model.KeyModel;
import dev.veduta.processor.model.RecordModel;
import java.util.ArrayList;
import java.util.List;

/**
 * The constant that stands for the view.
 *
 * <pre>
 * public static final View&lt;FieldView, Integer&gt; VIEW =
 *     View.of(
 *         RelationInfo.of(RelationKind.VIEW, "quick_bits", "field_view")
 *             .definedAs(" SELECT id\n   FROM quick_bits.field;")
 *             .with(ViewOption.SECURITY_BARRIER)
 *             .reading(new RelationName("quick_bits", "field"))
 *             .restingOn(
 *                 Fact.notNull("quick_bits", "field", "id"),
 *                 Fact.primaryKey("quick_bits", "field", "field_pkey", "id")),
 *         Columns.ALL,
 *         Columns.ID,
 *         FieldView::read);
 * </pre>
 */
final class ViewConstantWriter {
  private ViewConstantWriter() {}

  static void write(RecordModel model, Code code) {
    JavaType view = model.key().isPresent() ? Names.VIEW : Names.KEYLESS_VIEW;
    new Javadoc().paragraph("The view this record reads.").write(code);
    code.add("public static final ").name(view).add("<").name(model.type());
    model.key().ifPresent(it -> KeyWriter.writeType(it, code.add(", ")));
    code.add("> VIEW =\n").continued().name(view).add(".of(\n").continued();
    info(model, code);
    code.add(",\nColumns.ALL,\n");
    model.key().ifPresent(it -> key(it, model.type(), code));
    code.name(model.type()).add("::read);\n").done().done();
  }

  private static void key(KeyModel key, JavaType record, Code code) {
    if (key.isComposite()) {
      code.name(Names.LIST).add(".of(").list(key.components(), it -> column(it, code));
      code.add("),\n").name(record).add("::identityKey,\n");
    } else {
      column(key.components().get(0), code);
      code.add(",\n");
    }
  }

  private static void column(ComponentModel component, Code code) {
    code.add("Columns.").add(component.constant());
  }

  private static void info(RecordModel model, Code code) {
    CatalogView view = model.view();
    code.name(Names.RELATION_INFO).add(".of(").name(Names.RELATION_KIND).add(".");
    code.add(view.kind().name()).add(", ").add(Literals.quoted(view.name().schema()));
    code.add(", ").add(Literals.quoted(view.name().name())).add(")");
    if (view.comment() != null) {
      text("commented", view.comment(), code);
    }
    if (view.definition() != null) {
      text("definedAs", view.definition(), code);
      CreationWriter.write(view, code);
    }
    if (model.readsWhatWasKept()) {
      code.continued().add("\n.asOfRefresh()").done();
    }
    if (!model.facts().isEmpty()) {
      code.continued().add("\n.restingOn(\n").continued();
      code.lines(model.facts(), it -> fact(it, code)).add(")").done().done();
    }
  }

  private static void fact(Fact fact, Code code) {
    List<String> names = new ArrayList<>();
    names.add(fact.relation().schema());
    names.add(fact.relation().name());
    names.add(fact.name());
    names.addAll(fact.columns());
    code.name(Names.FACT).add(".");
    code.add(
        switch (fact.kind()) {
          case NOT_NULL -> "notNull";
          case PRIMARY_KEY -> "primaryKey";
          case UNIQUE_INDEX -> "uniqueIndex";
        });
    code.add("(").list(names, it -> code.add(Literals.quoted(it))).add(")");
    List<String> more = more(fact);
    String before = more.size() > 1 ? "\n." : ".";
    code.continued();
    more.forEach(it -> code.add(before).add(it));
    code.done();
  }

  /** What is said of few facts, by calls that follow. */
  private static List<String> more(Fact fact) {
    List<String> more = new ArrayList<>();
    if (fact.nullsEqual()) {
      more.add("nullsNotDistinct()");
    }
    if (fact.predicate() != null) {
      more.add("where(" + Literals.quoted(fact.predicate()) + ")");
    }
    if (fact.alone()) {
      more.add("only()");
    }
    return more;
  }

  /** What has several lines begins on one of its own. */
  private static void text(String method, String text, Code code) {
    code.continued().add("\n.").add(method).add("(");
    if (text.contains("\n")) {
      code.continued().add("\n");
      Literals.write(text, code);
      code.done();
    } else {
      Literals.write(text, code);
    }
    code.add(")").done();
  }
}
