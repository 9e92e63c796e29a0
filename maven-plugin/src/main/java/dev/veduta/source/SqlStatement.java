package dev.veduta.source;

import java.util.List;
import java.util.Set;

/**
 * One statement of a script.
 *
 * @param offset where its first token stands in the script, from 0
 * @param text from its first token to its semicolon, if it has one
 * @param words its first key words and unquoted identifiers, in upper case
 */
public record SqlStatement(int offset, String text, List<String> words) {
  /** Commands that are never allowed in a transaction block, by how they start. */
  private static final Set<String> LONERS =
      Set.of(
          "VACUUM",
          "CREATE DATABASE",
          "DROP DATABASE",
          "CREATE TABLESPACE",
          "DROP TABLESPACE",
          "CREATE SUBSCRIPTION",
          "DROP SUBSCRIPTION",
          "ALTER SYSTEM",
          "REINDEX DATABASE",
          "REINDEX SYSTEM",
          "DISCARD ALL");

  /** Of transactions, by how they start; a server without one open would take them. */
  private static final Set<String> TRANSACTION_CONTROL =
      Set.of(
          "BEGIN",
          "START TRANSACTION",
          "COMMIT",
          "END",
          "ROLLBACK",
          "ABORT",
          "SAVEPOINT",
          "RELEASE",
          "PREPARE TRANSACTION");

  public SqlStatement {
    words = List.copyOf(words);
  }

  /** Whether this is an instruction to psql, which no server understands. */
  boolean isMetaCommand() {
    return text.startsWith("\\");
  }

  /** Whether its data would follow in the script. */
  boolean isCopyFromStdin() {
    return starts("COPY") && has("FROM STDIN");
  }

  /**
   * Whether it has to run outside a transaction block. A new enum value may be added inside one,
   * but not used before that one ends.
   */
  boolean isLoner() {
    return LONERS.stream().anyMatch(this::starts)
        || (has("INDEX CONCURRENTLY") && (starts("CREATE") || starts("DROP")))
        || (starts("REINDEX") && has("CONCURRENTLY"))
        || (starts("ALTER TYPE") && has("ADD VALUE"));
  }

  /** Whether it would begin or end the transaction that it is part of, or a part of that. */
  public boolean isTransactionControl() {
    return TRANSACTION_CONTROL.stream().anyMatch(this::starts);
  }

  /** The SQLSTATE of a role that is not there, among others. */
  public static final String UNDEFINED_OBJECT = "42704";

  /** Whether it says who owns something, or who may use it. */
  public boolean isAboutRoles() {
    return starts("GRANT") || starts("REVOKE") || (starts("ALTER") && has("OWNER TO"));
  }

  /** Whether it makes an extension. */
  boolean createsExtension() {
    return starts("CREATE EXTENSION");
  }

  /** Whether it makes a materialized view. */
  public boolean createsMaterializedView() {
    return starts("CREATE MATERIALIZED VIEW");
  }

  /**
   * The statement that makes the same materialized view and does not fill it. It is no SQL if this
   * one says itself whether to.
   */
  public SqlStatement withNoData() {
    return new SqlStatement(offset, text.replaceFirst(";$", "") + "\nWITH NO DATA", words);
  }

  private boolean starts(String phrase) {
    return (String.join(" ", words) + " ").startsWith(phrase + " ");
  }

  private boolean has(String phrase) {
    return (" " + String.join(" ", words) + " ").contains(" " + phrase + " ");
  }
}
