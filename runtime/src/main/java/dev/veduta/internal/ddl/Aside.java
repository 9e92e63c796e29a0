package dev.veduta.internal.ddl;

import dev.veduta.query.Sql;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * Something with a name of its own in a schema, for which that name is not the only one while views
 * are replaced.
 *
 * @param view the view that it is, or is part of
 * @param word {@code view}, {@code materialized view}, {@code index} or {@code statistics}
 */
public record Aside(long view, String word, String schema, String name) {
  private static final String NEW = "veduta_new_";
  private static final String OLD = "veduta_old_";

  /** Of these views: they themselves, their indexes and statistics. */
  public static List<Aside> of(Connection connection, Collection<Long> views) throws SQLException {
    return Oids.ask(connection, "parts.sql", Aside::read, views, views, views);
  }

  private static Aside read(ResultSet row) throws SQLException {
    return new Aside(row.getLong(1), row.getString(2), row.getString(3), row.getString(4));
  }

  boolean isView() {
    return word.endsWith("view");
  }

  /** {@code "schema"."name"}. */
  String quoted() {
    return Sql.quote(schema) + "." + Sql.quote(name);
  }

  /** Its name as long as it is still to come, quoted and qualified. */
  String quotedNew() {
    return Sql.quote(schema) + "." + Sql.quote(newName());
  }

  String toNew() {
    return rename(name, newName());
  }

  String fromNew() {
    return rename(newName(), name);
  }

  public String toOld() {
    return rename(name, oldName());
  }

  String fromOld() {
    return rename(oldName(), name);
  }

  private String rename(String from, String to) {
    return "alter %s %s.%s rename to %s"
        .formatted(word, Sql.quote(schema), Sql.quote(from), Sql.quote(to));
  }

  String newName() {
    return NEW + hash();
  }

  private String oldName() {
    return OLD + hash();
  }

  /** Short enough for a name, and the same in a dry run; leftovers.sql knows the form. */
  private String hash() {
    try {
      String key = (word.equals("statistics") ? "s " : "r ") + quoted();
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
