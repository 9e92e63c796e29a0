package dev.veduta.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSourceTest {
  private static EmbeddedServer server;
  private static String url;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.start();
    try (Connection connection = server.connect(Map.of())) {
      connection.createStatement().execute("create role app login password 'it''s a secret'");
      url = connection.getMetaData().getURL().replaceFirst("\\?.*", "");
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void connectsWithCredentialsOfSettings() throws Exception {
    assertThat(userOf(new Credentials("app", "it's a secret", "settings.xml"))).isEqualTo("app");
  }

  @Test
  void connectsWithCredentialsOfTheEnvironment() throws Exception {
    Map<String, String> environment = Map.of("PGUSER", "app", "PGPASSWORD", "it's a secret");

    assertThat(userOf(Credentials.choose(Optional.empty(), environment))).isEqualTo("app");
  }

  @Test
  void prefersSettingsToTheEnvironment() throws Exception {
    Map<String, String> environment = Map.of("PGUSER", "nobody", "PGPASSWORD", "wrong");
    Credentials settings = new Credentials("app", "it's a secret", "settings.xml");

    assertThat(userOf(Credentials.choose(Optional.of(settings), environment))).isEqualTo("app");
  }

  @Test
  void leavesThePasswordFileToTheDriver(@TempDir Path home) throws Exception {
    Path file = home.resolve("pgpass");
    Files.writeString(file, "*:*:*:app:it's a secret\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    System.setProperty("org.postgresql.pgpassfile", file.toString());
    try {
      assertThat(userOf(Credentials.choose(Optional.empty(), Map.of("PGUSER", "app"))))
          .isEqualTo("app");
    } finally {
      System.clearProperty("org.postgresql.pgpassfile");
    }
  }

  @Test
  void saysWhereCredentialsBelong() {
    Credentials wrong = new Credentials("app", "not this one", "settings.xml server app-dev");

    assertThatThrownBy(() -> DatabaseSource.of(url, wrong).open())
        .hasMessageStartingWith("[SourceRefused] localhost:")
        .hasMessageContainingAll("settings.xml server app-dev", "PGPASSWORD", ".pgpass")
        .hasMessageNotContaining("not this one");
  }

  @Test
  void saysWhichDatabaseIsUnknown() {
    Credentials credentials = new Credentials("app", "it's a secret", "settings.xml");

    assertThatThrownBy(() -> DatabaseSource.of(url + "x", credentials).open())
        .hasMessageMatching("(?s)\\[DatabaseUnknown] the server of localhost:\\d+/postgresx .*");
  }

  @Test
  void saysWhatCannotBeReached() {
    Credentials none = Credentials.choose(Optional.empty(), Map.of());

    assertThatThrownBy(() -> DatabaseSource.of("jdbc:postgresql://localhost:1/app", none).open())
        .hasMessageStartingWith("[SourceUnreachable] localhost:1/app")
        .hasMessageContaining("-Dveduta.offline=true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://h/d?password=hush",
        "jdbc:postgresql://h/d?user=u&Password=hush",
        "jdbc:postgresql://h/d?sslpassword=hush",
        "jdbc:postgresql://user:hush@h/d"
      })
  void refusesAPasswordInTheUrl(String withPassword) {
    assertThatThrownBy(() -> DatabaseUrl.parse(withPassword))
        .hasMessageStartingWith("[PasswordInUrl]")
        .hasMessageContainingAll("settings.xml", "PGPASSWORD", ".pgpass")
        .hasMessageNotContaining("hush");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:mysql://h/d", "postgresql://h/d", "jdbc:postgresql://h/a/b", ""})
  void refusesWhatIsNoUrl(String wrong) {
    assertThatThrownBy(() -> DatabaseUrl.parse(wrong)).hasMessageStartingWith("[SourceUrlInvalid]");
  }

  @Test
  void neverShowsThePassword() {
    assertThat(new Credentials("app", "hush", "settings.xml")).asString().isEqualTo("settings.xml");
  }

  private static String userOf(Credentials credentials) throws Exception {
    try (OpenSource source = DatabaseSource.of(url, credentials).open();
        ResultSet row = source.connection().createStatement().executeQuery("select current_user")) {
      row.next();
      return row.getString(1);
    }
  }
}
