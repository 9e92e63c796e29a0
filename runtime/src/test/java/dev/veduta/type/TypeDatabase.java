package dev.veduta.type;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** The server of the tests of types, and what is asked of it. Stopped with the JVM. */
final class TypeDatabase {
  /** Every value comes as text. */
  static final String TEXT_TRANSFER = "binaryTransfer=false";

  /** Values come in binary, where the driver knows how, from the first execution on. */
  static final String BINARY_TRANSFER = "prepareThreshold=-1";

  private static final int COPY_HEADER = 19;

  /** A way to connect, and the settings to begin with. */
  record Session(String parameters, List<String> settings) {
    Connection open() throws SQLException {
      Connection connection = DriverManager.getConnection(url() + "&" + parameters);
      try (var statement = connection.createStatement()) {
        for (String setting : settings) {
          statement.execute("set " + setting);
        }
      }
      return connection;
    }
  }

  private static final EmbeddedPostgres SERVER = start();

  private TypeDatabase() {}

  static String url() {
    return SERVER.getJdbcUrl("postgres", "postgres");
  }

  /** Every style of output there is, in text and in binary transfer, and odd drivers. */
  static Stream<Session> sessions() {
    Stream<Session> styles =
        Stream.of(
                List.of("IntervalStyle = postgres", "bytea_output = hex", "TimeZone = 'UTC'"),
                List.of(
                    "IntervalStyle = postgres_verbose",
                    "bytea_output = escape",
                    "TimeZone = 'Africa/Monrovia'"),
                List.of(
                    "IntervalStyle = sql_standard",
                    "bytea_output = escape",
                    "TimeZone = 'America/New_York'"),
                List.of(
                    "IntervalStyle = iso_8601",
                    "bytea_output = hex",
                    "TimeZone = 'Europe/Amsterdam'"),
                List.of("DateStyle = 'ISO, DMY'", "TimeZone = 'Asia/Kathmandu'"))
            .flatMap(
                settings ->
                    Stream.of(
                        new Session(TEXT_TRANSFER, settings),
                        new Session(BINARY_TRANSFER, settings)));
    Stream<Session> drivers =
        Stream.of(
            new Session("preferQueryMode=simple", List.of()),
            new Session("prepareThreshold=0&stringtype=unspecified", List.of()));
    return Stream.concat(styles, drivers);
  }

  /** A session in which a backslash of an ordinary literal escapes what follows. */
  static Session escaping() {
    return new Session(
        TEXT_TRANSFER, List.of("standard_conforming_strings = off", "backslash_quote = off"));
  }

  static Session text() {
    return new Session(TEXT_TRANSFER, List.of());
  }

  static Session binary() {
    return new Session(BINARY_TRANSFER, List.of());
  }

  static void execute(String sql) {
    try (Connection connection = text().open();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Reads the value of an SQL expression as a column of the type. */
  static <T> @Nullable T read(Connection connection, SqlType<T> type, String expression)
      throws SQLException {
    String sql =
        "select " + type.selectExpression("v") + " from (select " + expression + " as v) s";
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return type.read(rows, 1);
    }
  }

  /** Reads the value of an SQL expression as a column of the type that COPY sends in binary. */
  static <T> @Nullable T copied(Connection connection, SqlType<T> type, String expression)
      throws SQLException {
    String select =
        "select " + type.binaryExpression("v") + " from (select " + expression + " as v) s";
    CopyOut copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("copy (" + select + ") to stdout (format binary)");
    byte[] row = copy.readFromCopy();
    while (copy.isActive()) {
      copy.readFromCopy();
    }
    RowBytes bytes = new RowBytes();
    bytes.begin(row, COPY_HEADER + Short.BYTES);
    T value = bytes.next(type);
    assertThat(bytes.remaining()).isZero();
    return value;
  }

  /** Binds values to an SQL expression, and gives the text of its value. */
  static @Nullable String ask(Connection connection, String expression, Bind<?>... binds)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select (" + expression + ")::text")) {
      for (int i = 0; i < binds.length; i++) {
        binds[i].to(statement, i + 1);
      }
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  record Bind<T>(SqlType<T> type, T value) {
    void to(PreparedStatement statement, int index) throws SQLException {
      type.bind(statement, index, value);
    }
  }

  private static EmbeddedPostgres start() {
    try {
      EmbeddedPostgres server = EmbeddedPostgres.start();
      try (Connection connection = server.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute(TypeCase.SCHEMA);
      }
      return server;
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
