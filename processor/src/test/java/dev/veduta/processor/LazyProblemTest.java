package dev.veduta.processor;

import static dev.veduta.processor.Views.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.Collation;
import dev.veduta.catalog.Fact;
import dev.veduta.catalog.Grade;
import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each problem of deferred columns and relationships, as in {@link ProblemTest}. */
class LazyProblemTest {
  private static final CatalogView ITEM =
      view("s", "item")
          .notNull("id", "int4")
          .notNull("code", "text")
          .column("body", "text")
          .column("doc", "json")
          .key(primaryKey("item"), "id")
          .build();
  private static final CatalogView REVIEW =
      view("s", "review")
          .notNull("id", "int4")
          .notNull("item", "int4")
          .notNull("item_code", "varchar")
          .column("doc", "json")
          .key(primaryKey("review"), "id")
          .build();
  private static final CatalogView VOTE =
      view("s", "vote").notNull("item", "int4").notNull("n", "int4").build();

  @TempDir Path catalog;

  private static Claim primaryKey(String table) {
    return new Claim(Grade.PROVEN, "primary key").restingOn(List.of(index(table)));
  }

  private static Fact index(String table) {
    QualifiedName name = new QualifiedName("s", table);
    return new Fact(
        Fact.Kind.PRIMARY_KEY, name, table + "_pkey", List.of("id"), false, null, false);
  }

  /** Line 8 is the accessor's. */
  private List<String> of(String accessor, String... more) {
    List<String> lines =
        new ArrayList<>(List.of("@View(\"s.item\")", "interface X { int id();", accessor));
    lines.addAll(List.of(more));
    lines.add("}");
    return problems(lines);
  }

  private List<String> problems(List<String> lines) {
    return Javac.on(catalog, ITEM, REVIEW, VOTE)
        .allOf("s")
        .declaring("X", lines.toArray(String[]::new))
        .problems();
  }

  @Test
  void deferredType() {
    assertThat(of("@Deferred(\"big\") @Nullable String body();"))
        .containsExactly(
            "X.java:8: [DeferredType] @Deferred stands on body, which returns String. Return Lazy of"
                + " that, or leave @Deferred out.");
  }

  @Test
  void deferredNullness() {
    assertThat(of("Lazy<String> body();"))
        .containsExactly(
            "X.java:8: [NullableColumn] not-null accessor on a nullable column, the catalog says"
                + " nullable: s.item, column \"body\". Return Lazy<@Nullable String>; if it is never"
                + " null, say so in the view's comment with @notNull and run veduta:reflect.");
  }

  @Test
  void deferredWrongType() {
    assertThat(of("Lazy<Integer> code();"))
        .containsExactly(
            "X.java:8: [WrongType] s.item, column \"code\" of type text, cannot be read as"
                + " Lazy<Integer>; what fits is Lazy<String>. Change the accessor's type. If the"
                + " view changed, run veduta:reflect.");
  }

  @Test
  void deferredKey() {
    assertThat(
            problems(
                List.of(
                    "@View(\"s.item\") @Key(\"code\")", "interface X { Lazy<String> code(); }")))
        .containsExactly(
            "X.java:6: [UnusableKeyColumn] column \"code\" of s.item cannot be in a key: it is"
                + " deferred. Choose another key.");
  }

  @Test
  void deferredCheck() {
    assertThat(
            problems(
                List.of(
                    "@View(\"s.review\") interface X { int id();",
                    "@Column({\"item\", \"id\"}) Lazy<Integer> item(); }")))
        .containsExactly(
            "X.java:7: [DeferredCheck] item is deferred, and read from columns of s.review that are"
                + " not known to be equal, which would be compared in each row. Name one column, or"
                + " do not defer it.");
  }

  @Test
  void lazyWithoutKey() {
    assertThat(
            problems(
                List.of(
                    "@View(\"s.vote\")",
                    "interface X {",
                    "int item();",
                    "Lazy<Integer> n();",
                    "@Related Lazy<Optional<Review>> review();",
                    "}")))
        .containsExactly(
            "X.java:9: [LazyWithoutKey] n is loaded by the key of its row, and the record of s.vote"
                + " has none. Assert one with @Key, or select the columns of one that the catalog"
                + " knows; those of a key cannot be deferred.",
            "X.java:10: [LazyWithoutKey] review is loaded by the key of its row, and the record of"
                + " s.vote has none. Assert one with @Key, or select the columns of one that the"
                + " catalog knows; those of a key cannot be deferred.");
  }

  @Test
  void relatedType() {
    assertThat(of("@Related List<Review> reviews();"))
        .singleElement()
        .asString()
        .startsWith("X.java:8: [RelatedType] @Related stands on reviews, which returns ")
        .endsWith(
            ". Return Lazy<Optional<T>> for at most one row, or Lazy<List<T>>, T being a record or"
                + " the @View interface that shapes it.");
  }

