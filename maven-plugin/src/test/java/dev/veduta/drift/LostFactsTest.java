package dev.veduta.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.CatalogView;
import dev.veduta.introspect.Introspector;
import dev.veduta.introspect.RelationPattern;
import dev.veduta.introspect.Selection;
import dev.veduta.prove.LiveFacts;
import dev.veduta.prove.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code veduta:check} says where a constraint was taken away, on a real server. */
class LostFactsTest {
  private static final String SCHEMA =
      """
      CREATE SCHEMA q;
      CREATE TABLE q.field (id int NOT NULL, label text NOT NULL, kind int, old boolean NOT NULL);
      CREATE UNIQUE INDEX field_key_uq ON q.field (id);
      CREATE UNIQUE INDEX field_kind_uq ON q.field (kind) WHERE NOT old;
      CREATE VIEW q.field_view AS SELECT id, label FROM q.field;
      CREATE VIEW q.current_view AS SELECT kind, label FROM q.field WHERE NOT old AND kind > 0;
      """;

  private static final String KEY = " is no longer proven: find and the identity map cannot use it";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DROP INDEX q.field_key_uq | is gone
          ALTER INDEX q.field_key_uq RENAME TO other; DROP INDEX q.other | is gone
          DROP INDEX q.field_key_uq; CREATE INDEX field_key_uq ON q.field (id) | is no longer unique
          DROP INDEX q.field_key_uq; CREATE UNIQUE INDEX field_key_uq ON q.field (label, kind) | is over other columns, (label, kind)
          DROP INDEX q.field_key_uq; CREATE UNIQUE INDEX field_key_uq ON q.field (id) WHERE kind > 3 | is partial
          DROP INDEX q.field_key_uq; ALTER TABLE q.field ADD CONSTRAINT field_key_uq UNIQUE (id) DEFERRABLE | is deferrable
          """)
  void saysWhatBecameOfAnIndex(String change, String became) throws SQLException {
    for (int major : new int[] {13, 18}) {
      assertThat(drift(major, change))
          .isEqualTo(
              "q.field_view\n  - key lost: unique index field_key_uq of q.field "
                  + became
                  + "; (\"id\")"
                  + KEY);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void saysThatAColumnMayBeNull(int major) throws SQLException {
    assertThat(drift(major, "ALTER TABLE q.field ALTER label DROP NOT NULL"))
        .contains(
            "q.field_view\n  - not null lost: column label of q.field is no longer NOT NULL;"
                + " column \"label\" may be null now: readers must expect it");
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void saysThatAnIndexIsOverOtherRows(int major) throws SQLException {
    assertThat(
            drift(
                major,
                "DROP INDEX q.field_kind_uq;"
                    + " CREATE UNIQUE INDEX field_kind_uq ON q.field (kind) WHERE id > 3"))
        .isEqualTo(
            "q.current_view\n  - key lost: unique index field_kind_uq of q.field is over other rows,"
                + " where (id > 3); (\"kind\")"
                + KEY);
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void blamesNoFactWhereTheViewWasRedefined(int major) throws SQLException {
    assertThat(
            drift(
                major,
                "CREATE OR REPLACE VIEW q.field_view AS SELECT f.id, f.label"
                    + " FROM q.field f, q.field g"))
        .startsWith(
            "q.field_view\n  - is not identified by (\"id\") any more: find and the identity map"
                + " cannot use it; it rested on unique index q.field.field_key_uq (id), and nothing"
                + " in the view does now");
  }

  private static String drift(int major, String change) throws SQLException {
    try (Connection connection = TestServer.of(major).database(SCHEMA)) {
      List<CatalogView> committed = views(connection);
      TestServer.run(connection, change);
      var flaws = LiveFacts.flaws(connection, CatalogComparison.facts(committed));
      return new DriftReport(CatalogComparison.compare(committed, views(connection), flaws))
          .drift();
    }
  }

  private static List<CatalogView> views(Connection connection) throws SQLException {
    return Introspector.reflect(
            connection, new Selection(List.of(RelationPattern.parse("q.*_view")), List.of()))
        .views();
  }
}
