package dev.veduta.session;

import static dev.veduta.fixture.TemplateFieldView.Columns.ID;
import static dev.veduta.fixture.TemplateFieldView.Columns.LABEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.veduta.NotOneRowException;
import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.Database;
import dev.veduta.fixture.LabelCount;
import dev.veduta.fixture.Rating;
import dev.veduta.fixture.TemplateFieldView;
import dev.veduta.query.ArrayColumn;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.View;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReadingTest {
  @RegisterExtension static final Database DATABASE = new Database();

  private Session session;

  @BeforeEach
  void open() {
    session = DATABASE.veduta().openSession();
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void listsAPageInOrder() {
    var page =
        TemplateFieldView.query()
            .where(LABEL.like("Label%").and(ID.gt(10)))
            .orderBy(LABEL.desc())
            .limit(3)
            .offset(1);
    assertThat(session.list(page)).extracting(TemplateFieldView::id).containsExactly(29, 39, 49);
  }

  @Test
  void firstIsTheFirstInOrderOrNone() {
    assertThat(session.first(TemplateFieldView.query().orderBy(ID.desc())))
        .hasValueSatisfying(row -> assertThat(row.id()).isEqualTo(60));
    assertThat(session.first(TemplateFieldView.query().where(ID.eq(-1)))).isEmpty();
    assertThat(session.first(TemplateFieldView.query().orderBy(ID.asc()).limit(0))).isEmpty();
  }

  @Test
  void oneIsExactlyOne() {
    assertThat(session.one(TemplateFieldView.query().where(ID.eq(5))).id()).isEqualTo(5);
    assertThatExceptionOfType(NotOneRowException.class)
        .isThrownBy(() -> session.one(TemplateFieldView.query().where(ID.eq(-1))))
        .withMessageContaining("there is none");
    assertThatExceptionOfType(NotOneRowException.class)
        .isThrownBy(() -> session.one(TemplateFieldView.query()))
        .withMessageContaining("there are several");
  }

  @Test
  void countRespectsConditionLimitAndOffset() {
    assertThat(session.count(TemplateFieldView.query())).isEqualTo(60);
    assertThat(session.count(TemplateFieldView.query().where(LABEL.isNull()))).isEqualTo(6);
    var ordered = TemplateFieldView.query().orderBy(ID.asc());
    assertThat(session.count(ordered.limit(7))).isEqualTo(7);
    assertThat(session.count(ordered.limit(7).offset(55))).isEqualTo(5);
    assertThat(session.count(ordered.offset(61))).isZero();
  }

  @Test
  void existsRespectsConditionLimitAndOffset() {
    assertThat(session.exists(TemplateFieldView.query().where(ID.eq(60)))).isTrue();
    assertThat(session.exists(TemplateFieldView.query().where(ID.eq(61)))).isFalse();
    assertThat(session.exists(TemplateFieldView.query().orderBy(ID.asc()).offset(60))).isFalse();
    assertThat(session.exists(TemplateFieldView.query().orderBy(ID.asc()).limit(0))).isFalse();
  }

  @Test
  void findAllAnswersInTheOrderOfTheKeys() {
    assertThat(session.findAll(TemplateFieldView.VIEW, List.of(30, -1, 10, 61, 20, 10)))
        .extracting(TemplateFieldView::id)
        .containsExactly(30, 10, 20, 10);
    assertThat(session.findAll(TemplateFieldView.VIEW, List.of())).isEmpty();
  }

  @Test
  void findAllAsksOnlyForWhatTheMapDoesNotHold() throws SQLException {
    DATABASE.run("create table held as values (1, 'old'), (2, 'old'), (3, 'old')");
    var view =
        AnyRow.keyed("public", "held", AnyRow.key("column1"), List.of(AnyRow.text(1, "column2")));
    session.get(view, 1);
    DATABASE.run("update held set column2 = 'new'");
    assertThat(session.findAll(view, List.of(2, 1)))
        .containsExactly(new AnyRow(List.of(2, "new")), new AnyRow(List.of(1, "old")));
  }

  @Test
  void findAllFindsWhatSqlAloneHoldsEqual() throws SQLException {
    DATABASE.run(
        "create extension citext;"
            + " create table words (word citext primary key, n int not null);"
            + " insert into words values ('\u00c4RGER', 1), ('abc', 2), ('\u00d6L', 3)");
    var word = AnyRow.column(0, "word", SqlTypes.citext("public"));
    View<AnyRow, String> view =
        AnyRow.keyed("public", "words", word, List.of(AnyRow.column(1, "n", SqlTypes.INT4)));
    assertThat(session.findAll(view, List.of("ABC", "none", "\u00e4rger", "\u00d6L")))
        .extracting(row -> row.values().get(1))
        .containsExactly(2, 1, 3);
    assertThat(session.findAll(view, List.of("\u00e4rger", "\u00c4RGER")).get(0))
        .isSameAs(session.get(view, "\u00c4RGER"));
  }

  @Test
  void findAllTakesCompositeKeysAndAsksOnlyForThosePairs() {
    var keys =
        List.of(new Rating.Key(2, "ann"), new Rating.Key(2, "bob"), new Rating.Key(1, "bob"));
    assertThat(session.findAll(Rating.VIEW, keys))
        .extracting(Rating::key)
        .containsExactly(keys.get(0), keys.get(2));
  }

  @Test
  void findAllTakesKeysThatAreArrays() throws SQLException {
    DATABASE.run(
        "create view paths as select a as path, i as n"
            + " from (values (array[1, 2], 1), (array[3], 2), (array[1], 3)) v (a, i)");
    ArrayColumn<AnyRow, Integer> path =
        new ArrayColumn<>(
            "path", SqlTypes.array(SqlTypes.INT4), row -> (List<Integer>) row.values().get(0));
    View<AnyRow, List<Integer>> view =
        AnyRow.keyed("public", "paths", path, List.of(AnyRow.column(1, "n", SqlTypes.INT4)));
    assertThat(session.findAll(view, List.of(List.of(3), List.of(2), List.of(1, 2))))
        .extracting(row -> row.values().get(1))
        .containsExactly(2, 1);
    assertThat(session.count(view.query().where(path.in(List.of(List.of(3), List.of(1))))))
        .isEqualTo(2);
    assertThat(session.count(view.query().where(path.notIn(List.of(List.of(3)))))).isEqualTo(2);
    assertThat(session.count(view.query().where(path.in(List.of())))).isZero();
    assertThat(session.count(view.query().where(path.notIn(List.of())))).isEqualTo(3);
  }

  @Test
  void inTakesNoneOrTenThousandValues() {
    assertThat(session.list(TemplateFieldView.query().where(ID.in(List.of())))).isEmpty();
    assertThat(session.list(TemplateFieldView.query().where(ID.notIn(List.of())))).hasSize(60);
    List<Integer> many = IntStream.rangeClosed(41, 10_040).boxed().toList();
    assertThat(session.list(TemplateFieldView.query().where(ID.in(many)))).hasSize(20);
    assertThat(session.findAll(TemplateFieldView.VIEW, many)).hasSize(20);
  }

  @Test
  void textIsTakenLiterally() throws SQLException {
    List<String> hostile =
        List.of(
            "100%",
            "100", "a_b", "axb", "a\\b", "ab", "'; drop schema gear cascade; --", "\"", "?");
    DATABASE.run("create table texts (id int primary key, body text)");
    for (int i = 0; i < hostile.size(); i++) {
      DATABASE.run("insert into texts values (" + i + ", $x$" + hostile.get(i) + "$x$)");
    }
    var body = AnyRow.text(1, "body");
    var view = AnyRow.keyed("public", "texts", AnyRow.key("id"), List.of(body));
    for (String one : hostile) {
      assertThat(session.list(view.query().where(body.eq(one))))
          .extracting(row -> row.values().get(1))
          .containsExactly(one);
      assertThat(session.list(view.query().where(body.startsWith(one))))
          .extracting(row -> row.values().get(1))
          .containsExactlyInAnyOrderElementsOf(
              hostile.stream().filter(text -> text.startsWith(one)).toList());
      assertThat(session.list(view.query().where(body.contains(one))))
          .extracting(row -> row.values().get(1))
          .containsExactlyInAnyOrderElementsOf(
              hostile.stream().filter(text -> text.contains(one)).toList());
    }
    assertThat(session.list(view.query().where(body.like("a_b")))).hasSize(3);
    assertThat(session.list(view.query().where(body.like("100%")))).hasSize(2);
    assertThat(session.exists(Rating.VIEW.query())).isTrue();
  }

  @Test
  void keylessViewsAreListed() {
    var query = LabelCount.VIEW.query().orderBy(LabelCount.Columns.LABEL.asc().nullsFirst());
    assertThat(session.list(query.limit(2)))
        .containsExactly(new LabelCount(null, 6), new LabelCount("Label 1", 6));
  }

  @Test
  void aRelationWithNoColumnsHasRows() throws SQLException {
    DATABASE.run("create view nothing as select from generate_series(1, 3)");
    var view = AnyRow.keyless("public", "nothing", List.of());
    assertThat(session.list(view.query())).hasSize(3).containsOnly(new AnyRow(List.of()));
    assertThat(session.count(view.query())).isEqualTo(3);
  }
}