  @Test
  void relatedUnknown() {
    assertThat(of("@Related Lazy<List<Reviews>> reviews();"))
        .contains(
            "X.java:8: [RelatedUnknown] reviews leads to Reviews, and that is no record that is"
                + " generated here, nor an interface that shapes one; did you mean \"Review\"?"
                + " Declare it with @View, or name a record of this compilation.");
  }

  @Test
  void whatDidNotPassIsNotSaidToBeUnknownToo() {
    assertThat(
            of(
                "@Related(to = \"id\") Lazy<Optional<Y>> y();",
                "@View(\"s.review\") interface Y { long id(); }"))
        .singleElement()
        .asString()
        .startsWith("X.java:9: [WrongType] ");
  }

  @Test
  void relatedUnnamed() {
    assertThat(of("@Related Lazy<List<Vote>> votes();"))
        .containsExactly(
            "X.java:8: [RelatedUnnamed] votes names no columns, and neither has s.item columns named"
                + " like the key of s.vote, nor the other way round. Name them: @Related(columns ="
                + " ...) are the columns here, to = ... those there.");
  }

  @Test
  void relatedByChance() {
    assertThat(of("@Related Lazy<List<Review>> reviews();"))
        .containsExactly(byChance("reviews", "s.item", "s.review"));
  }

  @Test
  void relatedByChanceFromAViewThatJoinsTheOther() {
    assertThat(orders("s.order_view", "@Related Lazy<Optional<Customer>> customer();"))
        .containsExactly(byChance("customer", "s.order_view", "s.customer"));
    assertThat(orders("s.customer", "@Related Lazy<List<OrderView>> orders();"))
        .containsExactly(byChance("orders", "s.customer", "s.order_view"));
  }

  @Test
  void relatedByChanceWhereTheOtherIsNoKey() {
    assertThat(orders("s.line_view", "@Related Lazy<Optional<Customer>> customer();"))
        .containsExactly(byChance("customer", "s.line_view", "s.customer"));
  }

  @Test
  void relatedByChanceWhereNothingIsKnown() {
    assertThat(orders("s.customer", "@Related Lazy<Optional<Grouped>> grouped();"))
        .containsExactly(byChance("grouped", "s.customer", "s.grouped"));
    assertThat(orders("s.grouped", "@Related Lazy<Optional<Customer>> customer();"))
        .containsExactly(byChance("customer", "s.grouped", "s.customer"));
    assertThat(orders("s.made", "@Related Lazy<Optional<Customer>> customer();"))
        .containsExactly(byChance("customer", "s.made", "s.customer"));
  }

  @Test
  void keysOfOneThingNeedNoNames() {
    declaring("s.customer", "@Related Lazy<Optional<Totals>> totals();").compiled();
    declaring("s.some_customer", "@Related Lazy<Optional<Customer>> all();").compiled();
  }

  @Test
  void namesOfColumnsAreTakenAtTheirWord() {
    declaring("s.order_view", "@Related(to = \"id\") Lazy<Optional<Customer>> customer();")
        .compiled();
  }

  private static String byChance(String accessor, String here, String there) {
    return "X.java:8: [RelatedByChance] "
        + accessor
        + " names no columns, and columns (id) of "
        + here
        + " and "
        + there
        + " are named alike, but the catalog does not show that they are the key of one thing. Name"
        + " the columns here with @Related(columns = ...), or those there with to = ...; both where"
        + " this is what you mean.";
  }

  /** Line 8 is the accessor's; customers, orders, and views of them, all with an id. */
  private List<String> orders(String view, String accessor) {
    return declaring(view, accessor).problems();
  }

  private Javac declaring(String view, String accessor) {
    Claim grouped = new Claim(Grade.PROVEN, "GROUP BY");
    List<Fact> both = List.of(index("orders"), index("customer"));
    return Javac.on(
            catalog,
            view("s", "customer")
                .notNull("id", "int4", notNull("customer"))
                .key(primaryKey("customer"), "id")
                .build(),
            view("s", "order_view")
                .notNull("id", "int4", notNull("orders"))
                .key(new Claim(Grade.PROVEN, "kept by a join").restingOn(both), "id")
                .build(),
            view("s", "line_view").notNull("id", "int4", notNull("orders")).build(),
            view("s", "totals")
                .notNull("id", "int4", notNull("customer"))
                .key(grouped, "id")
                .build(),
            view("s", "some_customer")
                .notNull("id", "int4")
                .key(primaryKey("customer"), "id")
                .build(),
            view("s", "grouped").notNull("id", "int4").key(grouped, "id").build(),
            view("s", "made")
                .notNull("id", "int4", notNull("customer", "orders"))
                .key(grouped, "id")
                .build())
        .allOf("s")
        .declaring(
            "X", "@View(\"" + view + "\") @Key(\"id\")", "interface X { int id();", accessor, "}");
  }

