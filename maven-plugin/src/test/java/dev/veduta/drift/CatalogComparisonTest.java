package dev.veduta.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogIndex;
import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.Collation;
import dev.veduta.catalog.Fact;
import dev.veduta.catalog.Grade;
import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.catalog.RelationKind;
import dev.veduta.catalog.ViewClaims;
import dev.veduta.catalog.ViewDefinition;
import dev.veduta.catalog.ViewOptions;
import dev.veduta.catalog.ViewWrites;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class CatalogComparisonTest {
  private static final Claim PROVEN = new Claim(Grade.PROVEN, "primary key of s.t");
  private static final PgType INT = PgType.builtin("int4");
  private static final PgType TEXT = PgType.builtin("text");

  private static final CatalogColumn ID = column("id", "integer", INT, PROVEN);
  private static final CatalogColumn LABEL = column("label", "text", TEXT, null);
  private static final CatalogColumn MOOD = column("mood", "s.mood", mood("sad", "ok"), null);

  @Test
  void findsNothingWhereNothingChanged() {
    assertThat(compare(view(), view())).isEmpty();
  }

  @Test
  void takesNoNoticeOfWhatServersWriteOrHold() {
    CatalogView other =
        new CatalogView(
            view().name(),
            view().kind(),
            view().comment(),
            view().columns(),
            view().expressions(),
            view().claims(),
            List.of(index("i", "CREATE INDEX, written otherwise", "(id > 0)")),
            defined("SELECT written otherwise", ViewOptions.NONE, name("t")),
            view().writes(),
            false);

    assertThat(compare(view(), other)).isEmpty();
  }

  @Test
  void namesViewsThatCameOrWent() {
    CatalogView other = named("other");

    assertThat(CatalogComparison.compare(List.of(view()), List.of(other), Map.of()))
        .containsExactly(
            new Difference.ViewNew(other.name()), new Difference.ViewGone(view().name()));
    assertThat(text(List.of(view()), List.of(other)))
        .isEqualTo(
            """
            s.other
              - is new in the database: it has no record yet
            s.v
              - is gone from the database: its record reads nothing any more""");
  }

  @Test
  void namesColumnsThatCameOrWent() {
    assertThat(drift(columns(ID, LABEL), columns(ID)))
        .containsExactly("column \"label\" is gone: code that reads it will not compile");
    assertThat(drift(columns(ID), columns(ID, LABEL)))
        .containsExactly("column \"label\" text is new");
  }

  @Test
  void takesAColumnOfTheSameTypeInTheSamePlaceForARenamedOne() {
    assertThat(drift(columns(ID, LABEL), columns(ID, rename(LABEL, "title"))))
        .singleElement()
        .asString()
        .startsWith("column \"label\" is gone, and \"title\" of the same type has its place");
    assertThat(drift(columns(ID, LABEL), columns(ID, column("title", "integer", INT, null))))
        .hasSize(2);
  }

  @Test
  void doesNotBlameTheKeyForARenamedColumn() {
    CatalogView renamed = withKeys(columns(rename(ID, "nr"), LABEL), key("nr"));

    assertThat(drift(withKeys(columns(ID, LABEL), key("id")), renamed))
        .singleElement()
        .asString()
        .contains("renamed?");
  }

  @Test
  void seesAnotherOrder() {
    assertThat(drift(columns(ID, LABEL), columns(LABEL, ID)))
        .containsExactly(
            "has its columns in another order, \"label\", \"id\": so will its record's constructor");
  }

  @Test
  void seesAnotherType() {
    assertThat(drift(columns(LABEL), columns(column("label", "character varying(9)", TEXT, null))))
        .containsExactly(
            "column \"label\" was text and is character varying(9): its Java type may be another");
  }

  @Test
  void seesInsideTypesOfTheSameName() {
    assertThat(
            drift(
                columns(column("a", "s.d", domain(INT), null)),
                columns(column("a", "s.d", domain(TEXT), null))))
        .containsExactly(
            "column \"a\" was domain s.d over pg_catalog.int4 and is domain s.d over"
                + " pg_catalog.text: its Java type may be another");
  }

  @Test
  void seesLabelsOfEnumsHoweverDeep() {
    PgType before = new PgType.Array(new PgType.Domain(name("d"), mood("sad", "ok")), 1);
    PgType after = new PgType.Array(new PgType.Domain(name("d"), mood("ok", "new")), 1);

    assertThat(
            drift(
                columns(column("a", "s.d[]", before, null)),
                columns(column("a", "s.d[]", after, null))))
        .containsExactly(
            "column \"a\" is of enum s.mood, with new labels \"new\", without the labels \"sad\"");
    assertThat(
            drift(
                columns(column("a", "s.mood", mood("a", "b"), null)),
                columns(column("a", "s.mood", mood("b", "a"), null))))
        .containsExactly(
            "column \"a\" is of enum s.mood, whose labels stand in another order: \"b\", \"a\"");
  }

  @Test
  void seesNullness() {
    CatalogColumn nullable = column("id", "integer", INT, null);

    assertThat(drift(columns(ID), columns(nullable)))
        .containsExactly("column \"id\" may be null now: readers must expect it");
    assertThat(drift(columns(nullable), columns(ID)))
        .containsExactly("column \"id\" is never null now (proven: primary key of s.t)");
  }

  @Test
  void seesKeys() {
    CatalogView keyless = columns(ID, LABEL);
    CatalogView one = withKeys(keyless, key("id"));
    CatalogView two = withKeys(keyless, key("id"), key("label", "id"));

    assertThat(drift(one, keyless))
        .containsExactly(
            "is not identified by (\"id\") any more: find and the identity map cannot use it");
    assertThat(drift(one, two)).containsExactly("is identified by (\"label\", \"id\") now");
    assertThat(drift(two, withKeys(keyless, key("label", "id"), key("id"))))
        .containsExactly("prefers another of its keys, (\"label\", \"id\"): rows are equal by it");
  }

  @Test
  void namesWhatALostClaimRestedOnAndNothingDoesNow() {
    Fact kept = Fact.notNull(name("t"), "id", false);
    Fact unique = unique("t_uq");
    Fact label = Fact.notNull(name("t"), "label", false);
    CatalogColumn id = column("id", "integer", INT, PROVEN.restingOn(List.of(kept)));
    CatalogColumn named = column("label", "text", TEXT, PROVEN.restingOn(List.of(kept, label)));
    CatalogKey key = new CatalogKey(List.of("id"), PROVEN.restingOn(List.of(kept, unique)));

    assertThat(drift(withKeys(columns(id, named), key), columns(id, LABEL)))
        .containsExactly(
            "column \"label\" may be null now: readers must expect it; it rested on not null"
                + " s.t.label, and nothing in the view does now",
            "is not identified by (\"id\") any more: find and the identity map cannot use it; it"
                + " rested on unique index s.t.t_uq (id), and nothing in the view does now");
  }

  @Test
  void saysWhatBecameOfWhatALostClaimRestedOn() {
    Fact kept = Fact.notNull(name("t"), "id", false);
    Fact unique = unique("t_uq");
    Fact label = Fact.notNull(name("t"), "label", false);
    CatalogColumn id = column("id", "integer", INT, PROVEN.restingOn(List.of(kept)));
    CatalogColumn named = column("label", "text", TEXT, PROVEN.restingOn(List.of(kept, label)));
    CatalogKey key = new CatalogKey(List.of("id"), PROVEN.restingOn(List.of(kept, unique)));
    Map<Fact, String> flaws =
        Map.of(
            unique, "unique index t_uq of s.t is no longer unique",
            label, "column label of s.t is no longer NOT NULL");

    CatalogView before = withKeys(columns(id, named), key);
    DriftReport report =
        new DriftReport(
            CatalogComparison.compare(List.of(before), List.of(columns(id, LABEL)), flaws));
    assertThat(report.drift())
        .isEqualTo(
            """
            s.v
              - not null lost: column label of s.t is no longer NOT NULL; column "label" may be null \
            now: readers must expect it
              - key lost: unique index t_uq of s.t is no longer unique; ("id") is no longer proven: \
            find and the identity map cannot use it""");
    assertThat(CatalogComparison.facts(List.of(before))).containsExactly(kept, unique, label);
  }

  private static Fact unique(String index) {
    return new Fact(Fact.Kind.UNIQUE_INDEX, name("t"), index, List.of("id"), false, null, false);
  }

  @Test
  void notesCommentsAndReasonsAlone() {
    CatalogView commented = withComment(view(), "new");
    DriftReport report = new DriftReport(compare(view(), commented));

    assertThat(report.isDrift()).isFalse();
    assertThat(report.drift()).isEmpty();
    assertThat(report.notes()).isEqualTo("s.v\n  - has another comment");
    Claim said = new Claim(Grade.ASSERTED, "comment of s.v");
    assertThat(
            new DriftReport(compare(columns(ID), columns(column("id", "integer", INT, said))))
                .notes())
        .contains("proven: primary key of s.t became asserted: comment of s.v");
  }

  @Test
  void letsNoNameSteerATerminal() {
    assertThat(drift(columns(ID), columns(ID, column("a\u001b[2J\u202e\n", "t\r", TEXT, null))))
        .containsExactly("column \"a\\u001B[2J\\u202E\\u000A\" t\\u000D is new");
  }

  /** Any change to content is noticed: what compares equal is equal, but for what is left out. */
  @Test
  void overlooksNothing() {
    Random random = new Random(23);
    List<UnaryOperator<CatalogView>> changes = changes();
    for (int round = 0; round < 5_000; round++) {
      CatalogView before = view();
      CatalogView after = view();
      for (int i = random.nextInt(4); i > 0; i--) {
        before = changes.get(random.nextInt(changes.size())).apply(before);
      }
      for (int i = random.nextInt(4); i > 0; i--) {
        after = changes.get(random.nextInt(changes.size())).apply(after);
      }
      List<Difference> differences = compare(before, after);
      assertThat(differences.isEmpty())
          .as("%s against %s: %s", before, after, differences)
          .isEqualTo(before.equals(after));
      differences.forEach(it -> assertThat(DifferenceText.of(it)).isNotBlank());
    }
  }

  @Test
  void namesWhatCannotBeWrittenAnyMore() {
    CatalogView writable = writable(view());
    CatalogView computed = writable.withColumns(List.of(ID, LABEL.readOnly(true), MOOD));

    assertThat(text(List.of(computed), List.of(view())))
        .isEqualTo(
            """
            s.v
              - cannot be written any more: code that inserts, updates or deletes will not compile\
            """);
    assertThat(text(List.of(view()), List.of(computed)))
        .contains("  - can be written now, by insert, update and delete");
    assertThat(text(List.of(writable), List.of(computed)))
        .isEqualTo(
            """
            s.v
              - column "label" takes no values any more: code that writes it will not compile\
            """);
    assertThat(text(List.of(computed), List.of(writable)))
        .contains("  - column \"label\" takes values now");
  }

  /** Each changes one thing that counts, and can be applied once or twice. */
  private static List<UnaryOperator<CatalogView>> changes() {
    List<UnaryOperator<CatalogView>> changes = new ArrayList<>();
    changes.add(it -> withKind(it, RelationKind.TABLE));
    ViewOptions strict = new ViewOptions(true, true, "local");
    changes.add(it -> with(it, new ViewDefinition("SELECT", it.definition().dependsOn(), strict)));
    changes.add(it -> with(it, new ViewWrites(!it.updatable(), it.writable())));
    changes.add(it -> writable(it));
    changes.add(it -> writable(each(it, c -> c.readOnly(true))));
    changes.add(it -> withComment(it, "other"));
    changes.add(it -> withKeys(it));
    changes.add(it -> withKeys(it, key("label"), key("id")));
    changes.add(it -> withKeys(it, new CatalogKey(List.of("id"), new Claim(Grade.ASSERTED, "x"))));
    changes.add(it -> withIndexes(it, List.of()));
    changes.add(
        it ->
            withIndexes(
                it,
                List.of(
                    new CatalogIndex(
                        "i", "btree", List.of("id"), true, true, true, true, false, null, "d"))));
    changes.add(it -> with(it, defined("SELECT", it.definition().options(), name("u"))));
    changes.add(it -> it.withColumns(reversed(it.columns())));
    changes.add(it -> it.withColumns(it.columns().subList(0, it.columns().size() - 1)));
    changes.add(
        it -> each(it, c -> c.name().equals("id") ? column("id", "integer", INT, null) : c));
    changes.add(it -> each(it, c -> c.name().equals("label") ? rename(c, "title") : c));
    changes.add(
        it ->
            each(
                it,
                c ->
                    c.name().equals("mood")
                        ? column("mood", "s.mood", mood("ok", "sad"), null)
                        : c));
    changes.add(
        it ->
            each(
                it,
                c ->
                    c.name().equals("label")
                        ? new CatalogColumn(
                            "label", "text", TEXT, null, new Collation(name("c"), false), "hm")
                        : c));
    return changes;
  }

  private static List<CatalogColumn> reversed(List<CatalogColumn> columns) {
    List<CatalogColumn> reversed = new ArrayList<>(columns);
    Collections.reverse(reversed);
    return reversed;
  }

  private static CatalogView view() {
    return withIndexes(
        withKeys(columns(ID, LABEL, MOOD), key("id"), key("label")),
        List.of(index("i", "CREATE INDEX", "id > 0")));
  }

  private static CatalogView columns(CatalogColumn... columns) {
    return named("v").withColumns(List.of(columns));
  }

  private static CatalogView named(String name) {
    return new CatalogView(
        name(name),
        RelationKind.VIEW,
        "comment",
        List.of(),
        List.of(),
        ViewClaims.NONE,
        List.of(),
        defined("SELECT", ViewOptions.NONE, name("t")),
        ViewWrites.NONE,
        true);
  }

  private static ViewDefinition defined(
      String query, ViewOptions options, QualifiedName dependsOn) {
    return new ViewDefinition(query, List.of(dependsOn), options);
  }

  private static CatalogView each(CatalogView it, UnaryOperator<CatalogColumn> change) {
    return it.withColumns(it.columns().stream().map(change).toList());
  }

  private static CatalogView withKeys(CatalogView it, CatalogKey... keys) {
    return it.claiming(it.claims().withKeys(List.of(keys)));
  }

  private static CatalogView withKind(CatalogView it, RelationKind kind) {
    return copy(it, kind, it.comment(), it.indexes(), it.definition(), it.writes());
  }

  private static CatalogView withComment(CatalogView it, String comment) {
    return copy(it, it.kind(), comment, it.indexes(), it.definition(), it.writes());
  }

  private static CatalogView withIndexes(CatalogView it, List<CatalogIndex> indexes) {
    return copy(it, it.kind(), it.comment(), indexes, it.definition(), it.writes());
  }

  private static CatalogView with(CatalogView it, ViewDefinition definition) {
    return copy(it, it.kind(), it.comment(), it.indexes(), definition, it.writes());
  }

  private static CatalogView with(CatalogView it, ViewWrites writes) {
    return copy(it, it.kind(), it.comment(), it.indexes(), it.definition(), writes);
  }

  private static CatalogView writable(CatalogView it) {
    return with(it, new ViewWrites(it.updatable(), true));
  }

  private static CatalogView copy(
      CatalogView it,
      RelationKind kind,
      String comment,
      List<CatalogIndex> indexes,
      ViewDefinition definition,
      ViewWrites writes) {
    return new CatalogView(
        it.name(),
        kind,
        comment,
        it.columns(),
        it.expressions(),
        it.claims(),
        indexes,
        definition,
        writes,
        it.populated());
  }

  private static CatalogColumn column(String name, String sqlType, PgType type, Claim notNull) {
    return new CatalogColumn(name, sqlType, type, notNull, null, null);
  }

  private static CatalogColumn rename(CatalogColumn it, String name) {
    return new CatalogColumn(
        name, it.sqlType(), it.type(), it.notNull(), it.collation(), it.comment(), it.readOnly());
  }

  private static CatalogKey key(String... columns) {
    return new CatalogKey(List.of(columns), PROVEN);
  }

  private static CatalogIndex index(String name, String definition, String predicate) {
    return new CatalogIndex(
        name, "btree", List.of("id"), true, true, true, false, false, predicate, definition);
  }

  private static PgType mood(String... labels) {
    return new PgType.Enumeration(name("mood"), List.of(labels));
  }

  private static PgType domain(PgType base) {
    return new PgType.Domain(name("d"), base);
  }

  private static QualifiedName name(String name) {
    return new QualifiedName("s", name);
  }

  private static List<Difference> compare(CatalogView before, CatalogView after) {
    return CatalogComparison.compare(List.of(before), List.of(after), Map.of());
  }

  private static List<String> drift(CatalogView before, CatalogView after) {
    return compare(before, after).stream()
        .filter(Difference::isDrift)
        .map(DifferenceText::of)
        .toList();
  }

  private static String text(List<CatalogView> before, List<CatalogView> after) {
    return new DriftReport(CatalogComparison.compare(before, after, Map.of())).drift();
  }
}
