package dev.veduta.processor.writing;

import static java.util.stream.Collectors.joining;
import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Fact;
import dev.veduta.processor.model.ComponentModel;
import dev.veduta.processor.model.KeyModel;
import dev.veduta.processor.model.RecordModel;
import dev.veduta.processor.model.RelatedModel;
import dev.veduta.processor.model.Twin;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
  private static final String LOADING =
      "\n$>$>$T.of($>$>$>$>\n$L)$<$<$<$<$L$>$>\n.loading($T.of($L))$<$<$<$<";

  private ViewConstantWriter() {}

  static FieldSpec write(RecordModel model) {
    ClassName record = Names.classOf(model.type());
    return FieldSpec.builder(typeOf(model), "VIEW", PUBLIC, STATIC, FINAL)
        .addJavadoc(new Javadoc().paragraph("The view this record reads.").toCode())
        .initializer(initializer(model, record))
        .build();
  }

  private static CodeBlock initializer(RecordModel model, ClassName record) {
    CodeBlock arguments = CodeBlock.join(arguments(model, record), ",\n");
    String loadables = loadables(model);
    return loadables.isEmpty()
        ? CodeBlock.of("\n$>$>$T.of($>$>\n$L)$<$<$L$<$<", classOf(model), arguments, checks(model))
        : CodeBlock.of(LOADING, classOf(model), arguments, checks(model), Names.LIST, loadables);
  }

  /** The constants of what is not read with the row. */
  private static String loadables(RecordModel model) {
    return Stream.concat(
            model.deferred().keySet().stream(),
            model.related().stream().map(RelatedModel::constant))
        .collect(joining(", "));
  }

  /** The columns by which rows are checked. */
  private static CodeBlock checks(RecordModel model) {
    CodeBlock.Builder checks = CodeBlock.builder();
    for (ComponentModel component : model.components()) {
      for (Twin twin : component.twins()) {
        if (twin.isChecked()) {
          checks.add(
              "$>$>\n.checking($L, $L)$<$<", column(component), Literals.quoted(twin.column()));
        }
      }
    }
    return checks.build();
  }

  /** {@code View<FieldView, Integer>}, or {@code KeylessView<FieldView>}. */
  static TypeName typeOf(RecordModel model) {
    ClassName record = Names.classOf(model.type());
    return model
        .key()
        .map(it -> ParameterizedTypeName.get(classOf(model), record, KeyWriter.typeOf(model, it)))
        .orElseGet(() -> ParameterizedTypeName.get(classOf(model), record));
  }

  /** What can be done with it is its class. */
  private static ClassName classOf(RecordModel model) {
    if (model.isWritable()) {
      return model.key().isPresent() ? Names.WRITABLE_VIEW : Names.INSERT_ONLY_VIEW;
    }
    return model.key().isPresent() ? Names.VIEW : Names.KEYLESS_VIEW;
  }

  private static List<CodeBlock> arguments(RecordModel model, ClassName record) {
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(info(model));
    arguments.add(CodeBlock.of("Columns.ALL"));
    model.key().ifPresent(it -> arguments.addAll(key(it, record)));
    arguments.add(CodeBlock.of("$T::read", record));
    return arguments;
  }

  private static List<CodeBlock> key(KeyModel key, ClassName record) {
    List<CodeBlock> columns = key.components().stream().map(ViewConstantWriter::column).toList();
    return key.isComposite()
        ? List.of(
            CodeBlock.of("$T.of($L)", Names.LIST, CodeBlock.join(columns, ",$W")),
            CodeBlock.of("$T::identityKey", record))
        : columns;
  }

  private static CodeBlock column(ComponentModel component) {
    return CodeBlock.of("Columns.$L", component.constant());
  }

  private static CodeBlock info(RecordModel model) {
    CodeBlock.Builder info = definition(model.view()).toBuilder();
    model.table().ifPresent(it -> info.add("$>$>\n.keptIn($L)$<$<", Literals.quoted(it)));
    if (model.readsWhatWasKept()) {
      info.add("$>$>\n.asOfRefresh()$<$<");
    }
    List<CodeBlock> facts = model.facts().stream().map(ViewConstantWriter::fact).toList();
    if (!facts.isEmpty()) {
      info.add("$>$>\n.restingOn($>$>\n$L)$<$<$<$<", CodeBlock.join(facts, ",\n"));
    }
    return info.add(DescriptionWriter.write(model)).build();
  }

  /** What it takes to create a view; of a table, what of that it has. */
  static CodeBlock definition(CatalogView view) {
    CodeBlock.Builder info =
        CodeBlock.builder()
            .add(
                "$T.of($T.%s, %s, %s)"
                    .formatted(
                        view.kind(),
                        Literals.inFormat(view.name().schema()),
                        Literals.inFormat(view.name().name())),
                Names.RELATION_INFO,
                Names.RELATION_KIND);
    if (view.comment() != null) {
      info.add(Calls.of("commented", view.comment()));
    }
    if (view.definition().query() != null) {
      info.add(Calls.of("definedAs", view.definition().query()));
    }
    return info.add(CreationWriter.write(view)).build();
  }

  private static CodeBlock fact(Fact fact) {
    List<String> names = new ArrayList<>();
    names.add(fact.relation().schema());
    names.add(fact.relation().name());
    names.add(fact.name());
    names.addAll(fact.columns());
    String kind =
        switch (fact.kind()) {
          case NOT_NULL -> "notNull";
          case PRIMARY_KEY -> "primaryKey";
          case UNIQUE_INDEX -> "uniqueIndex";
        };
    String arguments = names.stream().map(Literals::inFormat).collect(joining(",$W"));
    CodeBlock.Builder code =
        CodeBlock.builder().add("$T." + kind + "(" + arguments + ")", Names.FACT);
    List<CodeBlock> more = more(fact);
    String call = more.size() > 1 ? "$>$>\n.$L$<$<" : "$Z.$L";
    more.forEach(it -> code.add(call, it));
    return code.build();
  }

  /** What is said of few facts, by calls that follow. */
  private static List<CodeBlock> more(Fact fact) {
    List<CodeBlock> more = new ArrayList<>();
    if (fact.nullsEqual()) {
      more.add(CodeBlock.of("nullsNotDistinct()"));
    }
    if (fact.predicate() != null) {
      more.add(CodeBlock.of("where($>$>$L$<$<)", Calls.text(fact.predicate())));
    }
    if (fact.alone()) {
      more.add(CodeBlock.of("only()"));
    }
    return more;
  }
}
