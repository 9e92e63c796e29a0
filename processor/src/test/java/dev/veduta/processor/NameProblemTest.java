package dev.veduta.processor;

import static dev.veduta.processor.Problems.VIEW;
import static dev.veduta.processor.Problems.declared;
import static dev.veduta.processor.Problems.mood;
import static dev.veduta.processor.Views.templateField;
import static dev.veduta.processor.Views.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.naming.NamingStrategy;
import dev.veduta.naming.ReflectedColumn;
import dev.veduta.naming.ReflectedView;
import dev.veduta.processor.naming.Strategies;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Problems of the names that Java gives to what the database has. */
class NameProblemTest {
  @TempDir Path catalog;

  @Test
  void reservedName() {
    assertThat(declared(catalog, VIEW, "interface X {", "  @Column(\"id\") int query();", "}"))
        .containsExactly(
            "X.java:8: [ReservedName] query cannot be the name of an accessor: the record needs it"
                + " for itself. Rename it, and name the column with @Column.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Column(\"id\") int hashCode()",
        "@Column(\"label\") @Nullable String toString()",
        "@Column(\"id\") int identityKey()",
        "@Column(\"id\") int sameValuesAs()",
        "@Column(\"id\") int equals()",
        "@Column(\"id\") int read()",
        "@Column(\"id\") int VIEW()"
      })
  void reservedNames(String accessor) {
    assertThat(declared(catalog, VIEW, "interface X {", accessor + ";", "}").get(0))
        .startsWith("X.java:8: [ReservedName] ");
  }

  @Test
  void reservedNameOfADefaultMethod() {
    assertThat(
            declared(
                catalog,
                VIEW,
                "interface X {",
                "  default String identityKey() { return \"\"; }",
                "}"))
        .containsExactly(
            "X.java:8: [ReservedName] identityKey cannot be the name of a default method: the record"
                + " needs it for itself. Rename it, and name the column with @Column.");
  }

  @Test
  void columnsCollide() {
    assertThat(
            Javac.on(catalog, view("s", "v").column("a_b", "int4").column("aB", "int4").build())
                .allOf("s")
                .problems())
        .containsExactly(
            "package-info.java:1: [NameCollision] column \"a_b\" of s.v and column \"aB\" of"
                + " s.v both become aB in Java. Leave one out with exclude or excludeColumns, have"
                + " names strip less, rename one in the database, or declare an @View interface with"
                + " names of your own.");
  }

  @Test
  void columnsThatDifferInCaseOnlyCollide() {
    assertThat(
            Javac.on(catalog, view("s", "v").column("id", "int4").column("ID", "int4").build())
                .allOf("s")
                .problems()
                .get(0))
        .contains("column \"id\" of s.v and column \"ID\" of s.v both become id in Java");
  }

  @Test
  void constantsCollide() {
    assertThat(
            Javac.on(
                    catalog,
                    view("s", "v").column("fooURL", "int4").column("foo_url", "int4").build())
                .allOf("s")
                .problems()
                .get(0))
        .contains("both become FOO_URL in Java");
  }

  @Test
  void viewsCollide() {
    assertThat(
            Javac.on(
                    catalog,
                    view("s", "ab_cd").column("x", "int4").build(),
                    view("s", "abc_d").column("x", "int4").build())
                .allOf("s")
                .problems())
        .containsExactly(
            "package-info.java:1: [NameCollision] view s.ab_cd and view s.abc_d both become"
                + " AbCd and AbcD in Java. Leave one out with exclude or excludeColumns, have names"
                + " strip less, rename one in the database, or declare an @View interface with names"
                + " of your own.");
  }

  @Test
  void viewAndEnumCollide() {
    assertThat(
            Javac.on(catalog, view("s", "mood").column("m", mood("sad"), true).build())
                .allOf("s")
                .problems()
                .get(0))
        .contains("view s.mood and type public.mood both become Mood in Java");
  }

  @Test
  void viewAndTheUsersClassCollide() {
    assertThat(
            Javac.on(catalog, templateField())
                .allOf("quick_bits")
                .declaring("TemplateFieldView", "class TemplateFieldView {}")
                .problems()
                .get(0))
        .contains("your class and view quick_bits.template_field_view both become");
  }

