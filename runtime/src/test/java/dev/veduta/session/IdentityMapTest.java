package dev.veduta.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.veduta.IdentityConflictException;
import dev.veduta.RowNotFoundException;
import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.Database;
import dev.veduta.fixture.GearStats;
import dev.veduta.fixture.LabelCount;
import dev.veduta.fixture.Rating;
import dev.veduta.fixture.TemplateFieldView;
import dev.veduta.fixture.TemplateFieldView.Columns;
import dev.veduta.query.Column;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.View;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IdentityMapTest {
  @RegisterExtension static final Database DATABASE = new Database();

  private static final View<TemplateFieldView, Integer> VIEW = TemplateFieldView.VIEW;

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
  void findsTheSameInstanceTwice() {
    TemplateFieldView one = session.find(VIEW, 54).orElseThrow();
    assertThat(one.sameValuesAs(new TemplateFieldView(54, 1, 5, "Label 4"))).isTrue();
    assertThat(session.get(VIEW, 54)).isSameAs(one);
  }

  @Test
  void rowsReadElsewhereAreTakenInUnlessOneIsHeld() {
    TemplateFieldView held = session.get(VIEW, 54);
    TemplateFieldView other = new TemplateFieldView(53, 2, 4, "read elsewhere");
    List<TemplateFieldView> adopted =
        session.adopt(VIEW, List.of(new TemplateFieldView(54, 9, 9, "no"), other));
    assertThat(adopted.get(0)).isSameAs(held);
    assertThat(adopted.get(1)).isSameAs(other);
    assertThat(session.get(VIEW, 53)).isSameAs(other);
    assertThatExceptionOfType(IdentityConflictException.class)
        .isThrownBy(
            () -> session.adopt(VIEW, List.of(other, new TemplateFieldView(53, 2, 4, "another"))));
  }

  @Test
  void everyWayOfReadingAnswersTheInstanceHeld() {
    TemplateFieldView one = session.get(VIEW, 54);
    var query = TemplateFieldView.query().where(Columns.ID.eq(54));
    assertThat(session.list(query).get(0)).isSameAs(one);
    assertThat(session.first(query).orElseThrow()).isSameAs(one);
    assertThat(session.one(query)).isSameAs(one);
    assertThat(session.findAll(VIEW, List.of(53, 54)).get(1)).isSameAs(one);
    try (Stream<TemplateFieldView> stream = session.stream(query)) {
      assertThat(stream.findFirst().orElseThrow()).isSameAs(one);
    }
  }

  @Test
  void whatAListReadIsFoundWithoutAsking() throws SQLException {
    List<TemplateFieldView> all = session.list(TemplateFieldView.query());
    DATABASE.run("alter view quick_bits.template_field_view rename to away");
    try {
      assertThat(all).anyMatch(row -> row == session.get(VIEW, 54));
      assertThat(session.findAll(VIEW, List.of(1, 2, 3))).hasSize(3);
    } finally {
      DATABASE.run("alter view quick_bits.away rename to template_field_view");
    }
  }

  @Test
  void aRowStaysAsReadUntilItIsExpiredOrReadFresh() throws SQLException {
    var query = TemplateFieldView.query().where(Columns.ID.eq(7));
    String before = session.get(VIEW, 7).label();
    DATABASE.run("update quick_bits.field set label = 'once' where id = 7");
    assertThat(session.one(query).label()).isEqualTo(before);
    assertThat(session.one(query.fresh()).label()).isEqualTo("once");
    assertThat(session.get(VIEW, 7).label()).isEqualTo("once");
    DATABASE.run("update quick_bits.field set label = 'twice' where id = 7");
    assertThat(session.get(VIEW, 7).label()).isEqualTo("once");
    session.expire(VIEW, 7);
    assertThat(session.get(VIEW, 7).label()).isEqualTo("twice");
    DATABASE.run("update quick_bits.field set label = 'thrice' where id = 7");
    session.expireAll();
    assertThat(session.get(VIEW, 7).label()).isEqualTo("thrice");
  }

  @Test
  void aFreshStreamReplacesTheRowsHeldAndKeepsNoOthers() throws SQLException {
    session.get(VIEW, 8);
    DATABASE.run("update quick_bits.field set label = 'streamed' where id in (8, 9)");
    TemplateFieldView streamed;
    try (Stream<TemplateFieldView> stream =
        session.stream(TemplateFieldView.query().fresh().where(Columns.ID.in(List.of(8, 9))))) {
      streamed = stream.toList().stream().filter(row -> row.id() == 8).findFirst().orElseThrow();
    }
    assertThat(session.get(VIEW, 8)).isSameAs(streamed);
    DATABASE.run("update quick_bits.field set label = 'later' where id = 9");
    assertThat(session.get(VIEW, 9).label()).isEqualTo("later");
  }

  @Test
  void sessionsDoNotShareInstances() {
    TemplateFieldView one = session.get(VIEW, 54);
    try (Session other = DATABASE.veduta().openSession()) {
      assertThat(other.get(VIEW, 54)).isNotSameAs(one).isEqualTo(one);
    }
  }

  @Test
  void compositeKeysIdentifyToo() {
    Rating one = session.get(Rating.VIEW, new Rating.Key(1, "ann"));
    assertThat(one.stars()).isEqualTo(new BigDecimal("4.5"));
    assertThat(session.list(Rating.VIEW.query())).anyMatch(row -> row == one);
    assertThat(session.find(Rating.VIEW, new Rating.Key(1, "nobody"))).isEmpty();
  }

  @Test
  void twoRowsUnderOneKeyAreAConflictThatNamesBoth() throws SQLException {
    DATABASE.run("create view twice as values (1, 'a'), (2, 'b'), (1, 'c')");
    var view = AnyRow.keyed("public", "twice", AnyRow.key("column1"), List.of(text("column2")));
    assertThatExceptionOfType(IdentityConflictException.class)
        .isThrownBy(() -> session.list(view.query()))
        .withMessageStartingWith("[IdentityConflict] public.twice")
        .withMessageContaining("(column1) = 1: AnyRow[values=[1, a]] and AnyRow[values=[1, c]]");
    assertThatExceptionOfType(IdentityConflictException.class)
        .isThrownBy(() -> session.find(view, 1));
    assertThat(session.find(view, 2)).contains(new AnyRow(List.of(2, "b")));
  }

  @Test
  void aMaterializedViewThatKeptDuplicatesIsToBeRefreshed() throws SQLException {
    DATABASE.run(
        """
        create table base (item int not null, reviews bigint not null);
        insert into base values (1, 1), (1, 2);
        create materialized view gear.kept as select item, reviews from base;
        delete from base where reviews = 2;
        alter table base add primary key (item);
        """);
    View<GearStats, Integer> view = GearStats.of("kept");
    assertThatExceptionOfType(IdentityConflictException.class)
        .isThrownBy(() -> session.list(view.query()))
        .withMessageEndingWith(
            ". Refresh it first: what is known of a materialized view holds as of its last refresh."
                + " Correct the view, or give it a key that identifies its rows.");
    DATABASE.veduta().refresh(view);
    assertThat(session.list(view.query())).hasSize(1);
  }

  @Test
  void aConflictLeavesTheMapAsItWas() throws SQLException {
    DATABASE.run("create view late as values (1, 'a'), (2, 'b'), (2, 'c')");
    var view = AnyRow.keyed("public", "late", AnyRow.key("column1"), List.of(text("column2")));
    assertThatExceptionOfType(IdentityConflictException.class)
        .isThrownBy(() -> session.list(view.query()));
    DATABASE.run("create or replace view late as values (1, 'changed')");
    assertThat(session.get(view, 1)).isEqualTo(new AnyRow(List.of(1, "changed")));
  }

  @Test
  void identicalRowsUnderOneKeyAreOneInstance() throws SQLException {
    DATABASE.run("create view same as values (1, 'a'), (1, 'a')");
    var view = AnyRow.keyed("public", "same", AnyRow.key("column1"), List.of(text("column2")));
    List<AnyRow> rows = session.list(view.query());
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0)).isSameAs(rows.get(1)).isSameAs(session.get(view, 1));
  }

  @Test
  void keylessRowsAreNotKept() {
    var query = LabelCount.VIEW.query().where(LabelCount.Columns.LABEL.eq("Label 1"));
    assertThat(session.one(query)).isNotSameAs(session.one(query));
  }

  @Test
  void aKeyWithoutARowIsNotFound() {
    assertThat(session.find(VIEW, -1)).isEmpty();
    assertThatExceptionOfType(RowNotFoundException.class)
        .isThrownBy(() -> session.get(VIEW, -54321))
        .withMessageStartingWith("[RowNotFound] quick_bits.template_field_view")
        .withMessageNotContaining("54321");
  }

  private static Column<AnyRow, String> text(String name) {
    return AnyRow.column(1, name, SqlTypes.TEXT);
  }
}
