package dev.veduta.processor;

import static dev.veduta.processor.Golden.assertGolden;
import static dev.veduta.processor.Javac.constant;
import static dev.veduta.processor.Javac.generated;
import static dev.veduta.processor.Views.templateField;
import static dev.veduta.processor.Views.view;
import static dev.veduta.view.Claim.Grade.ASSERTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.CatalogVariant;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.Disproof;
import dev.veduta.catalog.Fact;
import dev.veduta.catalog.Grade;
import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.catalog.RelationKind;
import dev.veduta.catalog.ViewOptions;
import dev.veduta.view.Creation;
import dev.veduta.view.Relation;
import dev.veduta.view.RelationName;
import dev.veduta.view.ServerKind;
import dev.veduta.view.View;
import dev.veduta.view.ViewOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The generated files, as they should read. */
class GeneratedRecordTest {
  private static final PgType MOOD =
      new PgType.Enumeration(new QualifiedName("public", "mood"), List.of("sad", "so-so", "type"));
  private static final PgType ADDRESS =
      new PgType.Composite(
          new QualifiedName("public", "address"),
          List.of(
              new PgType.Attribute("street", "text", PgType.builtin("text")),
              new PgType.Attribute("values", "integer", PgType.builtin("int4")),
              new PgType.Attribute("moods", "mood[]", new PgType.Array(MOOD, 1))));

  @TempDir Path catalog;

  @Test
  void keyOfOneColumn(TestInfo test) {
    var compilation = Javac.on(catalog, templateField()).allOf("quick_bits").compiled();
    assertGolden(test, generated(compilation, "TemplateFieldView"));
  }

  @Test
  void definedForServersOfEachKind(TestInfo test) throws Exception {
    CatalogView sums =
        view("s", "sums")
            .kind(RelationKind.VIEW)
            .column("n", "int8")
            .definition(" SELECT 18;")
            .build();
    CatalogView older =
        view("s", "sums")
            .kind(RelationKind.MATERIALIZED_VIEW)
            .definition(" SELECT 15\n   FROM s.t;")
            .reads("s", "t")
            .build();
    CatalogView any = view("s", "sums").definition(" SELECT 0;").build();
    var compilation =
        Javac.on(
                catalog,
                sums.on(
                    "18",
                    List.of(
                        new CatalogVariant("a hash", older.on("15", List.of())),
                        new CatalogVariant("a hash", any.on("any", List.of())))))
            .allOf("s")
            .compiled();
    assertGolden(test, generated(compilation, "Sums"));
    Relation<?> view = (Relation<?>) constant(compilation, "Sums", "VIEW");
    assertThat(view.on(new ServerKind(15, Set.of())).definition())
        .isEqualTo(" SELECT 15\n   FROM s.t;");
    assertThat(view.on(new ServerKind(17, Set.of())).definition()).isEqualTo(" SELECT 0;");
    assertThat(view.on(new ServerKind(18, Set.of())).definition()).isEqualTo(" SELECT 18;");
  }

  @Test
  void keyless(TestInfo test) {
    var tags =
        view("s", "tags")
            .kind(RelationKind.MATERIALIZED_VIEW)
            .column("Name", "text")
            .column("doc", "jsonb")
            .build();
    assertGolden(test, generated(Javac.on(catalog, tags).allOf("s").compiled(), "Tags"));
  }

  @Test
  void writable(TestInfo test) {
    var item =
        view("s", "item")
            .kind(RelationKind.TABLE)
            .notNull("id", "int4")
            .notNull("name", "text")
            .column("price", "numeric")
            .column("tags", new PgType.Array(PgType.builtin("text"), 1), true)
            .column("searched", "tsvector")
            .key("id")
            .index("item_pkey", "id", true)
            .writable("id", "searched");
    assertGolden(test, generated(Javac.on(catalog, item.build()).allOf("s").compiled(), "Item"));
  }

  @Test
  void writableWithoutAKey(TestInfo test) {
    var log = view("s", "log").kind(RelationKind.TABLE).notNull("line", "text").writable().build();
    assertGolden(test, generated(Javac.on(catalog, log).allOf("s").compiled(), "Log"));
  }

  @Test
  void compositeKeyThatJavaComparesAsSqlDoes(TestInfo test) {
    var seats =
        view("s", "seats").notNull("room", "int8").notNull("seat", "text").key("room", "seat");
    assertGolden(test, generated(Javac.on(catalog, seats.build()).allOf("s").compiled(), "Seats"));
  }

