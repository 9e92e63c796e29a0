package dev.veduta.source;

import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * The JDBC URL of a database, known to hold no password. Its text is for messages and names host
 * and database alone.
 *
 * @param url the URL, as written
 * @param place host, port and database
 * @param user the user it names; null if none
 */
record DatabaseUrl(String url, String place, @Nullable String user) {
  /** {@code password} and {@code sslpassword}. */
  private static final Pattern PASSWORD =
      Pattern.compile("[?&][^=&]*password", Pattern.CASE_INSENSITIVE);

  private static final String WHERE_CREDENTIALS_BELONG =
      "Take it out, and put the credentials into a <server> of settings.xml named by <serverId>,"
          + " into PGUSER and PGPASSWORD, or into .pgpass.";

  static DatabaseUrl parse(String url) throws SourceException {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new SourceException(
          "SourceUrlInvalid",
          "<url> of <source> is not that of a PostgreSQL database. Write"
              + " jdbc:postgresql://host:port/database.");
    }
    if (holdsPassword(url)) {
      throw new SourceException(
          "PasswordInUrl",
          "<url> of <source> holds a password, which Maven would print. "
              + WHERE_CREDENTIALS_BELONG);
    }
    Properties parts = Driver.parseURL(url, new Properties());
    if (parts == null) {
      throw new SourceException(
          "SourceUrlInvalid",
          "<url> of <source> cannot be read as jdbc:postgresql://host:port/database.");
    }
    return new DatabaseUrl(url, placeOf(parts), parts.getProperty(PGProperty.USER.getName()));
  }

  private static boolean holdsPassword(String url) {
    int query = url.indexOf('?');
    String address = query < 0 ? url : url.substring(0, query);
    return address.contains("@") || PASSWORD.matcher(url).find();
  }

  private static String placeOf(Properties parts) {
    return PGProperty.PG_HOST.getOrDefault(parts)
        + ":"
        + PGProperty.PG_PORT.getOrDefault(parts)
        + "/"
        + PGProperty.PG_DBNAME.getOrDefault(parts);
  }

  @Override
  public String toString() {
    return place;
  }
}
