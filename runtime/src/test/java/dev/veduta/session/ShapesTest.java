package dev.veduta.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.veduta.RowNotFoundException;
import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.Database;
import dev.veduta.fixture.Rating;
import dev.veduta.fixture.Team;
import dev.veduta.fixture.TemplateFieldView;
import dev.veduta.query.Column;
import dev.veduta.type.SqlType;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.CompositeKey;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.Row;
import dev.veduta.view.View;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several records of one relation: a row of one is asked for by a row of another. */
class ShapesTest {
  @RegisterExtension static final Database DATABASE = new Database();

  /** The key of a record, of whatever columns. */
  private record AnyKey(List<?> parts) implements CompositeKey {}

  /** A row that says of which view it is, as generated ones do. */
  private record Keyed<K>(View<AnyRow, ? extends K> identityView, AnyRow row) implements Row<K> {
    @Override
    public K identityKey() {
      return identityView.keyOf(row);
    }
  }

  private static final View<AnyRow, Integer> FIELD =
      AnyRow.keyed("quick_bits", "template_field_view", AnyRow.key("id"), List.of());
  private static final View<AnyRow, AnyKey> RATING =
      composite(
          "gear",
          "rating",
          AnyRow.column(0, "reviewer", SqlTypes.TEXT),
          AnyRow.column(1, "item", SqlTypes.INT4));
  private static final View<AnyRow, AnyKey> TEAM =
      composite(
          "team",
          "sizes",
          AnyRow.column(0, "site", SqlTypes.INT4),
          AnyRow.nullable(1, "rate", SqlTypes.NUMERIC_SPECIAL),
          AnyRow.text(2, "lead"));

  private Session session;

  @BeforeAll
  static void create() throws SQLException {
    DATABASE.run(
        """
        create schema team;
        create table team.member (site int not null, rate numeric, lead text);
        insert into team.member values (1, 1.5, 'ann'), (1, 1.50, null), (2, null, null);
        create view team.sizes as
          select site, rate, lead, count(*) as size from team.member group by site, rate, lead;
        """);
  }