  private static Claim notNull(String... tables) {
    List<Fact> facts =
        Stream.of(tables).map(it -> Fact.notNull(new QualifiedName("s", it), "id", false)).toList();
    return new Claim(Grade.PROVEN, "they are not null").restingOn(facts);
  }

  @Test
  void relatedCount() {
    assertThat(of("@Related(to = {\"item\", \"item_code\"}) Lazy<List<Review>> reviews();"))
        .containsExactly(
            "X.java:8: [RelatedCount] reviews leads from (id) to (item, item_code), and these are"
                + " not as many columns. Name one column there for each here.");
  }

  @Test
  void relatedColumnUnknown() {
    assertThat(of("@Related(to = \"itm\") Lazy<List<Review>> reviews();"))
        .containsExactly(
            "X.java:8: [UnknownColumn] s.review has no column \"itm\"; did you mean \"item\"? If"
                + " the view changed, run veduta:reflect.");
  }

  @Test
  void relatedColumnThatIsAnAccessor() {
    assertThat(
            of(
                "@Related(to = \"of\") Lazy<List<Y>> reviews();",
                "@View(\"s.review\") interface Y { int id(); @Column(\"item\") int of(); }"))
        .containsExactly(
            "X.java:8: [UnknownColumn] s.review has no column \"of\"; did you mean \"item\"? If the"
                + " view changed, run veduta:reflect.");
    assertThat(
            of(
                "@Related(to = \"item\", orderBy = \"of desc\") Lazy<List<Y>> reviews();",
                "@View(\"s.review\") interface Y { int id(); @Column(\"item\") int of(); }"))
        .containsExactly(
            "X.java:8: [UnknownColumn] s.review has no column \"of\"; did you mean \"item\"? If the"
                + " view changed, run veduta:reflect.");
  }

  @Test
  void relatedNotMapped() {
    assertThat(of("@Related(columns = \"code\", to = \"item\") Lazy<List<Review>> reviews();"))
        .containsExactly(
            "X.java:8: [RelatedNotMapped] reviews needs column \"code\" of s.item, and no accessor"
                + " there reads it with the row. Add one.");
  }

  @Test
  void relatedNotMappedButDeferred() {
    assertThat(
            of(
                "@Related(columns = \"code\", to = \"item\") Lazy<List<Review>> reviews();",
                "Lazy<String> code();"))
        .singleElement()
        .asString()
        .contains("[RelatedNotMapped] ");
  }

  @Test
  void relatedTypes() {
    assertThat(
            of(
                "@Related(columns = \"code\", to = \"item_code\") Lazy<List<Review>> reviews();",
                "String code();"))
        .containsExactly(
            "X.java:8: [RelatedTypes] reviews compares columns of different types: \"code\" of s.item"
                + " is of type text, read as String; \"item_code\" of s.review is of type varchar,"
                + " read as String. Choose columns of one type, or cast one in its view and run"
                + " veduta:reflect.");
  }

  @Test
  void relatedByColumnsWithoutEquality() {
    assertThat(
            of(
                "@Related(columns = \"doc\", to = \"doc\") Lazy<List<Review>> reviews();",
                "@Nullable String doc();"))
        .containsExactly(
            "X.java:8: [UnusableKeyColumn] column \"doc\" of s.item cannot be in a key: Java cannot"
                + " tell when two values of type json are equal in SQL. Choose another key.");
  }

  @Test
  void relatedByColumnsWhoseCaseDoesNotCount() {
    PgType citext = new PgType.Base(new QualifiedName("ext", "citext"));
    PgType name = new PgType.Domain(new QualifiedName("s", "name"), citext);
    CatalogView box = view("s", "box").column("code", name, true).column("id", name, true).build();
    assertThat(
            Javac.on(catalog, box)
                .allOf("s")
                .declaring(
                    "X",
                    "@View(\"s.box\") @Key(\"code\") interface X {",
                    "String code(); String id();",
                    "@Related(to = \"code\") Lazy<Optional<X>> same();",
                    "@Related(columns = \"id\", to = \"code\") Lazy<Optional<X>> other(); }")
                .problems())
        .containsExactly(
            "X.java:8: [RelatedCaseless] same compares column \"code\" of s.box by type some_type,"
                + " and which letters differ only in case, the server's locale tells and Java"
                + " cannot. Have each view compare a text, such as lower(code::text), in a column"
                + " of its own, or choose other columns.",
            "X.java:9: [RelatedCaseless] other compares column \"id\" of s.box by type some_type,"
                + " and which letters differ only in case, the server's locale tells and Java"
                + " cannot. Have each view compare a text, such as lower(id::text), in a column of"
                + " its own, or choose other columns.");
  }