  @Test
  void labelsCollide() {
    assertThat(
            Javac.on(catalog, view("s", "v").column("m", mood("so so", "so-so"), true).build())
                .allOf("s")
                .problems()
                .get(0))
        .contains(
            "label \"so so\" of public.mood and label \"so-so\" of public.mood both become SO_SO");
  }

  @Test
  void attributesCollide() {
    PgType type =
        new PgType.Composite(
            new QualifiedName("public", "pair"),
            List.of(
                new PgType.Attribute("a-b", "text", PgType.builtin("text")),
                new PgType.Attribute("a b", "text", PgType.builtin("text"))));
    assertThat(
            Javac.on(catalog, view("s", "v").column("p", type, true).build())
                .allOf("s")
                .problems()
                .get(0))
        .contains(
            "attribute \"a-b\" of public.pair and attribute \"a b\" of public.pair both become");
  }

  @Test
  void theNameOfTheListOfViews() {
    CatalogView view = view("s", "package_views").notNull("id", "int4").build();
    assertThat(Javac.on(catalog, view).allOf("s").problems())
        .containsExactly(
            "package-info.java:1: [NameCollision] the list of a package's views and view"
                + " s.package_views both become PackageViews in Java. Leave one out with exclude or"
                + " excludeColumns, have names strip less, rename one in the database, or declare an"
                + " @View interface with names of your own.");
  }

  @Test
  void anInterfaceResolvesACollision() {
    Javac.on(catalog, view("s", "v").column("a_b", "int4").column("aB", "int4").build())
        .declaring(
            "X",
            "@View(\"s.v\")",
            "interface X {",
            "  @Column(\"a_b\") @Nullable Integer snake();",
            "  @Column(\"aB\") @Nullable Integer camel();",
            "}")
        .compiled();
  }

  @Test
  void namesFromTheDatabaseDoNotTurnTheMessageAround() {
    assertThat(
            Javac.on(
                    catalog,
                    view("s", "v").column("a\u202e\nb", "int4").column("a\u202e-b", "int4").build())
                .allOf("s")
                .problems()
                .get(0))
        .contains("column \"a\\u202e\\u000ab\" of s.v");
  }

  @Test
  void stripsNothing() {
    assertThat(
            Javac.on(catalog, templateField())
                .source(
                    "acme/package-info.java",
                    "",
                    "@dev.veduta.annotation.Views(schema = \"quick_bits\",",
                    "    stripPrefix = \"v_\", stripSuffix = {\"_vew\", \"_view\"},",
                    "    stripColumnPrefix = {\"odrer_\", \"id\"}, stripColumnSuffix = \"_index\")",
                    "package acme;")
                .problems())
        .containsExactly(
            "package-info.java:2: [StripsNothing] no view that is asked for begins with \"v_\", which"
                + " Java names are to leave off. Correct it, or leave it out. If a view changed, run"
                + " veduta:reflect.",
            "package-info.java:2: [StripsNothing] no view that is asked for ends in \"_vew\", which"
                + " Java names are to leave off; did you mean \"_view\"? Correct it, or leave it out."
                + " If a view changed, run veduta:reflect.",
            "package-info.java:2: [StripsNothing] no column that is asked for begins with \"odrer_\","
                + " which Java names are to leave off; did you mean \"order_\"? Correct it, or leave"
                + " it out. If a view changed, run veduta:reflect.",
            "package-info.java:2: [StripsNothing] no column that is asked for begins with \"id\","
                + " which Java names are to leave off. Correct it, or leave it out. If a view changed,"
                + " run veduta:reflect.");
  }

  @Test
  void whatASchemeMakesMeetCollides() {
    CatalogView lines = view("s", "v").column("a", "int4").column("f_a", "int4").build();
    assertThat(
            Javac.on(catalog, lines)
                .source(
                    "acme/package-info.java",
                    "@dev.veduta.annotation.Views(schema = \"s\", stripColumnPrefix = \"f_\")",
                    "package acme;")
                .problems())
        .containsExactly(
            "package-info.java:1: [NameCollision] column \"a\" of s.v and column \"f_a\" of s.v both"
                + " become a in Java. Leave one out with exclude or excludeColumns, have names strip"
                + " less, rename one in the database, or declare an @View interface with names of"
                + " your own.");
    assertThat(
            Javac.on(catalog, lines, view("s", "v_mv").column("a", "int4").build())
                .source(
                    "acme/package-info.java",
                    "@dev.veduta.annotation.Views(schema = \"s\", stripSuffix = \"_mv\")",
                    "package acme;")
                .problems()
                .get(0))
        .contains("[NameCollision] view s.v and view s.v_mv both become VView in Java.");
  }

