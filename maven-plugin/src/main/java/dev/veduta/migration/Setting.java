package dev.veduta.migration;

import dev.veduta.source.Script;
import dev.veduta.source.SqlStatement;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A SET or RESET of a view file. Immutable.
 *
 * @param name the setting's, in upper case; ROLE, AUTHORIZATION and ALL for what is none
 * @param local the statement that sets it for the transaction; no use where it is reset
 * @param resets whether it is reset
 */
record Setting(String name, String local, boolean resets) {
  private static final Set<String> OF_TRANSACTION = Set.of("LOCAL", "CONSTRAINTS", "TRANSACTION");
  private static final Pattern SYNTAX =
      Pattern.compile(
          "^(?<re>re)?set\\s+(?:session\\s+(?!authorization\\b))?"
              + "(?<rest>(?:session\\s+(?=authorization\\b))?"
              + "(?:\"(?<quoted>[a-z_0-9.]+)\"|(?<name>[a-z_][a-z_0-9.]*))(?=[\\s=;]|$)(?s:.*))",
          Pattern.CASE_INSENSITIVE);

  /** Whether a statement is one, and not of what ends with the transaction anyway. */
  static boolean isOne(SqlStatement statement) {
    String first = statement.words().isEmpty() ? "" : statement.words().get(0);
    return first.equals("RESET")
        || (first.equals("SET")
            && !(statement.words().size() > 1
                && OF_TRANSACTION.contains(statement.words().get(1))));
  }

  /**
   * Reads one.
   *
   * @throws MigrationException {@code [SettingNotLocal]} if it cannot be set for the transaction
   */
  static Setting of(Script script, SqlStatement statement) throws MigrationException {
    Matcher syntax = SYNTAX.matcher(statement.text());
    if (!syntax.find() || isOfTransactions(syntax.group("name"))) {
      throw new MigrationException(
          "SettingNotLocal",
          script.at(statement.offset())
              + ": this would last longer than the migration, and cannot be written with SET LOCAL: "
              + statement.text()
              + "\nTake it out, or write it as SET name = value, without comments in it.");
    }
    String name = syntax.group("quoted") == null ? syntax.group("name") : syntax.group("quoted");
    return new Setting(
        setting(name.toUpperCase(Locale.ROOT)),
        "set local " + syntax.group("rest"),
        syntax.group("re") != null);
  }

  private static boolean isOfTransactions(@Nullable String name) {
    return "characteristics".equalsIgnoreCase(name) || "transaction".equalsIgnoreCase(name);
  }

  /** What is set where the syntax is one of its own. */
  private static String setting(String word) {
    return switch (word) {
      case "SCHEMA" -> "SEARCH_PATH";
      case "NAMES" -> "CLIENT_ENCODING";
      case "XML" -> "XMLOPTION";
      case "TIME" -> "TIMEZONE";
      default -> word;
    };
  }
}
