package dev.veduta.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.introspect.Introspector;
import dev.veduta.introspect.RelationPattern;
import dev.veduta.introspect.Selection;
import dev.veduta.rights.RefreshRights;
import dev.veduta.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may refresh, where MAINTAIN is no privilege yet and where it is one. */
class RefreshRightsTest {
  @ParameterizedTest
  @ValueSource(ints = {13, 15, 18})
  void takesTheOwnerOrAMemberOfIt(int major) throws SQLException {
    try (Connection connection = Server.of(major).newDatabase("rights").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create role r_owner; create role r_member; create role r_stranger;
          grant r_owner to r_member;
          create schema r; create materialized view r.v as select 1 as n;
          alter materialized view r.v owner to r_owner
          """);
      assertThat(missing(connection, "r_owner")).isEmpty();
      assertThat(missing(connection, "r_member")).isEmpty();
      assertThat(missing(connection, "postgres")).isEmpty();
      assertThat(missing(connection, "r_stranger")).hasSize(1);
      statement.execute("drop owned by r_owner; drop role r_owner, r_member, r_stranger");
    }
  }

  private static List<String> missing(Connection connection, String role) throws SQLException {
    Selection all = new Selection(List.of(RelationPattern.parse("r.*")), List.of());
    return RefreshRights.of(connection, role, Introspector.reflect(connection, all).views())
        .orElseThrow()
        .missing();
  }
}