  @Test
  void compositeKeyThatMustBeCanonical(TestInfo test) {
    var rates =
        view("s", "rates")
            .kind(RelationKind.TABLE)
            .notNull("parts", "int4")
            .notNull("rate", "numeric")
            .key(new Claim(Grade.ASSERTED, "the view's comment"), "parts", "rate");
    assertGolden(test, generated(Javac.on(catalog, rates.build()).allOf("s").compiled(), "Rates"));
  }

  @Test
  void canonicalKeyOfOneColumn(TestInfo test) {
    var rates = view("s", "rates").notNull("rate", "float8").key("rate");
    assertGolden(test, generated(Javac.on(catalog, rates.build()).allOf("s").compiled(), "Rates"));
  }

  @Test
  void keyOfOneColumnThatCanBeNull(TestInfo test) {
    var byManager =
        view("s", "by_manager")
            .column("mgr_id", "int4")
            .notNull("n", "int8")
            .key(new Claim(Grade.PROVEN, "group by mgr_id"), "mgr_id");
    var compilation = Javac.on(catalog, byManager.build()).allOf("s").compiled();
    assertGolden(test, generated(compilation, "ByManager"));
  }

  @Test
  void compositeKeyWithNullsThatMustBeCanonical(TestInfo test) {
    var compilation =
        Javac.on(catalog, ratesWithNulls())
            .allOf("s")
            .declaring(
                "Probe",
                "public class Probe {",
                "  private static Rates of(String rate, String code, int total) {",
                "    return new Rates(1, rate == null ? null : new BigDecimal(rate), code, total);",
                "  }",
                "  private static boolean same(Rates one, Rates other) {",
                "    return one.equals(other) && one.hashCode() == other.hashCode();",
                "  }",
                "  public static final List<Boolean> SAME = List.of(",
                "      same(of(null, null, 1), of(null, null, 2)),",
                "      same(of(\"1.0\", null, 1), of(\"1.00\", null, 2)));",
                "  public static final List<Boolean> EQUAL = List.of(",
                "      of(null, null, 1).equals(of(\"0\", null, 1)),",
                "      of(\"1\", null, 1).equals(of(\"1\", \"\", 1)));",
                "  public static final List<?> PARTS = of(null, \"a\", 1).identityKey().parts();",
                "}")
            .compiled();
    assertThat(constant(compilation, "Probe", "SAME")).isEqualTo(List.of(true, true));
    assertThat(constant(compilation, "Probe", "EQUAL")).isEqualTo(List.of(false, false));
    assertThat(constant(compilation, "Probe", "PARTS")).isEqualTo(Arrays.asList(1, null, "a"));
    assertGolden(test, generated(compilation, "Rates"));
  }

  private static CatalogView ratesWithNulls() {
    return view("s", "rates")
        .notNull("year", "int4")
        .column("rate", "numeric")
        .column("code", "text")
        .notNull("total", "int4")
        .key(new Claim(Grade.PROVEN, "distinct"), "year", "rate", "code")
        .build();
  }

  @Test
  void atMostOneRow(TestInfo test) {
    var totals =
        view("s", "totals")
            .notNull("n", "int8", new Claim(Grade.PROVEN, "count is never null"))
            .column("mean", "numeric")
            .key(new Claim(Grade.PROVEN, "there is at most one row"));
    assertGolden(
        test, generated(Javac.on(catalog, totals.build()).allOf("s").compiled(), "Totals"));
  }

  @Test
  void saysHowWellEachClaimIsKnownAndWhatItRestsOn(TestInfo test) {
    QualifiedName field = new QualifiedName("quick_bits", "field");
    Fact id = Fact.notNull(field, "id", false);
    Fact code = Fact.notNull(field, "code", true);
    Fact primaryKey = index(Fact.Kind.PRIMARY_KEY, "field_pkey", List.of("id"), false, null);
    Fact partial =
        index(Fact.Kind.UNIQUE_INDEX, "one_kind", List.of("kind", "of"), true, "(kind > 0)");
    Fact unused = index(Fact.Kind.UNIQUE_INDEX, "unused", List.of("code"), false, null);
    var stats =
        view("quick_bits", "stats")
            .kind(RelationKind.MATERIALIZED_VIEW)
            .definition(" SELECT 1")
            .notNull("id", "int4", atRefresh("field.id is not null").restingOn(List.of(id)))
            .notNull("code", "text", atRefresh("field.code is not null").restingOn(List.of(code)))
            .notNull("n", "int8", new Claim(Grade.PROVEN, "count is never null"))
            .notNull("total", "int8", new Claim(Grade.ASSERTED, "the view's comment"))
            .column("label", "text")
            .key(
                atRefresh("primary key of quick_bits.field")
                    .restingOn(List.of(primaryKey, partial)),
                "id")
            .key(atRefresh("another").restingOn(List.of(unused)), "code");
    var compilation = Javac.on(catalog, stats.build()).allOf("quick_bits").compiled();
    assertGolden(test, generated(compilation, "Stats"));
    assertThat(((Relation<?>) constant(compilation, "Stats", "VIEW")).facts())
        .extracting(Object::toString)
        .containsExactly(
            "column code of quick_bits.field",
            "column id of quick_bits.field",
            "primary key field_pkey of quick_bits.field",
            "unique index one_kind of quick_bits.field");
  }

