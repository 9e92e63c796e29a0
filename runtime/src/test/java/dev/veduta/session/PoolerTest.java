package dev.veduta.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.veduta.Veduta;
import dev.veduta.fixture.Database;
import dev.veduta.fixture.Pgbouncer;
import dev.veduta.fixture.Pool;
import dev.veduta.fixture.Rating;
import dev.veduta.fixture.TemplateFieldView;
import dev.veduta.query.Query;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Behind a pooler that lends transactions a connection: it has one, and clients take turns. */
class PoolerTest {
  @RegisterExtension static final Database DATABASE = new Database();

  /** The driver names a statement when it runs for the fifth time. */
  private static final int TURNS = 12;

  private final Optional<Path> program = Pgbouncer.program();

  @BeforeEach
  void skipWithoutOne() {
    assumeTrue(program.isPresent(), "skipped: pgbouncer is not installed");
  }

  @Test
  void clientsThatTakeTurnsReadTheirOwnRows() throws Exception {
    var byCopy = TemplateFieldView.query().orderBy(TemplateFieldView.Columns.ID.asc()).limit(3_000);
    try (Pgbouncer pooler = Pgbouncer.start(program.get(), DATABASE.port());
        Connection one = DATABASE.connectThrough(pooler.port());
        Connection other = DATABASE.connectThrough(pooler.port())) {
      for (int turn = 0; turn < TURNS; turn++) {
        try (Session session = Veduta.session(one)) {
          assertThat(session.get(TemplateFieldView.VIEW, 54).id()).isEqualTo(54);
          assertThat(session.findAll(TemplateFieldView.VIEW, List.of(54, 55, 56))).hasSize(3);
          assertThat(session.list(byCopy)).hasSize(60);
        }
        try (Session session = Veduta.session(other)) {
          Rating.Key key = new Rating.Key(1, "ann");
          assertThat(session.get(Rating.VIEW, key).reviewer()).isEqualTo("ann");
        }
      }
      assertThat(namedStatements(one)).isEmpty();
    }
  }

  @Test
  void streamsAndRefreshesServeTooAndKeepNothing() throws Exception {
    Query<TemplateFieldView> query = TemplateFieldView.query();
    try (Pgbouncer pooler = Pgbouncer.start(program.get(), DATABASE.port());
        Pool pool = new Pool(() -> DATABASE.connectThrough(pooler.port()), true)) {
      Veduta veduta = Veduta.of(pool.dataSource());
      for (int turn = 0; turn < TURNS; turn++) {
        veduta.refreshAll();
        try (Session session = veduta.openSession();
            Stream<TemplateFieldView> rows = session.stream(query)) {
          assertThat(rows.count()).isEqualTo(session.count(query));
        }
      }
      try (Connection connection = pool.dataSource().getConnection()) {
        assertThat(namedStatements(connection)).isEmpty();
      }
    }
  }

  private static List<String> namedStatements(Connection connection) throws SQLException {
    List<String> statements = new ArrayList<>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select statement from pg_prepared_statements where name like 'S\\_%'")) {
      while (rows.next()) {
        statements.add(rows.getString(1));
      }
    }
    return statements;
  }
}
