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
record SqlStatement(int offset, String text, List<String> words) {
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

  SqlStatement {
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

  private boolean starts(String phrase) {
    return (String.join(" ", words) + " ").startsWith(phrase + " ");
  }

  private boolean has(String phrase) {
    return (" " + String.join(" ", words) + " ").contains(" " + phrase + " ");
  }
}
