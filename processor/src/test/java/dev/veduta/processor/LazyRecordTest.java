package dev.veduta.processor;

import static dev.veduta.processor.Golden.assertGolden;
import static dev.veduta.processor.Javac.constant;
import static dev.veduta.processor.Javac.generated;
import static dev.veduta.processor.Views.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.catalog.RelationKind;
import dev.veduta.query.Deferred;
import dev.veduta.query.Relationship;
import dev.veduta.view.View;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The generated files of records with deferred columns and relationships. */
class LazyRecordTest {
  private static final PgType STATE =
      new PgType.Enumeration(new QualifiedName("gear", "state"), List.of("new", "used"));
  private static final CatalogView ITEM =
      view("gear", "item")
          .kind(RelationKind.TABLE)
          .notNull("id", "int4")
          .notNull("name", "text")
          .column("maker", "int4")
          .notNull("body", "text")
          .column("notes", "text")
          .column("state", STATE, true)
          .key("id")
          .build();
  private static final CatalogView STATS =
      view("gear", "stats")
          .kind(RelationKind.MATERIALIZED_VIEW)
          .notNull("id", "int4")
          .notNull("reviews", "int8")
          .key("id")
          .build();
  private static final CatalogView REVIEW =
      view("gear", "review")
          .kind(RelationKind.TABLE)
          .notNull("no", "int4")
          .notNull("item", "int4")
          .notNull("written", "timestamptz")
          .column("text", "text")
          .key("no", "item")
          .build();

  @TempDir Path catalog;

  private Javac javac() {
    return Javac.on(catalog, ITEM, STATS, REVIEW)
        .source(
            "acme/package-info.java",
            "@dev.veduta.annotation.Views(schema = \"gear\", include = \"stats\")",
            "package acme;")
        .declaring(
            "Item",
            "@View(\"gear.item\")",
            "public interface Item {",
            "  int id();",
            "  Lazy<String> body();",
            "  String name();",
            "  @Nullable Integer maker();",
            "  @Deferred(\"details\") Lazy<@Nullable String> notes();",
            "  @Deferred(\"details\") Lazy<State> state();",
            "  @Related(to = \"id\") Lazy<Optional<Stats>> stats();",
            "  @Related(to = \"item\", orderBy = {\"written desc\", \"no\"}) Lazy<List<Review>> reviews();",
            "}")
        .declaring(
            "Review",
            "@View(\"gear.review\")",
            "public interface Review {",
            "  int no();",
            "  int item();",
            "  java.time.Instant written();",
            "  @Related(columns = \"item\") Lazy<Optional<ItemRecord>> of();",
            "}");
  }

  @Test
  void deferredColumnsAndRelationships(TestInfo test) throws Exception {
    var compilation = javac().compiled();
    assertGolden(test, generated(compilation, "ItemRecord"));
    View<?, ?> view = (View<?, ?>) constant(compilation, "ItemRecord", "VIEW");
    assertThat(view.columns()).hasToString("[id, name, maker]");
    assertThat(view.loadables()).hasToString("[body, notes, state, stats, reviews]");
    assertThat(constant(compilation, "ItemRecord", "DETAILS")).isInstanceOf(Deferred.class);
    assertThat(constant(compilation, "ReviewRecord", "OF")).isInstanceOf(Relationship.class);
  }

  @Test
  void aRelationshipToTheRecordOfAnInterface(TestInfo test) {
    assertGolden(test, generated(javac().compiled(), "ReviewRecord"));
  }

  @Test
  void whatARecordCannotLoadDoesNotCompile() {
    assertThat(errors("ItemRecord.query().with(ItemRecord.STATS, ItemRecord.BODY)")).isEmpty();
    assertThat(errors("ItemRecord.query().with(ItemRecord.REVIEWS.then(ReviewRecord.OF))"))
        .isEmpty();
    assertThat(errors("ItemRecord.query().with(ReviewRecord.OF)")).isNotEmpty();
    assertThat(errors("ItemRecord.query().with(ItemRecord.Columns.BODY)")).isNotEmpty();
    assertThat(errors("ItemRecord.STATS.then(ReviewRecord.OF)")).isNotEmpty();
  }

  private List<String> errors(String expression) {
    return javac()
        .declaring("X", "class X {", "Object x = " + expression + ";", "}")
        .run()
        .errors()
        .stream()
        .map(it -> it.getMessage(null))
        .toList();
  }

  @Test
  void everyColumnIsTakenBesideRelationshipsAlone() {
    var compilation =
        Javac.on(catalog, ITEM, STATS)
            .allOf("gear")
            .declaring(
                "Gear",
                "@View(\"gear.item\")",
                "public interface Gear { @Related(to = \"id\") Lazy<Optional<Stats>> stats(); }")
            .compiled();
    assertThat(generated(compilation, "GearRecord"))
        .contains("    Lazy<Optional<Stats>> stats) implements Gear, Row<Integer> {");
  }

  @Test
  void whatAnInheritedAccessorReturnsIsWhatTheInterfaceMakesOfIt() {
    var compilation =
        Javac.on(catalog, ITEM, STATS)
            .allOf("gear")
            .declaring(
                "Base",
                "public interface Base<T, U> { int id(); T body(); @Related(to = \"id\") U stats(); }")
            .declaring(
                "Gear",
                "@View(\"gear.item\")",
                "public interface Gear extends Base<Lazy<String>, Lazy<Optional<Stats>>> {}")
            .compiled();
    assertThat(generated(compilation, "GearRecord"))
        .contains("GearRecord(int id, Lazy<String> body,\n    Lazy<Optional<Stats>> stats)")
        .contains("Deferred.of(Columns.BODY, GearRecord::body);");
  }

  @Test
  void namesThatMeanSomethingElseStandForThemselves() {
    CatalogView odd =
        view("s", "odd \" view")
            .notNull("view", "int4")
            .notNull("a \"column", "text")
            .notNull("lazy", "text")
            .key("view")
            .build();
    CatalogView lazy = view("s", "lazy").notNull("view", "int4").key("view").build();
    CatalogView deferred = view("s", "deferred").notNull("view", "int4").key("view").build();
    CatalogView optional = view("s", "optional").notNull("view", "int4").key("view").build();
    var compilation =
        Javac.on(catalog, odd, lazy, deferred, optional)
            .allOf("s")
            .declaring(
                "Odd",
                "@View(\"s.\\\"odd \\\"\\\" view\\\"\")",
                "public interface Odd {",
                "  @Column(\"view\") int number();",
                "  @Column(\"a \\\"column\") Lazy<String> view();",
                "  @Deferred(\"a \\\" group\\n\") @Column(\"lazy\") Lazy<String> lazy();",
                "  @Related(to = \"view\") Lazy<Optional<LazyView>> that();",
                "  @Related(to = \"view\") Lazy<List<OptionalView>> all();",
                "  @Related(to = \"view\") Lazy<List<Odd>> own();",
                "  default String own(int which) { return own().get().get(which).toString(); }",
                "}")
            .compiled();
    assertThat(generated(compilation, "OddRecord"))
        .contains("Deferred<OddRecord> VIEW_ =")
        .contains("Deferred<OddRecord> A_GROUP =")
        .contains("row -> row.own(),");
  }
}
