package dev.veduta.source;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who connects. Its text never shows the password.
 *
 * @param user the user; null for the one the URL names, or else the operating system's
 * @param password the password; null to let the driver look into {@code .pgpass}
 * @param origin where they come from, for messages
 */
public record Credentials(@Nullable String user, @Nullable String password, String origin) {
  /**
   * Those of settings.xml, or else those of the environment, or else none of our own: the driver
   * then looks into {@code PGPASSFILE} or {@code .pgpass}.
   *
   * @param server those of settings.xml
   * @param environment the process's environment
   */
  public static Credentials choose(Optional<Credentials> server, Map<String, String> environment) {
    return server.orElseGet(() -> of(environment));
  }

  private static Credentials of(Map<String, String> environment) {
    String user = environment.get("PGUSER");
    String password = environment.get("PGPASSWORD");
    return new Credentials(
        user,
        password,
        user == null && password == null ? "no credentials but .pgpass" : "PGUSER and PGPASSWORD");
  }

  @Override
  public String toString() {
    return origin;
  }
}
