package dev.veduta.processor.writing;

import static java.util.stream.Collectors.joining;

import dev.veduta.catalog.type.Equality;
import dev.veduta.processor.model.ComponentModel;
import dev.veduta.processor.model.KeyModel;
import dev.veduta.processor.naming.JavaNames;

/**
 * The nested record of a key of several columns, or of one that can be null. Its values are those
 * that SQL's equality would compare.
 *
 * <pre>
 * public record Key(int year, &#64;Nullable BigDecimal rate) implements CompositeKey {
 *   public Key {
 *     rate = rate == null ? null : SqlTypes.NUMERIC.identity(rate);
 *   }
 *
 *   &#64;Override
 *   public List&lt;?&gt; parts() {
 *     return Arrays.asList(year, rate);
 *   }
 * }
 * </pre>
 */
final class KeyWriter {
  private KeyWriter() {}

  /** The type of the key: that of its one column, or the nested record. */
  static void writeType(KeyModel key, Code code) {
    if (key.isComposite()) {
      code.add("Key");
    } else {
      code.type(key.components().get(0).mapping().javaType());
    }
  }

  static void write(KeyModel key, Code code) {
    Javadoc javadoc = new Javadoc().paragraph("The identity key of a row.");
    key.components().forEach(it -> javadoc.param(name(it), Components.describe(it)));
    javadoc.write(code);
    code.add("public record Key(").mayBreak();
    code.list(
        key.components(),
        it -> {
          Components.writeType(it, code);
          code.add(" ").add(name(it));
        });
    code.add(") implements ").name(Names.COMPOSITE_KEY).add(" {\n").open();
    if (key.components().stream().anyMatch(KeyWriter::isCanonicalised)) {
      canonicalising(key, code);
    }
    parts(key, code);
    code.close().add("}\n");
  }

  private static void canonicalising(KeyModel key, Code code) {
    code.add("public Key {\n").open();
    key.components().stream()
        .filter(KeyWriter::isCanonicalised)
        .forEach(
            it -> {
              String name = name(it);
              code.add(name).add(" = ");
              code.add(it.isNullable() ? name + " == null ? null : " : "");
              Expressions.write(it.mapping().expression(), code);
              code.add(".identity(").add(name).add(");\n");
            });
    code.close().add("}\n\n");
  }

  private static void parts(KeyModel key, Code code) {
    String names = key.components().stream().map(KeyWriter::name).collect(joining(", "));
    code.add("@").name(Names.OVERRIDE).add("\npublic ").name(Names.LIST).add("<?> parts() {\n");
    code.open().add("return ");
    if (key.isNullable()) {
      code.name(Names.ARRAYS).add(".asList(");
    } else {
      code.name(Names.LIST).add(".of(");
    }
    code.add(names).add(");\n").close().add("}\n");
  }

  private static boolean isCanonicalised(ComponentModel component) {
    return component.mapping().equality() == Equality.CANONICAL;
  }

  private static String name(ComponentModel component) {
    return JavaNames.keyComponent(component.name());
  }
}