  private static Fact index(
      Fact.Kind kind, String name, List<String> columns, boolean nullsEqual, String predicate) {
    QualifiedName field = new QualifiedName("quick_bits", "field");
    return new Fact(kind, field, name, columns, nullsEqual, predicate, false);
  }

  @Test
  void tellsAViewOfWhatMaterializedViewsKept() throws Exception {
    var overview =
        view("quick_bits", "overview")
            .notNull("id", "int4", atRefresh("field.id is not null"))
            .column("label", "text")
            .build();
    var compilation = Javac.on(catalog, overview).allOf("quick_bits").compiled();
    assertThat(generated(compilation, "Overview"))
        .contains("RelationInfo.of(RelationKind.VIEW, \"quick_bits\", \"overview\")\n")
        .contains(".asOfRefresh()");
    assertThat(((Relation<?>) constant(compilation, "Overview", "VIEW")).readsWhatWasKept())
        .isTrue();
  }

  @Test
  void holdsWhatItTakesToCreateTheView(TestInfo test) {
    var stats =
        view("quick_bits", "stats")
            .kind(RelationKind.MATERIALIZED_VIEW)
            .definition(" SELECT 1")
            .notNull("id", "int4")
            .column("Odd \"name", "text")
            .options(new ViewOptions(true, true, "local"))
            .reads("quick_bits", "field")
            .reads("quick_bits", "Odd \"name")
            .index("stats_id", "id", true)
            .index("stats_odd", "\"Odd \"\"name\"", true)
            .index("unbuilt", "id", false);
    var compilation = Javac.on(catalog, stats.build()).allOf("quick_bits").compiled();
    assertGolden(test, generated(compilation, "Stats"));
    Creation creation = ((Relation<?>) constant(compilation, "Stats", "VIEW")).creation();
    assertThat(creation.options())
        .extracting(ViewOption::sql)
        .containsExactly("security_barrier=true", "security_invoker=true", "check_option=local");
    assertThat(creation.reads())
        .extracting(RelationName::quoted)
        .containsExactly("\"quick_bits\".\"field\"", "\"quick_bits\".\"Odd \"\"name\"");
    assertThat(creation.indexes())
        .containsExactly(
            "CREATE UNIQUE INDEX stats_id ON quick_bits.stats USING btree (id)",
            "CREATE UNIQUE INDEX stats_odd ON quick_bits.stats"
                + " USING btree (\"Odd \"\"name\")");
  }

  @Test
  void isNoWiderThanALineShouldBe(TestInfo test) {
    String condition = "(status = ANY (ARRAY['open'::text, 'paid'::text, 'shipped'::text]))";
    Fact oneOpen =
        new Fact(
            Fact.Kind.UNIQUE_INDEX,
            new QualifiedName("s", "orders"),
            "orders_one_open_by_customer_uq",
            List.of("customer"),
            false,
            condition,
            false);
    CatalogView wide =
        view("s", "wide")
            .kind(RelationKind.MATERIALIZED_VIEW)
            .comment("Sums and/or counts, count(*) as {\"n\": 1}. @info mail=\"ann@acme.com\"")
            .definition(" SELECT s.some_function_of_orders(now()) AS orders, s.others(now()) AS o;")
            .notNull("placed_at", "timestamptz", new Claim(Grade.PROVEN, "s.o.placed_at is a lot"))
            .column("orders", PgType.builtin("int8"), false, null, "How many.\n@info pii=no")
            .notNull(
                "customer", "int8", new Claim(Grade.PROVEN, "it is so").restingOn(List.of(oneOpen)))
            .index("wide_orders_of_customers_and_more", "orders", true)
            .build();
    String source = generated(Javac.on(catalog, wide).allOf("s").documented(), "Wide");
    assertGolden(test, source);
    assertThat(source.lines()).allMatch(it -> it.length() <= 100);
    assertThat(source).doesNotContain("&#");
  }