  @Test
  void whatAStrategyMakesMeetCollides() {
    NamingStrategy same =
        new NamingStrategy() {
          @Override
          public String componentName(ReflectedView view, ReflectedColumn column, String usual) {
            return column.sqlType().equals("text") ? usual : "number";
          }
        };
    assertThat(Javac.on(catalog, templateField()).allOf("quick_bits").naming(same).problems())
        .hasSize(2)
        .first()
        .asString()
        .contains(
            "[NameCollision] column \"id\" of quick_bits.template_field_view and column \"template\""
                + " of quick_bits.template_field_view both become number in Java.");
  }

  @Test
  void namingStrategyUnusable() {
    Strategies broken =
        new Strategies(Optional.empty(), Optional.of("there are several: a.A, b.B"));
    assertThat(Javac.on(catalog, templateField()).allOf("quick_bits").naming(broken).problems())
        .containsExactly(
            "package-info.java:1: [NamingStrategyUnusable] the naming strategy cannot be had: there"
                + " are several: a.A, b.B. Let META-INF/services/dev.veduta.naming.NamingStrategy name"
                + " one public class that can be made without arguments.");
  }

  @Test
  void namingStrategyFailed() {
    assertThat(
            Javac.on(catalog, templateField())
                .declaring("X", "", VIEW, "interface X {}")
                .naming(new Answering("Ignored", NameProblemTest::failing))
                .problems()
                .get(0))
        .isEqualTo(
            "X.java:7: [NamingStrategyFailed] the naming strategy"
                + " dev.veduta.processor.NameProblemTest$Answering failed to name column \"id\" of"
                + " quick_bits.template_field_view: java.lang.IllegalStateException: 50 % of it."
                + " Correct it; what it has no name for, it can leave as usual.");
  }

  private static String failing() {
    throw new IllegalStateException("50 % of it");
  }

  @Test
  void namingStrategyName() {
    assertThat(
            Javac.on(catalog, templateField())
                .allOf("quick_bits")
                .naming(new Answering("Template-Field", () -> "id"))
                .problems())
        .containsExactly(
            "package-info.java:1: [NamingStrategyName] the naming strategy"
                + " dev.veduta.processor.NameProblemTest$Answering names view"
                + " quick_bits.template_field_view \"Template-Field\", which it cannot be. Let it"
                + " answer a name of ASCII letters, digits and underscores that neither Java nor the"
                + " record needs for itself: a record's begins with a capital and is not all capitals,"
                + " a component's with a small letter or an underscore.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "class",
        "_",
        "hashCode",
        "identityKey",
        "identityView",
        "VIEW",
        "Id",
        "größe",
        "a$b",
        "1a",
        "a\u200bb",
        "sealed",
        "NULL"
      })
  void namesThatAStrategyCannotGiveAComponent(String name) {
    assertThat(
            Javac.on(catalog, view("s", "v").column("a", "int4").build())
                .allOf("s")
                .naming(new Answering("Row_", () -> name.equals("NULL") ? null : name))
                .problems()
                .get(0))
        .startsWith("package-info.java:1: [NamingStrategyName] the naming strategy ")
        .contains("names column \"a\" of s.v \"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "name", "String", "View", "Row", "ID", "_A", "Å", "a.B", "PackageViews"})
  void namesThatAStrategyCannotGiveARecord(String name) {
    assertThat(
            Javac.on(catalog, view("s", "v").column("a", "int4").build())
                .allOf("s")
                .naming(new Answering(name, () -> "a"))
                .problems()
                .get(0))
        .containsAnyOf("[NamingStrategyName] the naming strategy ", "[NameCollision] the list of");
  }

  /** Says the same of all. */
  private record Answering(String recordName, Supplier<String> component)
      implements NamingStrategy {
    @Override
    public String recordName(ReflectedView view, String usual) {
      return recordName;
    }

    @Override
    public String componentName(ReflectedView view, ReflectedColumn column, String usual) {
      return component.get();
    }
  }
}