  @Test
  void relatedByColumnsOfANondeterministicCollation() {
    Collation collation = new Collation(new QualifiedName("s", "ci"), false);
    CatalogView box =
        view("s", "box")
            .notNull("id", "int4")
            .column("code", PgType.builtin("text"), true, collation, null)
            .key(primaryKey("box"), "id")
            .build();
    assertThat(
            Javac.on(catalog, box)
                .allOf("s")
                .declaring(
                    "X",
                    "@View(\"s.box\") interface X { int id(); String code();",
                    "@Related(columns = \"code\", to = \"code\") Lazy<List<X>> same(); }")
                .problems())
        .containsExactly(
            "X.java:7: [UnusableKeyColumn] column \"code\" of s.box cannot be in a key: its"
                + " collation s.ci is nondeterministic. Choose another key.");
  }

  @Test
  void relatedNotOne() {
    assertThat(of("@Related(to = \"item\") Lazy<Optional<Review>> review();"))
        .containsExactly(
            "X.java:8: [RelatedNotOne] review leads to one row, and no key of s.review is known"
                + " among (item). Return Lazy<List<Review>>, or assert that key with @Key, or with"
                + " @key in the view's comment.");
  }

  @Test
  void relatedWithoutKey() {
    assertThat(
            problems(
                List.of(
                    "@View(\"s.review\") interface X {",
                    "int id(); int item();",
                    "@Related(columns = \"item\", to = \"item\") Lazy<List<Vote>> votes(); }")))
        .containsExactly(
            "X.java:8: [RelatedWithoutKey] votes leads from (item) of s.review to (item) of s.vote,"
                + " and neither holds a key. Choose other columns, or assert the key of one of them"
                + " with @Key, or with @key in the view's comment.");
  }

  @Test
  void relatedOrder() {
    assertThat(
            of(
                "@Related(to = \"item\", orderBy = {\"doc desc\", \"itemm\"})"
                    + " Lazy<List<Review>> reviews();"))
        .containsExactly(
            "X.java:8: [RelatedOrder] doc desc cannot be in the order of \"reviews\": SQL has no"
                + " order for json. Leave it out, or choose another.",
            "X.java:8: [UnknownColumn] s.review has no column \"itemm\"; did you mean \"item\"? If"
                + " the view changed, run veduta:reflect.");
  }

  @Test
  void relatedOrderOfMoreThanAColumn() {
    assertThat(
            of(
                "@Related(to = \"item\", orderBy = {\"item downwards\", \"id desc desc\"})"
                    + " Lazy<List<Review>> reviews();"))
        .containsExactly(
            "X.java:8: [RelatedOrder] item downwards cannot be in the order of \"reviews\": nothing"
                + " but \"desc\" can follow the column. Leave it out, or choose another.",
            "X.java:8: [RelatedOrder] id desc desc cannot be in the order of \"reviews\": nothing"
                + " but \"desc\" can follow the column. Leave it out, or choose another.");
  }

  @Test
  void relatedOrderOfOne() {
    assertThat(
            of(
                "@Related(columns = \"id\", to = \"id\", orderBy = \"id\") Lazy<Optional<Review>> review();"))
        .containsExactly(
            "X.java:8: [RelatedOrder] id cannot be in the order of \"review\": it leads to one row"
                + " at most. Leave it out, or choose another.");
  }

  @Test
  void relatedWithoutOrder() {
    assertThat(of("@Related(to = \"item\") Lazy<List<Vote>> votes();"))
        .containsExactly(
            "X.java:8: [RelatedWithoutOrder] the list of votes has no order, for the record of"
                + " s.vote has no key. Give it one with @Related(orderBy = ...), or give the record"
                + " a key.");
  }

  @Test
  void constantsThatMeet() {
    assertThat(
            of(
                "@Deferred(\"reviews\") Lazy<@Nullable String> body();",
                "@Related(to = \"item\") Lazy<List<Review>> reviews();"))
        .containsExactly(
            "X.java:9: [NameCollision] group \"reviews\" of deferred columns and relationship"
                + " reviews both become REVIEWS in Java. Leave one out with exclude or"
                + " excludeColumns, have names strip less, rename one in the database, or declare an"
                + " @View interface with names of your own.");
  }

  @Test
  void aRelationshipNamedLikeAColumn() {
    assertThat(
            problems(
                List.of(
                    "@View(\"s.item\") interface X {",
                    "@Related(to = \"item\") Lazy<List<Review>> body(); }")))
        .singleElement()
        .asString()
        .startsWith("X.java:7: [NameCollision] column \"body\" of s.item and relationship body");
  }

  @Test
  void aRelationshipOfAReservedName() {
    assertThat(of("@Related(to = \"item\") Lazy<List<Review>> query();"))
        .singleElement()
        .asString()
        .startsWith("X.java:8: [ReservedName] query ");
  }
}
