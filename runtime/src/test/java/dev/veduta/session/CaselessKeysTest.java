package dev.veduta.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.AnyValues;
import dev.veduta.fixture.Database;
import dev.veduta.query.Column;
import dev.veduta.query.ComparableColumn;
import dev.veduta.type.SqlType;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.WritableView;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Keys of citext, of which beyond ASCII the server alone can tell which are equal. */
class CaselessKeysTest {
  @RegisterExtension static final Database DATABASE = new Database();

  private static final SqlType<String> CITEXT = SqlTypes.citext("public");
  private static final ComparableColumn<AnyRow, String> WORD =
      AnyRow.column(0, "word", SqlTypes.domain("public", "term", CITEXT));
  private static final ComparableColumn<AnyRow, Integer> N = AnyRow.column(1, "n", SqlTypes.INT4);
  private static final List<Column<AnyRow, ?>> COLUMNS = List.of(WORD, N);
  private static final WritableView<AnyRow, String> VIEW =
      WritableView.of(
          RelationInfo.of(RelationKind.TABLE, "public", "words"),
          COLUMNS,
          WORD,
          AnyRow.reader(COLUMNS));

  private static final String LOWER = "\u00e4rger";
  private static final String UPPER = "\u00c4RGER";
  private static final String MIXED = "\u00c4rger";

  private Session session;

  @BeforeAll
  static void create() throws SQLException {
    DATABASE.run(
        "create extension citext; create domain term as citext;"
            + " create table words (word term primary key, n int not null)");
  }

  @BeforeEach
  void open() throws SQLException {
    DATABASE.run(
        "truncate words; insert into words values ('\u00e4rger', 1), ('abc', 2), ('\u00f6l', 3)");
    session = DATABASE.veduta().openSession();
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void eachSpellingThatIsAskedForGetsTheRow() throws SQLException {
    List<String> spellings = List.of(UPPER, "none", LOWER, "ABC", "abc", MIXED);
    assertThat(numbers(session.findAll(VIEW, spellings))).containsExactly(1, 1, 2, 2, 1);
    assertThat(numbers(session.findAll(VIEW, spellings))).containsExactly(1, 1, 2, 2, 1);
  }

  @Test
  void keysThatHaveNoRowCostOneMoreRoundTrip() throws SQLException {
    List<String> keys = List.of("abc", "none", "nor", "neither");
    session.get(VIEW, "\u00f6l");
    assertThat(DATABASE.statementsOf(() -> session.findAll(VIEW, keys)))
        .filteredOn(it -> it.contains("\"words\""))
        .hasSize(2);
  }

  @Test
  void aRowThatIsUpdatedByAnotherSpellingLeavesNoneBehind() {
    session.get(VIEW, LOWER);
    AnyRow respelt = session.update(VIEW, UPPER, new AnyValues().with(WORD, MIXED));
    assertThat(session.get(VIEW, LOWER)).isSameAs(respelt);
    AnyRow moved = session.update(VIEW, UPPER, new AnyValues().with(WORD, "moved"));
    assertThat(session.find(VIEW, MIXED)).isEmpty();
    assertThat(session.get(VIEW, "MOVED")).isSameAs(moved);
  }

  @Test
  void otherRowsStayHeldWhereTheServerNeedNotBeAsked() {
    AnyRow oil = session.get(VIEW, "\u00f6l");
    session.get(VIEW, "abc");
    session.update(VIEW, "ABC", new AnyValues().with(WORD, "xyz"));
    session.get(VIEW, LOWER);
    session.update(VIEW, UPPER, new AnyValues().with(N, 4));
    session.delete(VIEW, UPPER);
    assertThat(session.get(VIEW, "\u00f6l")).isSameAs(oil);
    assertThat(session.find(VIEW, LOWER)).isEmpty();
  }

  @Test
  void aRowIsExpiredByAnySpelling() throws SQLException {
    session.get(VIEW, LOWER);
    DATABASE.run("update words set n = 5 where n = 1");
    session.expire(VIEW, UPPER);
    assertThat(numbers(List.of(session.get(VIEW, LOWER)))).containsExactly(5);
  }

  private static List<Object> numbers(List<AnyRow> rows) {
    return rows.stream().<Object>map(row -> row.values().get(1)).toList();
  }
}
