package dev.veduta.generate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veduta.catalog.QualifiedName;
import dev.veduta.introspect.AskedExpression;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The expressions of a project's sources, of which nothing is compiled. */
class DeclaredExpressionsTest {
  @TempDir Path root;

  @Test
  void eachIsFoundWithItsViewAndPlace() throws Exception {
    Path file =
        source(
            "acme/Shape.java",
            "package acme;",
            "import dev.veduta.annotation.*;",
            "@View(\"s.\\\"v.1\\\"\") interface Shape extends Named {",
            "  @Expression(",
            "      \"a + \" + Named.ONE) int next();",
            "}");
    Path parent =
        source(
            "acme/Named.java",
            "package acme;",
            "interface Named { String ONE = \"1\";",
            "  @dev.veduta.annotation.Expression(\"lower(\\\"é\\\")\") String lower(); }");
    QualifiedName view = new QualifiedName("s", "v.1");
    assertThat(read())
        .containsExactly(
            new AskedExpression(view, "lower(\"é\")", parent + ":[3,37]"),
            new AskedExpression(view, "a + 1", file + ":[5,14]"));
  }

  @Test
  void aModuleIsInNobodysWay() throws Exception {
    source("module-info.java", "module acme { requires dev.veduta.runtime; requires nowhere; }");
    source(
        "acme/Shape.java",
        "package acme; import dev.veduta.annotation.*;",
        "@View(\"s.v\") interface Shape { @Expression(\"a\") int a(); }");
    assertThat(read()).extracting(AskedExpression::text).containsExactly("a");
  }

  @Test
  void wordsThatOnlyLookLikeItAreNone() throws Exception {
    source("acme/A.java", "package acme; // dev.veduta.annotation", "class Expression {}");
    assertThat(read()).isEmpty();
  }

  @Test
  void whatJavacDoesNotUnderstandIsAnError() throws Exception {
    Path file = source("acme/A.java", "import dev.veduta.annotation.Expression;", "interface A {");
    assertThatThrownBy(this::read)
        .isInstanceOf(GenerationException.class)
        .hasMessage(
            "[SourcesUnreadable] the sources that use @Expression cannot be read: "
                + file
                + ":[2,14] reached end of file while parsing. Correct them.");
  }

  private List<AskedExpression> read() throws Exception {
    return DeclaredExpressions.read(UserSources.find(List.of(root)), UTF_8);
  }

  private Path source(String path, String... lines) throws Exception {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.write(file, List.of(lines));
  }
}
