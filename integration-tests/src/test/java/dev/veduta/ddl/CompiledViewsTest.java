package dev.veduta.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.veduta.Veduta;
import dev.veduta.query.Column;
import dev.veduta.query.ComparableColumn;
import dev.veduta.server.Server;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.Relation;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.RelationName;
import dev.veduta.view.View;
import dev.veduta.view.ViewProvider;
import dev.veduta.view.ViewRegistry;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DDL of all views that are compiled into an application, found as an application finds them. */
class CompiledViewsTest {
  private record Row(int id) {
    private static final ComparableColumn<Row, Integer> ID =
        new ComparableColumn<>("id", SqlTypes.INT4, Row::id);
    private static final List<Column<Row, ?>> ALL = List.of(ID);

    static View<Row, Integer> of(RelationInfo info) {
      return View.of(info, ALL, ID, row -> new Row(row.getInt(1)));
    }
  }

  private static final RelationInfo SUMS =
      RelationInfo.of(RelationKind.VIEW, "c", "sums")
          .definedAs("select id, count(*) as n from c.t group by id;")
          .reading(new RelationName("c", "t"));

  /** Two records of one view, one of them kept; a materialized view over the table; a table. */
  public static final class Provider implements ViewProvider {
    @Override
    public List<Relation<?>> views() {
      return List.of(
          Row.of(RelationInfo.of(RelationKind.TABLE, "c", "t")),
          Row.of(
              RelationInfo.of(RelationKind.MATERIALIZED_VIEW, "c", "a_top")
                  .definedAs("select id from c.sums_table where n > 1")
                  .reading(new RelationName("c", "sums_table"))),
          Row.of(SUMS),
          Row.of(SUMS.keptIn("sums_table")));
    }
  }

  /** The same view as somebody else knows it. */
  public static final class Other implements ViewProvider {
    @Override
    public List<Relation<?>> views() {
      return List.of(
          Row.of(RelationInfo.of(RelationKind.VIEW, "c", "sums").definedAs("select 1 as id")));
    }
  }

  @TempDir Path root;
  private final Thread thread = Thread.currentThread();
  private final ClassLoader before = thread.getContextClassLoader();
  private DataSource database;
  private Ddl ddl;

  @BeforeEach
  void table() throws SQLException {
    database = Server.of(18).newDatabase("compiled");
    ddl = Veduta.of(database).ddl();
    run("create schema c; create table c.t (id int); insert into c.t values (1), (1), (2)");
  }

  @AfterEach
  void back() {
    thread.setContextClassLoader(before);
  }

  @Test
  void allAreCreatedReplacedVerifiedAndDropped() throws Exception {
    compiled(Provider.class);
    assertThat(ViewRegistry.load().views()).hasToString("[c.a_top, c.sums, c.sums, c.t]");
    String dry = ddl.dryRun().createAll().toSql();
    assertThat(ddl.createAll().toSql()).isEqualTo(dry);
    assertThat(text("select string_agg(id::text, ',') from c.a_top")).isEqualTo("1");
    assertThat(ddl.replaceAll().statements()).isEmpty();
    assertThat(ddl.ifNotExists().createAll().statements()).isEmpty();
    assertThat(Veduta.of(database).verifyAll().isSound()).isTrue();
    run("create or replace view c.sums as select id, 5::bigint as n from c.t group by id");
    assertThat(ddl.replaceAll().statements()).isNotEmpty();
    assertThat(text("select string_agg(n::text, ',' order by n) from c.sums_table"))
        .isEqualTo("1,2");
    ddl.dropAll();
    assertThat(text("select count(*) from pg_class where relnamespace = 'c'::regnamespace"))
        .isEqualTo("1");
  }

  @Test
  void thatNoneIsFoundIsAnError() throws Exception {
    assertThatIllegalStateException()
        .isThrownBy(() -> ddl.createAll())
        .withMessageStartingWith("[NothingCompiled] no record of a view is to be found");
  }

  @Test
  void twoDefinitionsOfOneViewAreAnError() throws Exception {
    compiled(Provider.class, Other.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ddl.createAll())
        .withMessageStartingWith("[ViewTwice] two records of c.sums hold different definitions");
  }

  private void compiled(Class<?>... providers) throws Exception {
    Path file = root.resolve("META-INF/services/" + ViewProvider.class.getName());
    Files.createDirectories(file.getParent());
    Files.write(file, List.of(providers).stream().map(Class::getName).toList());
    thread.setContextClassLoader(new URLClassLoader(new URL[] {root.toUri().toURL()}, before));
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String text(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