  @Test
  void tellsWhatIsKnownOfTheViewAndItsColumns(TestInfo test) {
    var customer =
        view("crm", "customer_view")
            .comment(
                "People who bought. @info owner=crm, note=\"see \"\"people\"\"\" @info pii=yes")
            .notNull("id", "int4", new Claim(Grade.PROVEN, "crm.customer.id is not null"))
            .column("email", PgType.builtin("text"), false, null, "Last known\n@info pii=yes")
            .notNull("since", "date", atRefresh("crm.customer.since is not null"))
            .notNull("total", "numeric", new Claim(Grade.ASSERTED, "comment on the view"))
            .column("gone", "text")
            .column("phone", "text")
            .disproof(Disproof.Claimed.NOT_NULL, "it is NULL", "gone")
            .key(new Claim(Grade.ASSERTED, "comment on the view"), "id");
    var compilation =
        Javac.on(catalog, customer.build())
            .declaring(
                "Customer",
                "@View(\"crm.customer_view\")",
                "@Info(key = \"pii\", value = \"no longer\")",
                "@Info(key = \"team\", value = \"7\")",
                "public interface Customer {",
                "  int id();",
                "  @Column(\"email\") @Info(key = \"mask\", value = \"\\\"*\\\"\") @Nullable String mail();",
                "  java.time.LocalDate since();",
                "  BigDecimal total();",
                "  @Nullable String gone();",
                "}")
            .documented();
    assertGolden(test, generated(compilation, "CustomerRecord"));
    View<?, ?> view = (View<?, ?>) constant(compilation, "CustomerRecord", "VIEW");
    assertThat(view.info())
        .containsExactly(
            Map.entry("owner", "crm"),
            Map.entry("note", "see \"people\""),
            Map.entry("pii", "no longer"),
            Map.entry("team", "7"));
    assertThat(view.keyClaim())
        .isEqualTo(new dev.veduta.view.Claim(ASSERTED, "comment on the view"));
    assertThat(told(view))
        .containsExactly(
            "int4, PROVEN: crm.customer.id is not null, null, {}",
            "text, NONE: nothing says so, Last known\n@info pii=yes, {pii=yes, mask=\"*\"}",
            "date, PROVEN_AT_REFRESH: crm.customer.since is not null, null, {}",
            "numeric, ASSERTED: comment on the view, null, {}",
            "text, NONE: it is NULL, null, {}");
  }

  private static <R> List<String> told(Relation<R> relation) {
    return relation.columns().stream()
        .map(relation::info)
        .map(
            it ->
                it.sqlType()
                    + ", "
                    + it.neverNull().grade()
                    + ": "
                    + it.neverNull().because()
                    + ", "
                    + it.comment()
                    + ", "
                    + it.info())
        .toList();
  }

  @Test
  void holdsTheCheckOptionOfEachKind() {
    for (String check : List.of("local", "cascaded")) {
      var view =
          view("s", check)
              .definition(" SELECT 1")
              .column("id", "int4")
              .options(new ViewOptions(false, false, check));
      var compilation = Javac.on(catalog, view.build()).allOf("s").compiled();
      String name = check.substring(0, 1).toUpperCase(Locale.ROOT) + check.substring(1);
      assertThat(((Relation<?>) constant(compilation, name, "VIEW")).creation().options())
          .extracting(ViewOption::sql)
          .containsExactly("check_option=" + check);
    }
  }

  private static Claim atRefresh(String because) {
    return new Claim(Grade.PROVEN_AT_REFRESH, because);
  }

  @Test
  void keptInATable(TestInfo test) throws Exception {
    var compilation =
        Javac.on(catalog, templateField())
            .declaring(
                "Field",
                "@View(\"quick_bits.template_field_view\")",
                "@Materialized(asTable = true)",
                "public interface Field { int id(); }")
            .compiled();
    assertGolden(test, generated(compilation, "FieldRecord"));
    Relation<?> view = (Relation<?>) constant(compilation, "FieldRecord", "VIEW");
    assertThat(view.readFrom())
        .isEqualTo(new RelationName("quick_bits", "template_field_view_table"));
  }

  @Test
  void keptInATableWhereTheCommentSaysSoAndTheDeclarationDoesNotDeny() throws Exception {
    var view =
        view("quick_bits", "sums")
            .comment("@key id @materialized table, for it is slow")
            .notNull("id", "int4")
            .key("id");
    var compilation =
        Javac.on(catalog, view.build())
            .allOf("quick_bits")
            .declaring(
                "Live",
                "@View(\"quick_bits.sums\")",
                "@Materialized(asTable = false)",
                "public interface Live {}")
            .compiled();
    assertThat(((Relation<?>) constant(compilation, "Sums", "VIEW")).readFrom().name())
        .isEqualTo("sums_table");
    assertThat(((Relation<?>) constant(compilation, "LiveRecord", "VIEW")).readFrom().name())
        .isEqualTo("sums");
  }

