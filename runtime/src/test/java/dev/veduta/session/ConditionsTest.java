package dev.veduta.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.Database;
import dev.veduta.query.ArrayColumn;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.Condition;
import dev.veduta.query.JsonColumn;
import dev.veduta.query.RangeColumn;
import dev.veduta.query.TextColumn;
import dev.veduta.type.Range;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.KeylessView;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What only some types can be asked, each answered by the rows that PostgreSQL gives. */
class ConditionsTest {
  @RegisterExtension static final Database DATABASE = new Database();

  private static final ComparableColumn<AnyRow, Integer> ID = AnyRow.key("id");
  private static final TextColumn<AnyRow> NAME = new TextColumn<>("name", SqlTypes.TEXT, row -> "");
  private static final ArrayColumn<AnyRow, Integer> TAGS =
      new ArrayColumn<>("tags", SqlTypes.array(SqlTypes.INT4), row -> List.of());
  private static final RangeColumn<AnyRow, Integer> SPAN =
      new RangeColumn<>("span", SqlTypes.INT4RANGE, SqlTypes.INT4, row -> Range.empty());
  private static final JsonColumn<AnyRow> DOC =
      new JsonColumn<>("doc", SqlTypes.JSONB, row -> "{}");
  private static final KeylessView<AnyRow> VIEW = AnyRow.keyless("public", "asked", List.of(ID));

  @BeforeEach
  void create() throws SQLException {
    DATABASE.run(
        """
        create or replace view asked as
        select * from (values
          (1, 'Tent',  array[1, 2], int4range(1, 5),  '{"a": 1, "tags": ["x"]}'::jsonb),
          (2, 'TENTS', array[2, 3], int4range(5, 9),  '{"a": 2, "tags": []}'::jsonb),
          (3, 'rope',  array[]::int[], int4range(7, null), '{"b": null}'::jsonb)
        ) as v (id, name, tags, span, doc)
        """);
  }

  @Test
  void ofText() {
    assertThat(found(NAME.like("Tent%"))).containsExactly(1);
    assertThat(found(NAME.ilike("tent%"))).containsExactly(1, 2);
    assertThat(found(NAME.endsWith("pe").or(NAME.contains("ENT")))).containsExactly(2, 3);
    assertThat(found(NAME.ilike("tent%").not())).containsExactly(3);
  }

  @Test
  void ofArrays() {
    assertThat(found(TAGS.contains(List.of(2)))).containsExactly(1, 2);
    assertThat(found(TAGS.containedBy(List.of(1, 2)))).containsExactly(1, 3);
    assertThat(found(TAGS.overlaps(List.of(1, 9)))).containsExactly(1);
  }

  @Test
  void ofRanges() {
    Range<Integer> fourToSix = new Range<>(4, 6, true, false, false);
    assertThat(found(SPAN.contains(4))).containsExactly(1);
    assertThat(found(SPAN.contains(new Range<>(6, 8, true, false, false)))).containsExactly(2);
    assertThat(found(SPAN.overlaps(fourToSix))).containsExactly(1, 2);
    assertThat(found(SPAN.containedBy(new Range<>(0, 9, true, false, false))))
        .containsExactly(1, 2);
  }

  @Test
  void ofJson() {
    assertThat(found(DOC.contains("{\"a\": 1}"))).containsExactly(1);
    assertThat(found(DOC.pathExists("$.tags[*] ? (@ == \"x\")"))).containsExactly(1);
    assertThat(found(DOC.pathExists("$.a"))).containsExactly(1, 2);
  }

  private static List<Integer> found(Condition<AnyRow> condition) {
    try (Session session = DATABASE.veduta().openSession()) {
      return session.list(VIEW.query().where(condition).orderBy(ID.asc())).stream()
          .map(row -> (Integer) row.values().get(0))
          .toList();
    }
  }
}
