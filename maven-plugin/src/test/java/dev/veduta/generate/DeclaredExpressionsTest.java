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

  @Test
  void whateverElseIsWrongOrUnknownInTheInterface() throws Exception {
    source(
        "acme/Shape.java",
        "package acme;",
        "import dev.veduta.annotation.*;",
        "import dev.veduta.session.Lazy;",
        "import org.jspecify.annotations.Nullable;",
        "@View(\"s.v\") @Info(key = \"\", value = \"\") interface Shape extends Unknown, ByLibrary<Id> {",
        "  @Json @Nullable String settings();",
        "  @Json @Convert(Money.class) int price();",
        "  @Convert(Money.class) Money amount();",
        "  @Convert(lib.Unknown.class) lib.Unknown other();",
        "  @Related Lazy<java.util.List<Later>> later();",
        "  @Related int notLazy();",
        "  NotThere notThere();",
        "  @Deferred(\"g\") int now();",
        "  int with(int parameter);",
        "  <T> T generic();",
        "  @Column(\"a\") @Expression(\"both\") int both();",
        "  @Expression(\"upper(a)\") NotThere heading();",
        "}");
    source(
        "acme/Money.java",
        "package acme;",
        "class Money implements dev.veduta.type.Converter<lib.Amount, Money> { lib.Amount a; }");
    source(
        "acme/package-info.java", "@dev.veduta.annotation.Convert(String.class)", "package acme;");
    source(
        "acme/Closed.java",
        "package acme;",
        "import dev.veduta.annotation.*;",
        "@View(\"s.w\") abstract class Closed { @Expression(\"c\") abstract int c(); }");
    assertThat(read()).extracting(AskedExpression::text).containsExactly("c", "both", "upper(a)");
  }

  @Test
  void aTextThatIsInALibraryIsAnError() throws Exception {
    Path file =
        source(
            "acme/A.java",
            "import dev.veduta.annotation.*;",
            "@View(\"s.v\") interface A {",
            "  @Expression(lib.Texts.UPPER) int a();",
            "}");
    assertUnreadable(file + ":[3,");
    source(
        "acme/A.java",
        "import dev.veduta.annotation.*;",
        "@View(lib.Texts.VIEW) interface A {",
        "  @Expression(\"a\") int a();",
        "}");
    assertUnreadable(file + ":[2,");
  }

  @Test
  void whatIsMissingIsNotBlamedForWhatIsWrong() throws Exception {
    Path file =
        source(
            "acme/A.java",
            "import dev.veduta.annotation.*;",
            "@View(\"s.v\") interface A {",
            "  lib.Missing b();",
            "  @Expression int a();",
            "}");
    assertThatThrownBy(this::read)
        .hasMessageContaining(
            file + ":[4,3] annotation @dev.veduta.annotation.Expression is missing");
  }

  private void assertUnreadable(String place) {
    assertThatThrownBy(this::read)
        .isInstanceOf(GenerationException.class)
        .hasMessageStartingWith("[SourcesUnreadable] " + place)
        .hasMessageEndingWith(
            "] this text cannot be read: reflection reads the project's sources alone, without its"
                + " libraries. Write it there, or as a constant of the project.");
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
