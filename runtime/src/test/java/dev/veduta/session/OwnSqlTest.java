package dev.veduta.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.Database;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.Condition;
import dev.veduta.query.JsonColumn;
import dev.veduta.query.NullableTextColumn;
import dev.veduta.query.Operand;
import dev.veduta.query.Order;
import dev.veduta.query.Selection;
import dev.veduta.type.SqlType;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions and orders in SQL of the user's own. */
class OwnSqlTest {
  @RegisterExtension static final Database DATABASE = new Database();

  private static final String HOSTILE = "na\"me'??{0}";
  private static final ComparableColumn<AnyRow, Integer> ID = AnyRow.key("id");
  private static final NullableTextColumn<AnyRow> NAME = AnyRow.text(1, HOSTILE);
  private static final JsonColumn<AnyRow> DOC =
      new JsonColumn<>("doc", SqlTypes.JSONB, row -> "{}");
  private static final View<AnyRow, Integer> VIEW =
      AnyRow.keyed("public", "own", ID, List.of(NAME, DOC));

  private static final SqlType<List<String>> KEYS = SqlTypes.array(SqlTypes.TEXT);

  /** Of enough columns and rows to come by COPY. */
  private static final NullableTextColumn<AnyRow> STATEMENT = AnyRow.text(3, "statement");

  private static final View<AnyRow, Integer> MANY =
      AnyRow.keyed(
          "public",
          "many",
          ID,
          List.of(NAME, DOC, STATEMENT, AnyRow.text(4, "a"), AnyRow.text(5, "b")));

  @BeforeAll
  static void create() throws SQLException {
    DATABASE.run(
        """
        create extension pg_trgm;
        create view own as select * from (values
          (1, 'tent', '{"a": 1}'::jsonb), (2, 'tents', '{"b": "?"}'), (3, 'rope', '{"a": 2, "b": 3}'),
          (4, null, '{}')
        ) as v (id, "na""me'??{0}", doc);
        create view many as
        select i as id, 'name ' || i as "na""me'??{0}", jsonb_build_object(chr(97 + i % 2), i) as doc,
          current_query() as statement, 'a' as a, 'b' as b
        from generate_series(1, 8000) i
        """);
  }

  @Test
  void anOperatorOfAnExtension() {
    assertThat(found(Condition.sql("{0} %> {1}", NAME, NAME.bind("tent")))).containsExactly(1, 2);
    assertThat(found(Condition.sql("{0} <% {1}", Operand.of(SqlTypes.TEXT, "tent"), NAME)))
        .containsExactly(1, 2);
  }

  @Test
  void operatorsWithAQuestionMark() {
    Operand<Object> a = Operand.of(SqlTypes.TEXT, "a");
    assertThat(found(Condition.sql("{0} ? {1}", DOC, a))).containsExactly(1, 3);
    assertThat(found(Condition.sql("{0} ?| array['a', 'b']", DOC))).containsExactly(1, 2, 3);
    assertThat(found(Condition.sql("{0} ?& array['a', {1}]", DOC, a))).containsExactly(1, 3);
    assertThat(found(Condition.sql("{0} ->> 'b' = '?'", DOC))).containsExactly(2);
  }

  @Test
  void quotesAndBracesInTheTemplateAreText() {
    assertThat(found(Condition.sql("{0} = any ('{1, 2}'::int[])", ID))).containsExactly(1, 2);
    assertThat(found(Condition.sql("'{0}' = {1} or {0} = 3", ID, NAME))).containsExactly(3);
  }

  @Test
  void aValueIsNeverText() {
    String hostile = "' or true --";
    assertThat(found(Condition.sql("{0} = {1}", NAME, NAME.bind(hostile)))).isEmpty();
    assertThat(found(Condition.sql("{1} = {0}", NAME, Operand.of(SqlTypes.TEXT, hostile))))
        .isEmpty();
  }

  @Test
  void itBindsTighterThanWhatItIsCombinedWith() {
    Condition<AnyRow> own = Condition.sql("{0} = 1 or {0} = 3", ID);
    assertThat(found(own.and(ID.gt(1)))).containsExactly(3);
    assertThat(found(own.not())).containsExactly(2, 4);
    assertThat(own).hasToString("(\"id\" = 1 or \"id\" = 3)");
  }