  @Test
  void shapedByAnInterface(TestInfo test) {
    var compilation =
        Javac.on(catalog, templateField())
            .declaring(
                "Outer",
                "class Outer {",
                "  @View(\"quick_bits.template_field_view\")",
                "  @Key({\"template\"})",
                "  interface Field {",
                "    Integer template();",
                "    @Column(\"order_index\") @Nullable Integer order();",
                "    default Integer order(int least) { return Math.max(least, template()); }",
                "  }",
                "}")
            .compiled();
    assertGolden(test, generated(compilation, "OuterFieldRecord"));
  }

  private static final String LONG_EXPRESSION =
      "lower(email) || ' is longer than a line, with \"quotes\" ' || upper(email) || ', and "
          + "broken where it has spaces, ' || email";

  @Test
  void expressions(TestInfo test) {
    var accounts =
        view("shop", "accounts")
            .notNull("id", "int8")
            .column("email", "text")
            .expression("lower(email)", "text", false)
            .expression("email is null and id > 0 or '\\' = \"email\"", "bool", true)
            .expression(LONG_EXPRESSION, "text", true)
            .key("id")
            .build();
    var compilation =
        Javac.on(catalog, accounts)
            .declaring(
                "Account",
                "@View(\"shop.accounts\")",
                "public interface Account {",
                "  long id();",
                "  @Expression(\"lower(email)\") @Nullable String address();",
                "  @Expression(Account.HAS_NONE) boolean none();",
                "  @Expression(\"" + LONG_EXPRESSION.replace("\"", "\\\"") + "\") String line();",
                "  String HAS_NONE = \"email is null and id > 0 or '\\\\' = \\\"email\\\"\";",
                "}")
            .documented();
    assertGolden(test, generated(compilation, "AccountRecord"));
  }

  @Test
  void oneAttributeOfSeveralColumns(TestInfo test) {
    var compilation =
        Javac.on(catalog, memberships())
            .declaring(
                "Membership",
                "@View(\"shop.memberships\")",
                "@Key(\"id\")",
                "public interface Membership {",
                "  long id();",
                "  @Column({\"user_id\", \"account_user_id\"}) long user();",
                "  @Column({\"team_id\", \"invited_team_id\"}) @Nullable Integer team();",
                "}")
            .documented();
    assertGolden(test, generated(compilation, "MembershipRecord"));
  }

  private static CatalogView memberships() {
    return view("shop", "memberships")
        .notNull("id", "int8")
        .column("user_id", "int8")
        .notNull("account_user_id", "int8")
        .column("team_id", "int4")
        .notNull("invited_team_id", "int4")
        .equal("user_id", "account_user_id")
        .build();
  }

  @Test
  void enumeration(TestInfo test) {
    var people = view("s", "people").column("mood", MOOD, true).build();
    assertGolden(test, generated(Javac.on(catalog, people).allOf("s").compiled(), "Mood"));
  }

  @Test
  void composite(TestInfo test) {
    var people = view("s", "people").column("address", ADDRESS, false).build();
    assertGolden(test, generated(Javac.on(catalog, people).allOf("s").compiled(), "Address"));
  }

  @Test
  void rangesArraysAndDomains(TestInfo test) {
    QualifiedName year = new QualifiedName("public", "year");
    PgType domain = new PgType.Domain(year, PgType.builtin("int4"));
    PgType range =
        new PgType.Range(new QualifiedName("pg_catalog", "int4range"), PgType.builtin("int4"));
    PgType own = new PgType.Range(new QualifiedName("s", "years"), domain);
    var things =
        view("s", "things")
            .column("year", domain, true)
            .column("grid", new PgType.Array(PgType.builtin("float8"), 2), false)
            .column("names", new PgType.Array(PgType.builtin("text"), 1), true)
            .column("points", new PgType.Array(PgType.builtin("point"), 1), true)
            .column("span", range, false)
            .column("years", own, true)
            .column(
                "multi",
                new PgType.Multirange(new QualifiedName("s", "multiyears"), (PgType.Range) own),
                true)
            .build();
    assertGolden(test, generated(Javac.on(catalog, things).allOf("s").compiled(), "Things"));
  }
}
