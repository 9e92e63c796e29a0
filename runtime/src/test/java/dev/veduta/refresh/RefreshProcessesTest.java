package dev.veduta.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.Veduta;
import dev.veduta.fixture.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two Java processes that know of each other by the database alone. */
class RefreshProcessesTest {
  @RegisterExtension static final Database DATABASE = new Database();

  @Test
  void twoProcessesOf64RequestsEachRefreshTwiceAtMostAndEachSeesItsWrite() throws Exception {
    DATABASE.run(
        """
        create schema p;
        create table p.written (item int);
        create sequence p.refreshes;
        create materialized view p.counted as
          select item, 0::bigint as reviews from p.written
          union all select -1, nextval('p.refreshes') from pg_sleep(1);
        """);
    long before = refreshes();
    List<Process> processes = List.of(start(0), start(1000));
    try {
      for (Process process : processes) {
        assertThat(process.inputReader().readLine()).isEqualTo("ready");
      }
      for (Process process : processes) {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
      }
      for (Process process : processes) {
        BufferedReader output = process.inputReader();
        assertThat(output.readLine()).isEqualTo("blind 0");
        assertThat(process.waitFor()).isZero();
      }
    } finally {
      processes.forEach(Process::destroyForcibly);
    }
    assertThat(refreshes() - before).isBetween(1L, 2L);
  }

  private static Process start(int first) throws IOException, SQLException {
    String url;
    try (Connection connection = DATABASE.connect()) {
      url = connection.getMetaData().getURL();
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes =
        Stream.of(Veduta.class, RefreshingProcess.class, org.postgresql.Driver.class)
            .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
            .collect(Collectors.joining(System.getProperty("path.separator")));
    return new ProcessBuilder(
            java,
            "-cp",
            classes,
            RefreshingProcess.class.getName(),
            url,
            String.valueOf(first),
            "64")
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static long refreshes() throws SQLException {
    try (Connection connection = DATABASE.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select case when is_called then last_value else 0 end from p.refreshes")) {
      row.next();
      return row.getLong(1);
    }
  }
}