  @Test
  void byCopyTheValuesAreLiterals() {
    Condition<AnyRow> own =
        Condition.sql("{0} ?| {1} and {2} <> '??'", DOC, Operand.of(KEYS, List.of("a")), NAME);
    var query = MANY.query().where(own).orderBy(ID.asc()).limit(100_000);
    try (Session session = DATABASE.veduta().openSession()) {
      List<AnyRow> rows = session.list(query);
      assertThat(rows).hasSize(4000);
      assertThat((String) rows.get(0).values().get(3))
          .startsWith("copy (")
          .contains("(\"doc\" ?| E'{\"a\"}'::")
          .contains("<> '??')");
      assertThat(session.list(query.limit(10))).isEqualTo(rows.subList(0, 10));
    }
  }

  @Test
  void anOrderIsTotalAllTheSame() {
    var query = VIEW.query().orderBy(Order.sql("length({0})", NAME));
    assertThat(query.order())
        .extracting(order -> order.toSql().text())
        .containsExactly("case when true then (length(\"na\"\"me'??{0}\")) end", "\"id\"");
    assertThat(ids(query)).containsExactly(1, 3, 2, 4);
    assertThat(ids(VIEW.query().orderBy(Order.sql("length({0})", NAME).reversed())))
        .containsExactly(4, 2, 1, 3);
    assertThat(
            ids(
                VIEW.query()
                    .orderBy(Order.sql("{0} <-> {1}", NAME, NAME.bind("rope")).nullsFirst())))
        .startsWith(4, 3);
  }

  @Test
  void aPageAfterARowIsRefused() {
    var query = VIEW.query().orderBy(Order.sql("length({0})", NAME)).limit(2);
    try (Session session = DATABASE.veduta().openSession()) {
      AnyRow last = session.list(query).get(1);
      assertThatIllegalStateException()
          .isThrownBy(() -> query.after(last))
          .withMessage(
              "[OrderNotInRow] the order (length(\"na\"\"me'??{0}\")) is SQL of its own, whose value"
                  + " the row to go on after does not hold; make it an @Expression of the record, or"
                  + " use offset");
      assertThat(session.list(query.offset(2))).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {0} = {1}       | names {1}, and has 1 operands
          true            | has 1 operands, and names []
          {0} = {x}       | has a brace outside of quotes that is none of {0}, {1}
          {0} = 1; {0}    | has a ; outside of quotes; bind what is a value, as in NAME.bind("x")
          {0} = 1 -- {0}  | has a -- outside of quotes; bind what is a value, as in NAME.bind("x")
          {0} = $1        | has a $ outside of quotes; bind what is a value, as in NAME.bind("x")
          {0} = 1) or (1  | has parentheses or brackets that do not match; bind what is a value, as in NAME.bind("x")
          """)
  void aTemplateThatIsNone(String template, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Condition.sql(template, ID))
        .withMessage("[TemplateMalformed] the SQL \"" + template + "\" " + why + ".");
  }

  /** The row of the guide's table. */
  @Test
  void isAsTheGuideSays() throws IOException {
    NullableTextColumn<AnyRow> name = AnyRow.text(1, "name");
    String template = "{0} %> {1}";
    Condition<AnyRow> condition = Condition.sql(template, name, name.bind("tent"));
    String error = catchThrowable(() -> Condition.sql(template, name)).getMessage();
    assertThat(Files.readString(Path.of("../docs/guide.md")))
        .contains(
            "| Own operators | `Condition.sql(\""
                + template
                + "\", NAME, NAME.bind(\"tent\"))` | `"
                + condition
                + "` | `"
                + error
                + "` |");
  }

  private static List<Object> found(Condition<AnyRow> condition) {
    return ids(VIEW.query().where(condition).orderBy(ID.asc()));
  }

  private static List<Object> ids(Selection<AnyRow> query) {
    try (Session session = DATABASE.veduta().openSession()) {
      return session.list(query).stream().map(row -> row.values().get(0)).toList();
    }
  }
}
