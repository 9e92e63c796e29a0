package dev.veduta.query;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * SQL of the user's with {@code {0}}, {@code {1}} for its operands. Braces in quotes are text;
 * elsewhere PostgreSQL has none.
 */
final class Template {
  private static final Pattern BRACES = Pattern.compile("\\{(\\d{1,3})}|[{}]");

  private final String text;
  private final List<Operand<?>> operands;
  private final TreeSet<Integer> used = new TreeSet<>();

  private Template(String text, List<Operand<?>> operands) {
    this.text = text;
    this.operands = operands;
  }

  /**
   * The text with its operands, in parentheses.
   *
   * @throws IllegalArgumentException {@code [TemplateMalformed]}
   */
  static Sql fill(String text, List<Operand<?>> operands) {
    return new Template(text, operands).fill();
  }

  private Sql fill() {
    Optional<String> flaw = SqlText.flaw(text);
    if (flaw.isPresent()) {
      throw malformed(flaw.get() + "; bind what is a value, as in NAME.bind(\"x\")");
    }
    Sql sql = Sql.of("(");
    for (Piece piece : Piece.of(text)) {
      sql = piece.isQuoted() ? sql.then(piece.text()) : filled(sql, piece.text());
    }
    if (used.size() < operands.size()) {
      throw malformed("has " + operands.size() + " operands, and names " + used);
    }
    return sql.then(")");
  }

  private Sql filled(Sql before, String bare) {
    Sql sql = before;
    int end = 0;
    Matcher braces = BRACES.matcher(bare);
    while (braces.find()) {
      sql = sql.then(SqlText.escaped(bare.substring(end, braces.start())));
      sql = sql.then(operand(braces.group(1)).toSql());
      end = braces.end();
    }
    return sql.then(SqlText.escaped(bare.substring(end)));
  }

  private Operand<?> operand(@Nullable String number) {
    if (number == null) {
      throw malformed("has a brace outside of quotes that is none of {0}, {1}");
    }
    int index = Integer.parseInt(number);
    if (index >= operands.size()) {
      throw malformed("names {" + index + "}, and has " + operands.size() + " operands");
    }
    used.add(index);
    return operands.get(index);
  }

  private IllegalArgumentException malformed(String why) {
    return new IllegalArgumentException(
        "[TemplateMalformed] the SQL \"" + text + "\" " + why + ".");
  }
}
