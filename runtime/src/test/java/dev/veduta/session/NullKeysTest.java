package dev.veduta.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.veduta.IdentityConflictException;
import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.Database;
import dev.veduta.fixture.Team;
import dev.veduta.fixture.Team.Columns;
import dev.veduta.fixture.Team.Key;
import dev.veduta.internal.sql.KeySql;
import dev.veduta.query.Column;
import dev.veduta.query.NullableArrayColumn;
import dev.veduta.query.Order;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.CompositeKey;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.View;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Keys with nulls in them identify rows as {@code is not distinct from} does. */
class NullKeysTest {
  @RegisterExtension static final Database DATABASE = new Database();

  private static final View<Team, Key> VIEW = Team.VIEW;
  private static final Key NO_LEAD = new Key(1, new BigDecimal("1.5"), null);
  private static final Key NEITHER = new Key(1, null, null);

  private Session session;

  /** One row for each of three sites, three rates and three leads, null among them. */
  @BeforeAll
  static void create() throws SQLException {
    DATABASE.run(
        """
        create schema team;
        create table team.member (site int not null, rate numeric, lead text);
        insert into team.member
          select s, r, l
          from generate_series(1, 3) s,
            (values (1.5), (2.50), (null)) rates (r), (values ('ann'), (''), (null)) leads (l),
            generate_series(1, s);
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
  void aNullFindsTheRowThatHasOne() {
    Team row = session.get(VIEW, NO_LEAD);
    assertThat(row.lead()).isNull();
    assertThat(session.get(VIEW, new Key(1, new BigDecimal("1.50"), null))).isSameAs(row);
    assertThat(session.get(VIEW, new Key(1, new BigDecimal("1.5"), "")).lead()).isEmpty();
    assertThat(session.get(VIEW, NEITHER).identityKey()).isEqualTo(NEITHER);
    assertThat(session.find(VIEW, new Key(9, null, null))).isEmpty();
  }

  @Test
  void severalKeysAreOneStatementWhateverTheirNulls() {
    List<Key> keys =
        List.of(
            NO_LEAD,
            new Key(2, new BigDecimal("2.5"), "ann"),
            NEITHER,
            new Key(3, null, "nobody"),
            new Key(3, new BigDecimal("1.5"), null),
            new Key(1, null, "ann"));
    assertThat(KeySql.rows(VIEW, keys).text())
        .endsWith(
            " where (\"site\", \"rate\") in (select * from unnest("
                + "?::\"pg_catalog\".\"int4\"[], ?::\"pg_catalog\".\"numeric\"[]))"
                + " and \"lead\" is not distinct from null"
                + " or (\"site\", \"rate\", \"lead\") in (select * from unnest("
                + "?::\"pg_catalog\".\"int4\"[], ?::\"pg_catalog\".\"numeric\"[],"
                + " ?::\"pg_catalog\".\"text\"[]))"
                + " or \"site\" = any (?::\"pg_catalog\".\"int4\"[])"
                + " and \"rate\" is not distinct from null and \"lead\" is not distinct from null"
                + " or (\"site\", \"lead\") in (select * from unnest("
                + "?::\"pg_catalog\".\"int4\"[], ?::\"pg_catalog\".\"text\"[]))"
                + " and \"rate\" is not distinct from null");
    assertThat(session.findAll(VIEW, keys))
        .extracting(Team::identityKey)
        .containsExactly(keys.get(0), keys.get(1), keys.get(2), keys.get(4), keys.get(5));
  }

  @Test
  void anIndexServesKeysWithNulls() throws SQLException {
    try (Connection connection = DATABASE.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create index on team.member (site, lead); set enable_seqscan = off");
      String sql = KeySql.row(VIEW, new Key(1, null, null)).text();
      StringBuilder plan = new StringBuilder();
      try (ResultSet rows = statement.executeQuery("explain " + sql.replace("?", "1"))) {
        while (rows.next()) {
          plan.append(rows.getString(1));
        }
      }
      assertThat(plan.toString()).contains("Index Cond: ((site = 1) AND (lead IS NULL))");
    }
  }

  @Test
  void anyKeysFindWhatTheyFindOneByOne() {
    List<BigDecimal> rates = Arrays.asList(new BigDecimal("1.50"), new BigDecimal("2.5"), null);
    List<String> leads = Arrays.asList("ann", "", "nobody", null);
    Random random = new Random(3);
    for (int i = 0; i < 60; i++) {
      List<Key> keys = new ArrayList<>();
      for (int j = random.nextInt(8); j >= 0; j--) {
        keys.add(new Key(1 + random.nextInt(4), pick(rates, random), pick(leads, random)));
      }
      session.expireAll();
      List<Team> together = session.findAll(VIEW, keys);
      session.expireAll();
      List<Team> alone = keys.stream().flatMap(it -> session.find(VIEW, it).stream()).toList();
      assertThat(together).as("%s", keys).isEqualTo(alone);
      assertThat(together)
          .hasSize((int) keys.stream().filter(NullKeysTest::exists).count())
          .allMatch(row -> keys.contains(row.identityKey()));
    }
  }

  private static boolean exists(Key key) {
    return key.site() <= 3 && !"nobody".equals(key.lead());
  }

  private static <T> T pick(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  @Test
  void pagesPassOverNoRowForItsNulls() {
    for (Order<Team> order :
        List.of(
            Columns.SITE.asc(),
            Columns.LEAD.desc(),
            Columns.LEAD.asc().nullsFirst(),
            Columns.RATE.desc().nullsLast())) {
      var query = Team.VIEW.query().orderBy(order).limit(4);
      List<Team> rows = new ArrayList<>(session.list(query));
      List<Team> page = rows;
      while (!page.isEmpty()) {
        page = session.list(query.after(rows.get(rows.size() - 1)));
        rows.addAll(page);
      }
      assertThat(rows).hasSize(27).doesNotHaveDuplicates();
      assertThat(rows).isEqualTo(session.list(Team.VIEW.query().orderBy(order)));
    }
  }

  @Test
  void twoRowsUnderOneNullAreAConflict() throws SQLException {
    DATABASE.run("create view nulls as values (null::int, 'a'), (2, 'b'), (null, 'c')");
    Column<AnyRow, Integer> key = AnyRow.nullable(0, "column1", SqlTypes.INT4);
    View<AnyRow, AnyKey> view = view("nulls", key, AnyRow.text(1, "column2"));
    assertThat(session.find(view, new AnyKey(2))).isPresent();
    assertThatExceptionOfType(IdentityConflictException.class)
        .isThrownBy(() -> session.find(view, new AnyKey(null)))
        .withMessageContaining("(column1) = AnyKey[value=null]");
    assertThatExceptionOfType(IdentityConflictException.class)
        .isThrownBy(() -> session.list(view.query()));
  }

  @Test
  void arraysAreAskedForOneByOne() throws SQLException {
    DATABASE.run("create view arrays as values ('{1,null}'::int[], 'a'), (null, 'b'), ('{}', 'c')");
    var key =
        new NullableArrayColumn<AnyRow, Integer>(
            "column1", SqlTypes.array(SqlTypes.INT4), row -> first(row));
    View<AnyRow, AnyKey> view = view("arrays", key, AnyRow.text(1, "column2"));
    List<AnyKey> keys =
        List.of(new AnyKey(null), new AnyKey(Arrays.asList(1, null)), new AnyKey(List.of()));
    assertThat(session.findAll(view, keys))
        .extracting(row -> row.values().get(1))
        .containsExactly("b", "a", "c");
    assertThat(session.findAll(view, keys.subList(0, 1))).hasSize(1);
  }

  @SuppressWarnings("unchecked")
  private static List<Integer> first(AnyRow row) {
    return (List<Integer>) row.values().get(0);
  }

  /** A key of one column that can be null. */
  private record AnyKey(Object value) implements CompositeKey {
    @Override
    public List<?> parts() {
      return Collections.singletonList(value);
    }
  }

  private static View<AnyRow, AnyKey> view(
      String name, Column<AnyRow, ?> key, Column<AnyRow, ?> other) {
    return View.of(
        RelationInfo.of(RelationKind.VIEW, "public", name),
        List.of(key, other),
        List.of(key),
        row -> new AnyKey(row.values().get(0)),
        row -> new AnyRow(Arrays.asList(row.getNullable(1, key), row.getNullable(2, other))));
  }
}
