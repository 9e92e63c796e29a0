package dev.veduta.processor.writing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.type.JavaType;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CodeTest {
  private final Code code = new Code(new Imports("acme", Set.of("Column")));

  @Test
  void importsWhatIsInNeitherItsPackageNorJavaLang() {
    code.name(Names.LIST).add(" ").name(Names.STRING).add(" ");
    code.name(JavaType.of("acme", "Mood")).add(" ").name(JavaType.of("acme", "Outer.Inner"));

    assertThat(code.toString("acme"))
        .isEqualTo("package acme;\n\nimport java.util.List;\n\nList String Mood Outer.Inner");
  }

  @Test
  void qualifiesWhoseNameAnotherHas() {
    JavaType other = JavaType.of("other", "List", Names.STRING.orNull());
    code.name(Names.COLUMN).add(" ").name(Names.LIST).add(" ").type(other.orNull());

    assertThat(code.toString("acme"))
        .endsWith("\n\ndev.veduta.query.Column List other.@Nullable List<@Nullable String>")
        .contains("import java.util.List;\nimport org.jspecify.annotations.Nullable;\n");
  }

  @Test
  void indentsLinesButNotEmptyOnes() {
    code.add("a {\n").open().add("b\n\nc(").continued().add("\nd)\n").done().close().add("}\n");

    assertThat(code.toString("")).isEqualTo("a {\n  b\n\n  c(\n      d)\n}\n");
  }

  @Test
  void breaksALineOnlyWhereItGetsTooLong() {
    String fits = "x".repeat(30);
    List<String> parts = Collections.nCopies(3, fits);
    code.open().add("a(").list(parts, code::add).add(");\n");
    code.add("ab(12").list(parts, code::add).add(");\n");

    assertThat(code.toString("").lines())
        .containsExactly(
            "  a(" + String.join(", ", parts) + ");",
            "  ab(12" + fits + ", " + fits + ",",
            "      " + fits + ");");
  }

  @Test
  void breaksWhereNoSpaceIs() {
    code.add("read(").mayBreak().add("x".repeat(96)).add(")\n");

    assertThat(code.toString("").lines()).containsExactly("read(", "    " + "x".repeat(96) + ")");
  }
}
