package dev.veduta.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.veduta.catalog.QualifiedName;
import dev.veduta.prove.query.Query;
import dev.veduta.prove.query.QueryReader;
import dev.veduta.prove.query.UnknownQueryException;
import dev.veduta.prove.tree.NodeReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not known proves nothing, and is named. */
class FailsClosedTest {
  private static final QualifiedName VIEW = new QualifiedName("s", "v");
  private static final String SQL =
      """
      CREATE SCHEMA s;
      CREATE TABLE s.t (id int PRIMARY KEY, x int);
      CREATE VIEW s.v AS
        SELECT a.id, upper('x') AS u FROM s.t a LEFT JOIN s.t b ON a.id = b.x
        UNION SELECT id, '' FROM s.t;
      """;

  @ParameterizedTest
  @ValueSource(ints = {12, 19})
  void aServerThatWasNotTested(int major) throws SQLException {
    try (Connection connection = TestServer.newest().database(SQL)) {
      ViewProof proof = proof(sayingItIs(major, connection));
      assertThat(proof.unproven())
          .isEqualTo("nothing is proven on PostgreSQL " + major + ", which was not tested");
      assertThat(proof.keys()).isEmpty();
      assertThat(proof.columns()).allSatisfy(it -> assertThat(it.notNull()).isNull());
      assertThat(proof(connection).unproven()).isNull();
    }
  }

  /** The tree of a real view, with a kind in it that no server has. */
  @ParameterizedTest
  @CsvSource({
    ":rtekind 0, :rtekind 77, a range of kind 77",
    ":jointype 1, :jointype 77, a join of kind 77",
    "SETOPERATIONSTMT :op 1, SETOPERATIONSTMT :op 77, a set operation of kind 77",
    "{FROMEXPR, {FROMANYWHERE, a query with no join tree"
  })
  void aKindThatIsNotKnownIsNamed(String known, String unknown, String named) throws SQLException {
    String tree = tree();
    assertThat(tree).contains(known);
    assertThatExceptionOfType(UnknownQueryException.class)
        .isThrownBy(() -> QueryReader.read(NodeReader.read(tree.replace(known, unknown))))
        .withMessage(named);
  }

  @Test
  void anExpressionThatIsNotKnownIsKeptAsSuch() throws SQLException {
    String tree = tree().replace("{FUNCEXPR", "{NOVELEXPR");
    Query query = QueryReader.read(NodeReader.read(tree));
    assertThat(query.ranges().toString()).contains("Unknown[tag=NOVELEXPR");
  }

  private static String tree() throws SQLException {
    try (Connection connection = TestServer.newest().database(SQL);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT ev_action::text FROM pg_rewrite WHERE ev_class = 's.v'::regclass")) {
      row.next();
      return row.getString(1);
    }
  }

  private static ViewProof proof(Connection connection) throws SQLException {
    return Prover.prove(connection, List.of(VIEW)).view(VIEW).orElseThrow();
  }

  /** The connection, but for the version that its server says it has. */
  private static Connection sayingItIs(int major, Connection connection) {
    return proxy(
        Connection.class,
        connection,
        "getMetaData",
        () ->
            proxy(
                DatabaseMetaData.class,
                connection.getMetaData(),
                "getDatabaseMajorVersion",
                () -> major));
  }

  private interface Answer {
    Object get() throws SQLException;
  }

  private static <T> T proxy(Class<T> type, T real, String replaced, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                return method.getName().equals(replaced)
                    ? answer.get()
                    : method.invoke(real, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            }));
  }
}
