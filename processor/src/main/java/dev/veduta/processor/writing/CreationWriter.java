package dev.veduta.processor.writing;

import com.palantir.javapoet.CodeBlock;
import dev.veduta.catalog.CatalogIndex;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.catalog.ViewDefinition;
import dev.veduta.catalog.ViewOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What it takes, beside its query, to create the view. A table has indexes alone.
 *
 * <pre>
 * .with(ViewOption.SECURITY_BARRIER)
 * .reading(new RelationName("quick_bits", "field"))
 * .indexedBy("CREATE UNIQUE INDEX stats_id ON quick_bits.stats USING btree (id)")
 * .on(
 *     "15",
 *     RelationInfo.of(RelationKind.VIEW, "quick_bits", "stats")
 *         .definedAs(" SELECT ..."))
 * </pre>
 */
final class CreationWriter {
  private CreationWriter() {}

  static CodeBlock write(CatalogView view) {
    ViewDefinition definition = view.definition();
    CodeBlock.Builder calls = CodeBlock.builder();
    add(calls, "with", options(definition.options()));
    add(calls, "reading", definition.dependsOn().stream().map(CreationWriter::name).toList());
    calls.add(indexes(view.indexes().stream().filter(CatalogIndex::valid).toList()));
    if (definition.server() != null) {
      calls.add("$>$>\n.onlyOn($L)$<$<", Literals.quoted(definition.server()));
    }
    definition.variants().forEach(it -> calls.add(variant(it.view())));
    return calls.build();
  }

  private static CodeBlock indexes(List<CatalogIndex> indexes) {
    CodeBlock.Builder calls = CodeBlock.builder();
    if (indexes.size() == 1) {
      return Calls.of("indexedBy", indexes.get(0).definition());
    }
    add(calls, "indexedBy", indexes.stream().map(it -> Calls.argument(it.definition())).toList());
    return calls.build();
  }

  /** A variant says itself which servers it is for. */
  private static CodeBlock variant(CatalogView there) {
    return CodeBlock.of(
        "$>$>\n.on(\n$>$>$L,\n$L)$<$<$<$<",
        Literals.quoted(String.valueOf(there.definition().server())),
        ViewConstantWriter.definition(there.on(null, List.of())));
  }

  /** One stays on its line, several have one each. */
  private static void add(CodeBlock.Builder calls, String method, List<CodeBlock> arguments) {
    if (arguments.size() == 1) {
      calls.add("$>$>\n.$L($L)$<$<", method, arguments.get(0));
    } else if (!arguments.isEmpty()) {
      calls.add("$>$>\n.$L($>$>\n$L)$<$<$<$<", method, CodeBlock.join(arguments, ",\n"));
    }
  }

  private static List<CodeBlock> options(ViewOptions options) {
    List<CodeBlock> constants = new ArrayList<>();
    if (options.securityBarrier()) {
      constants.add(option("SECURITY_BARRIER"));
    }
    if (options.securityInvoker()) {
      constants.add(option("SECURITY_INVOKER"));
    }
    if (options.checkOption() != null) {
      constants.add(option(options.checkOption().toUpperCase(Locale.ROOT) + "_CHECK"));
    }
    return constants;
  }

  private static CodeBlock option(String constant) {
    return CodeBlock.of("$T.$L", Names.VIEW_OPTION, constant);
  }

  private static CodeBlock name(QualifiedName name) {
    return CodeBlock.of(
        "new $T($L, $L)",
        Names.RELATION_NAME,
        Literals.quoted(name.schema()),
        Literals.quoted(name.name()));
  }
}
