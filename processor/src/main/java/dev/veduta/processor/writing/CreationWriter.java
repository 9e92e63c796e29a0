package dev.veduta.processor.writing;

import dev.veduta.catalog.CatalogIndex;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.catalog.ViewOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What it takes, beside its query, to create the view.
 *
 * <pre>
 * .with(ViewOption.SECURITY_BARRIER)
 * .reading(new RelationName("quick_bits", "field"))
 * .indexedBy("CREATE UNIQUE INDEX stats_id ON quick_bits.stats USING btree (id)")
 * </pre>
 */
final class CreationWriter {
  private CreationWriter() {}

  static void write(CatalogView view, Code code) {
    add("with", options(view.options()), it -> option(it, code), code);
    add("reading", view.dependsOn(), it -> name(it, code), code);
    add(
        "indexedBy",
        view.indexes().stream().filter(CatalogIndex::valid).map(CatalogIndex::definition).toList(),
        it -> Literals.write(it, code),
        code);
  }

  /** One stays on its line, several have one each. */
  private static <T> void add(String method, List<T> arguments, Consumer<T> writer, Code code) {
    if (arguments.isEmpty()) {
      return;
    }
    code.continued().add("\n.").add(method).add("(");
    if (arguments.size() == 1) {
      writer.accept(arguments.get(0));
    } else {
      code.continued().add("\n").lines(arguments, writer).done();
    }
    code.add(")").done();
  }

  private static List<String> options(ViewOptions options) {
    List<String> constants = new ArrayList<>();
    if (options.securityBarrier()) {
      constants.add("SECURITY_BARRIER");
    }
    if (options.securityInvoker()) {
      constants.add("SECURITY_INVOKER");
    }
    if (options.checkOption() != null) {
      constants.add(options.checkOption().toUpperCase(Locale.ROOT) + "_CHECK");
    }
    return constants;
  }

  private static void option(String constant, Code code) {
    code.name(Names.VIEW_OPTION).add(".").add(constant);
  }

  private static void name(QualifiedName name, Code code) {
    code.add("new ").name(Names.RELATION_NAME).add("(");
    code.add(Literals.quoted(name.schema())).add(", ").add(Literals.quoted(name.name())).add(")");
  }
}