  @BeforeEach
  void open() {
    session = DATABASE.veduta().openSession();
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void theRowIsTheOneThatItsKeyFinds() {
    Row<Integer> small = new Keyed<>(FIELD, session.get(FIELD, 54));
    TemplateFieldView wide = session.find(TemplateFieldView.VIEW, small).orElseThrow();
    assertThat(wide.label()).isEqualTo("Label 4");
    assertThat(session.get(TemplateFieldView.VIEW, small)).isSameAs(wide);
    assertThat(session.get(TemplateFieldView.VIEW, 54)).isSameAs(wide);
    assertThat((Object) wide).isNotEqualTo(session.get(FIELD, 54));
  }

  @Test
  void whatIsHeldIsNotAskedForWhateverClassTheKeyIsOf() throws SQLException {
    List<Rating> all = session.list(Rating.VIEW.query());
    List<AnyRow> small = session.list(RATING.query());
    DATABASE.run("alter view gear.rating rename to away");
    try {
      assertThat(small)
          .hasSize(3)
          .allSatisfy(row -> assertThat(all).contains(wide(row)).anyMatch(it -> it == wide(row)));
    } finally {
      DATABASE.run("alter view gear.away rename to rating");
    }
  }

  @Test
  void whatChangesInTheMapIsFoundSo() throws SQLException {
    AnyRow small = new AnyRow(List.of("ann", 1));
    Rating first = wide(small);
    Rating another = session.get(Rating.VIEW, new Rating.Key(2, "ann"));
    assertThat(wide(new AnyRow(List.of("ann", 2)))).isSameAs(another);
    session.expire(Rating.VIEW, first.key());
    Rating second = wide(small);
    assertThat(second).isNotSameAs(first).isEqualTo(first);
    Rating third =
        session.one(Rating.VIEW.query().where(Rating.Columns.STARS.eq(first.stars())).fresh());
    assertThat(wide(small)).isSameAs(third).isNotSameAs(second);
    session.expireAll();
    assertThat(wide(small)).isNotSameAs(third);
  }

  private Rating wide(AnyRow small) {
    return session.get(Rating.VIEW, new Keyed<CompositeKey>(RATING, small));
  }

  @Test
  void aNullEqualsANull() {
    List<Team> held = session.list(Team.VIEW.query());
    for (boolean isHeld : List.of(true, false)) {
      for (AnyRow small : session.list(TEAM.query())) {
        if (!isHeld) {
          session.expireAll();
        }
        Team wide = session.get(Team.VIEW, new Keyed<CompositeKey>(TEAM, small));
        assertThat(wide.lead()).isEqualTo(small.values().get(2));
        assertThat(held.stream().anyMatch(it -> it == wide)).isEqualTo(isHeld);
      }
    }
  }

  @Test
  void aColumnMayBeReadAsAnotherJavaType() throws SQLException {
    DATABASE.run(
        """
        create view public.moments as
          select '2024-02-29 12:00+02'::timestamptz as at, '{1.50,null}'::numeric[] as sums,
            interval '-1 day 2:03:04.5' as span, 'infinity'::timestamptz as until
        """);
    View<AnyRow, AnyKey> one =
        moments(
            SqlTypes.TIMESTAMPTZ, SqlTypes.array(SqlTypes.NUMERIC), SqlTypes.TIMESTAMPTZ_OFFSET);
    View<AnyRow, AnyKey> other =
        moments(
            SqlTypes.TIMESTAMPTZ_OFFSET,
            SqlTypes.array(SqlTypes.NUMERIC_SPECIAL),
            SqlTypes.TIMESTAMPTZ);
    AnyRow row = session.one(one.query());
    AnyRow same = session.get(other, new Keyed<CompositeKey>(one, row));
    assertThat(session.get(one, new Keyed<CompositeKey>(other, same))).isSameAs(row);
    assertThat(session.get(other, new Keyed<CompositeKey>(one, row))).isSameAs(same);
  }

  private static View<AnyRow, AnyKey> moments(SqlType<?> at, SqlType<?> sums, SqlType<?> until) {
    return composite(
        "public",
        "moments",
        AnyRow.column(0, "at", at),
        AnyRow.column(1, "sums", sums),
        AnyRow.column(2, "span", SqlTypes.INTERVAL),
        AnyRow.column(3, "until", until));
  }

  @Test
  void aRowThatIsGoneIsNotThere() {
    Row<Integer> gone = new Keyed<>(FIELD, new AnyRow(List.of(999)));
    assertThat(session.find(TemplateFieldView.VIEW, gone)).isEmpty();
    assertThatExceptionOfType(RowNotFoundException.class)
        .isThrownBy(() -> session.get(TemplateFieldView.VIEW, gone))
        .withMessageContaining("quick_bits.template_field_view has no row with the id asked for");
  }

  @Test
  void aRowOfAnotherRelationIsRefused() {
    View<AnyRow, Integer> stats = AnyRow.keyed("gear", "stats", AnyRow.key("item"), List.of());
    Row<Integer> row = new Keyed<>(stats, new AnyRow(List.of(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> session.find(TemplateFieldView.VIEW, row))
        .withMessage(
            "[AnotherRelation] a row of gear.stats is none of quick_bits.template_field_view; take a"
                + " record of the same relation, or ask by key");
  }

  @Test
  void aRowOfAnotherKeyIsRefused() {
    View<AnyRow, Integer> byTemplate =
        AnyRow.keyed("quick_bits", "template_field_view", AnyRow.key("template"), List.of());
    Row<Integer> row = new Keyed<>(byTemplate, new AnyRow(List.of(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> session.get(TemplateFieldView.VIEW, row))
        .withMessage(
            "[AnotherKey] rows of quick_bits.template_field_view are told apart by (id) here, and this"
                + " one by (template); give both records the same @Key, or ask by key");
    View<AnyRow, AnyKey> longer =
        composite(
            "gear",
            "rating",
            AnyRow.column(0, "reviewer", SqlTypes.TEXT),
            AnyRow.column(1, "item", SqlTypes.INT4),
            AnyRow.column(2, "stars", SqlTypes.NUMERIC));
    Row<CompositeKey> rating = new Keyed<>(longer, new AnyRow(List.of("ann", 1, BigDecimal.ONE)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> session.find(Rating.VIEW, rating))
        .withMessageContaining("told apart by (item, reviewer) here, and this one by (reviewer,");
  }

  @SafeVarargs
  private static View<AnyRow, AnyKey> composite(
      String schema, String name, Column<AnyRow, ?>... columns) {
    List<Column<AnyRow, ?>> all = List.of(columns);
    return View.of(
        RelationInfo.of(RelationKind.VIEW, schema, name),
        all,
        all,
        row -> new AnyKey(identities(all, row)),
        AnyRow.reader(all));
  }

  private static List<?> identities(List<Column<AnyRow, ?>> columns, AnyRow row) {
    List<Object> parts = new ArrayList<>();
    columns.forEach(it -> parts.add(identity(it, row)));
    return Collections.unmodifiableList(parts);
  }

  private static <T> Object identity(Column<AnyRow, T> column, AnyRow row) {
    T value = column.value(row);
    return value == null ? null : column.type().identity(value);
  }
}
