package dev.veduta.processor.writing;

import static java.util.stream.Collectors.joining;

import dev.veduta.processor.model.ComponentModel;
import dev.veduta.processor.model.KeyModel;
import dev.veduta.processor.model.RecordModel;
import java.util.Set;

/**
 * A record's identity: its key, and equality by it. Where Java's equality is not SQL's, the key is
 * compared, which is made so that it is.
 *
 * <pre>
 * public Integer identityKey() {
 *   return id;
 * }
 *
 * &#64;Override
 * public boolean equals(&#64;Nullable Object other) {
 *   return other instanceof FieldView that &amp;&amp; id == that.id;
 * }
 *
 * &#64;Override
 * public int hashCode() {
 *   return Integer.hashCode(id);
 * }
 * </pre>
 */
final class IdentityWriter {
  /** Names inside {@code equals} that hide a component's. */
  private static final Set<String> LOCALS = Set.of("other", "that");

  private IdentityWriter() {}

  static void write(RecordModel model, KeyModel key, Code code) {
    identityKey(key, code);
    equality(model, key, code);
    hash(key, code);
  }

  private static void identityKey(KeyModel key, Code code) {
    code.add("\n");
    new Javadoc().paragraph("The key of this row: equal where SQL holds it equal.").write(code);
    code.add("public ");
    KeyWriter.writeType(key, code);
    code.add(" identityKey() {\n").open().add("return ");
    keyOf(key, code);
    code.add(";\n").close().add("}\n");
  }

  private static void keyOf(KeyModel key, Code code) {
    ComponentModel first = key.components().get(0);
    if (key.isComposite()) {
      String names = key.components().stream().map(ComponentModel::name).collect(joining(", "));
      code.add("new Key(").add(names).add(")");
    } else if (key.isPlain()) {
      code.add(first.name());
    } else {
      Expressions.write(first.mapping().expression(), code);
      code.add(".identity(").add(first.name()).add(")");
    }
  }

  private static void equality(RecordModel model, KeyModel key, Code code) {
    String same =
        key.isPlain()
            ? key.components().stream().map(IdentityWriter::same).collect(joining(" && "))
            : "identityKey().equals(that.identityKey())";
    code.add("\n@").name(Names.OVERRIDE).add("\npublic boolean equals(").mayBreak();
    code.type(Names.OBJECT.orNull()).add(" other) {\n").open();
    code.add("return other instanceof ").name(model.type()).add(" that && ").add(same);
    code.add(";\n").close().add("}\n");
  }

  private static String same(ComponentModel component) {
    String name = component.name();
    String own = LOCALS.contains(name) ? "this." + name : name;
    return component.isPrimitive() ? own + " == that." + name : own + ".equals(that." + name + ")";
  }

  private static void hash(KeyModel key, Code code) {
    code.add("\n@").name(Names.OVERRIDE).add("\npublic int hashCode() {\n").open();
    code.add("return ");
    hashOf(key, code);
    code.add(";\n").close().add("}\n");
  }

  /** {@code 31 * (31 * a + b) + c}, of the components' own. */
  private static void hashOf(KeyModel key, Code code) {
    if (!key.isPlain()) {
      code.add("identityKey().hashCode()");
      return;
    }
    int last = key.components().size() - 1;
    code.add(last == 0 ? "" : "31 * " + "(31 * ".repeat(last - 1));
    hashOf(key.components().get(0), code);
    for (int i = 1; i <= last; i++) {
      code.add(" + ");
      hashOf(key.components().get(i), code);
      code.add(i < last ? ")" : "");
    }
  }

  private static void hashOf(ComponentModel component, Code code) {
    if (component.isPrimitive()) {
      code.name(component.mapping().javaType());
      code.add(".hashCode(").add(component.name()).add(")");
    } else {
      code.add(component.name()).add(".hashCode()");
    }
  }
}
