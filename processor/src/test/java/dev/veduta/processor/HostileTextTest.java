package dev.veduta.processor;

import static dev.veduta.processor.Javac.constant;
import static dev.veduta.processor.Views.view;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.Fact;
import dev.veduta.catalog.Grade;
import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.query.Column;
import dev.veduta.type.SqlEnum;
import dev.veduta.view.Relation;
import dev.veduta.view.View;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in the database, generated code compiles and holds it unchanged. */
class HostileTextTest {
  private static final String BS = "\\";

  @TempDir Path catalog;

  static List<String> hostile() {
    return List.of(
        "*/ class Evil {} /*",
        BS + "u002a" + BS + "u002f class Evil {}",
        BS + BS + "u002a" + BS + "u000a",
        BS + "uXYZ " + BS + "u",
        "{@code", // the Javadoc tag stays open
        "{@link Nothing#at all} @param x y @return @throws",
        "@param id x\n@deprecated\n * @see",
        "<script>alert(1)</script> <p> </b> &amp; &bogus; &#0;",
        "\"; System.exit(1); //",
        "\"\"\" and \"\"\"\" and \n\"\"\"\n + x",
        "ends in a quote\"",
        "ends in\na backslash" + BS,
        "ends in\na line\n",
        "\n",
        " \n \t\n  leading and trailing   \n\tx\t\n",
        "\r\n carriage \r return",
        "separators \u2028 \u2029 \u0085 \u000b\f\b end",
        "ends in\none \u2028\n\u2029",
        "$T $L $$ $[ $> %s {0}",
        "/**\n * x\n */",
        "   /**\n    * x\n    */",
        "  A(\"x\"),\n\n  B = \n class {\n}",
        "größe ı İ \ud83d\ude00 \u200b \u202e",
        "'" + "\u0001" + "'",
        "\t");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void isHeldUnchanged(String text) {
    assertHeld(text);
  }

  @Test
  void whateverItIsMadeOf() {
    List<String> pieces =
        List.of(
            "*/",
            "/**",
            BS,
            BS + "u0022",
            "\"",
            "\"\"\"",
            "\n",
            " ",
            "\t",
            "\r",
            "{@",
            "<",
            "@",
            "é",
            "\ud83d\ude00",
            "$L",
            "x",
            " = ",
            "{",
            "}",
            "&",
            "\u2028");
    Random random = new Random(7);
    for (int i = 0; i < 15; i++) {
      assertHeld(
          IntStream.range(0, 1 + random.nextInt(40))
              .mapToObj(it -> pieces.get(random.nextInt(pieces.size())))
              .collect(Collectors.joining()));
    }
  }

  @Test
  void textTooLongForOneConstant() {
    assertThat(relation("x".repeat(65_534)).definition()).hasSize(65_534);
    assertThat(relation("x".repeat(65_535)).definition()).hasSize(65_535);
    String wide = "\u20ac".repeat(30_000) + "\ud83d\ude00".repeat(30_000) + "\n";
    assertThat(relation(wide).definition()).isEqualTo(wide);
  }

  private Relation<?> relation(String definition) {
    CatalogView it = view("s", "vw").notNull("id", "int4").definition(definition).build();
    return (Relation<?>) constant(Javac.on(catalog, it).allOf("s").compiled(), "Vw", "VIEW");
  }

  private void assertHeld(String text) {
    PgType label =
        new PgType.Enumeration(new QualifiedName("public", "mood"), List.of(text, "happy"));
    PgType attribute =
        new PgType.Composite(
            new QualifiedName("public", "pair"),
            List.of(new PgType.Attribute(text, text, PgType.builtin("text"))));
    String quoted = text.replace("\"", "\"\"");
    CatalogView hostile =
        view("s", "vw")
            .comment(text)
            .definition(text)
            .column("id", PgType.builtin("int4"), true, null, text)
            .column("c" + text, PgType.builtin("text"), false, null, text)
            .column("mood", label, true)
            .column("pair", attribute, true)
            .column("other", new PgType.Domain(new QualifiedName(text, text), label), true)
            .notNull("n", "int4", new Claim(Grade.PROVEN, text).restingOn(List.of(fact(text))))
            .column("told", PgType.builtin("text"), false, null, "@info k=\"" + quoted + '"')
            .key(new Claim(Grade.PROVEN, text), "id", "mood")
            .build();
    Compilation compilation = Javac.on(catalog, hostile).allOf("s").documented();
    Relation<?> view = (Relation<?>) constant(compilation, "Vw", "VIEW");
    assertThat(view.comment()).isEqualTo(text);
    assertThat(view.definition()).isEqualTo(text);
    assertThat(view.columns())
        .extracting(Column::name)
        .containsExactly("id", "c" + text, "mood", "pair", "other", "n", "told");
    assertTold((View<?, ?>) view, text);
    assertThat(view.facts())
        .containsExactly(
            dev.veduta.view.Fact.uniqueIndex("s" + text, text, text, "c" + text).where(text));
    assertThat(view.columns().get(4).type().name()).isNotNull();
    assertThat(labels(compilation)).containsExactly(text, "happy");
    assertThat(Javac.generated(compilation, "Vw")).matches("(?s)\\p{ASCII}*");
  }

  private static <R> void assertTold(View<R, ?> view, String text) {
    assertThat(view.keyClaim().because()).isEqualTo(text);
    assertThat(view.info(view.columns().get(1)).comment()).isEqualTo(text);
    assertThat(view.info(view.columns().get(5)).neverNull().because()).isEqualTo(text);
    assertThat(view.info(view.columns().get(6)).info()).containsExactly(Map.entry("k", text));
  }

  private static Fact fact(String text) {
    return new Fact(
        Fact.Kind.UNIQUE_INDEX,
        new QualifiedName("s" + text, text),
        text,
        List.of("c" + text),
        false,
        text,
        false);
  }

  private static List<String> labels(Compilation compilation) {
    Object happy = constant(compilation, "Mood", "HAPPY");
    return List.of(happy.getClass().getEnumConstants()).stream()
        .map(it -> ((SqlEnum) it).label())
        .toList();
  }
}
