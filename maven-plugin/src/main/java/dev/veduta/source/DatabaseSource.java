package dev.veduta.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** A database that somebody runs. */
public final class DatabaseSource implements Source {
  private final DatabaseUrl url;
  private final Credentials credentials;

  private DatabaseSource(DatabaseUrl url, Credentials credentials) {
    this.url = url;
    this.credentials = credentials;
  }

  /**
   * The database at a URL.
   *
   * @param url its JDBC URL
   * @param credentials who connects
   * @throws SourceException if it is no URL of PostgreSQL, or holds a password
   */
  public static DatabaseSource of(String url, Credentials credentials) throws SourceException {
    return new DatabaseSource(DatabaseUrl.parse(url), credentials);
  }

  @Override
  public Optional<String> content() {
    return Optional.empty();
  }

  @Override
  public OpenSource open() throws SourceException {
    try {
      Connection connection = new Driver().connect(url.url(), properties());
      if (connection == null) {
        throw new SourceException("SourceUrlInvalid", "<url> of <source> is not for PostgreSQL.");
      }
      return new OpenSource(connection, () -> {});
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** For what takes connections by itself; each is a new one. */
  public DataSource dataSource() {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(url.url());
    dataSource.setApplicationName("veduta");
    if (credentials.user() != null) {
      dataSource.setUser(credentials.user());
    }
    if (credentials.password() != null) {
      dataSource.setPassword(credentials.password());
    }
    return dataSource;
  }

  private Properties properties() {
    Properties properties = new Properties();
    set(properties, PGProperty.USER, credentials.user());
    set(properties, PGProperty.PASSWORD, credentials.password());
    PGProperty.APPLICATION_NAME.set(properties, "veduta");
    OpenSource.DRIVER_SETTINGS.forEach(properties::setProperty);
    return properties;
  }

  private static void set(Properties properties, PGProperty property, @Nullable String value) {
    if (value != null) {
      property.set(properties, value);
    }
  }

  /** Sorted by SQLSTATE, which does not depend on the server's language. */
  private SourceException failure(SQLException e) {
    String state = Optional.ofNullable(e.getSQLState()).orElse("");
    if (state.startsWith("28") || state.equals("08004")) {
      return new SourceException(
          "SourceRefused",
          url
              + " refused to let us in with "
              + credentials
              + ": "
              + sentence(e)
              + " Credentials come from the <server> in settings.xml that <serverId> names, or"
              + " else PGUSER and PGPASSWORD, or else .pgpass.",
          e);
    }
    if (state.equals("3D000")) {
      return new SourceException(
          "DatabaseUnknown",
          "the server of " + url + " has no such database. Correct <url>, or create it.",
          e);
    }
    return new SourceException(
        "SourceUnreachable",
        url
            + " cannot be reached: "
            + sentence(e)
            + " Start it or correct <url>; to build from the committed catalog, add"
            + " -Dveduta.offline=true.",
        e);
  }

  private static String sentence(SQLException e) {
    String message = String.valueOf(e.getMessage());
    return message.endsWith(".") ? message : message + ".";
  }
}
