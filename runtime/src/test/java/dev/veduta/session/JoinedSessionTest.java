package dev.veduta.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.veduta.QueryFailedException;
import dev.veduta.Veduta;
import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.Database;
import dev.veduta.fixture.TemplateFieldView;
import dev.veduta.type.SqlTypes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JoinedSessionTest {
  @RegisterExtension static final Database DATABASE = new Database();

  @Test
  void seesWhatTheTransactionWroteAndLeavesItOpen() throws SQLException {
    try (Connection connection = DATABASE.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("update quick_bits.field set label = 'uncommitted' where id = 54");
      try (Session session = Veduta.session(connection)) {
        assertThat(session.get(TemplateFieldView.VIEW, 54).label()).isEqualTo("uncommitted");
      }
      assertThat(connection.isClosed()).isFalse();
      assertThat(connection.getAutoCommit()).isFalse();
      connection.rollback();
      try (Session session = Veduta.session(connection)) {
        assertThat(session.get(TemplateFieldView.VIEW, 54).label()).isEqualTo("Label 4");
      }
      connection.rollback();
    }
  }

  @Test
  void leavesTheConnectionsSettingsAlone() throws SQLException {
    try (Connection connection = DATABASE.connect("&defaultRowFetchSize=17")) {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setSchema("gear");
      try (Session session = Veduta.session(connection)) {
        session.list(TemplateFieldView.query());
        session.stream(TemplateFieldView.query()).iterator().next();
      }
      assertThat(connection.getAutoCommit()).isTrue();
      assertThat(connection.isReadOnly()).isTrue();
      assertThat(connection.getTransactionIsolation())
          .isEqualTo(Connection.TRANSACTION_REPEATABLE_READ);
      assertThat(connection.getSchema()).isEqualTo("gear");
      assertThat(connection.isClosed()).isFalse();
    }
  }

  @Test
  void whoeverGaveTheConnectionIsToldOnceThatItIsUnused() throws SQLException {
    try (Connection connection = DATABASE.connect()) {
      AtomicInteger told = new AtomicInteger();
      Session session = Veduta.session(connection, told::incrementAndGet);
      session.list(TemplateFieldView.query());
      assertThat(told).hasValue(0);
      session.close();
      session.close();
      assertThat(told).hasValue(1);
      assertThat(connection.isClosed()).isFalse();
    }
  }

  @Test
  void anAbortedTransactionIsSaidToBeThat() throws SQLException {
    DATABASE.run("create view fails as select 1 / 0 as id");
    var fails = AnyRow.keyless("public", "fails", List.of(AnyRow.column(0, "id", SqlTypes.INT4)));
    try (Connection connection = DATABASE.connect()) {
      connection.setAutoCommit(false);
      try (Session session = Veduta.session(connection)) {
        assertThatExceptionOfType(QueryFailedException.class)
            .isThrownBy(() -> session.list(fails.query()))
            .satisfies(failure -> assertThat(failure.sqlState()).isEqualTo("22012"));
        assertThatExceptionOfType(QueryFailedException.class)
            .isThrownBy(() -> session.list(fails.query()))
            .satisfies(failure -> assertThat(failure.sqlState()).isEqualTo("25P02"))
            .withMessageContaining("roll it back");
      }
      connection.rollback();
    }
  }
}
