package dev.veduta.prove.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.prove.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/**
 * No claim may be wrong. {@code -Dveduta.fuzz.views=100000} for a long run, {@code
 * -Dveduta.fuzz.seed=...} for another one, {@code -Dveduta.fuzz.major=13} for another server.
 */
class FuzzTest {
  @Test
  void noClaimIsRefutedByData() throws SQLException {
    int views = Integer.getInteger("veduta.fuzz.views", 1000);
    long seed = Long.getLong("veduta.fuzz.seed", 1);
    int major = Integer.getInteger("veduta.fuzz.major", TestServer.NEWEST);
    Fuzz fuzz = new Fuzz();
    try (Connection connection = TestServer.of(major).database(FuzzSchema.ddl(major))) {
      fuzz.run(connection, seed, views);
    }
    System.out.println("fuzz seed " + seed + " on PostgreSQL " + major + ": " + fuzz.figures());
    assertThat(fuzz.unsound()).isEmpty();
    assertThat(fuzz.figure("not null proven")).isGreaterThan(views / 2);
    assertThat(fuzz.figure("views with a key")).isGreaterThan(views / 4);
  }
}
