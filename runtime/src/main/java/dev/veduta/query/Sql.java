package dev.veduta.query;

import static java.util.Objects.requireNonNull;

import dev.veduta.type.SqlType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * SQL text with its bind values. Values only ever travel as binds and identifiers only ever quoted,
 * so no text of a user's becomes SQL; {@link #toLiterals} is the one place where a value does.
 *
 * @param text the text, with a {@code ?} for each bind, and {@code ??} for an operator's
 * @param binds the values, in the order of the placeholders
 */
public record Sql(String text, List<Bind<?>> binds) {
  /**
   * A value and the type it is bound as.
   *
   * @param at where its {@code ?} stands in the text
   */
  public record Bind<T>(SqlType<T> type, T value, int at) {
    public Bind {
      requireNonNull(value, "null is equal to nothing in SQL: ask isNull() or isNotNull()");
    }

    /** Binds the value to the placeholder at the index, from 1. */
    public void to(PreparedStatement statement, int index) throws SQLException {
      type.bind(statement, index, value);
    }

    /** The value as the server reads it in a literal. */
    public String text() {
      return type.boundText(value);
    }

    Bind<T> shifted(int by) {
      return new Bind<>(type, value, at + by);
    }
  }

  public Sql {
    binds = List.copyOf(binds);
  }

  /** Text with no binds. */
  public static Sql of(String text) {
    return new Sql(text, List.of());
  }

  /** A quoted identifier: the one place where a name becomes SQL. */
  public static Sql identifier(String name) {
    return of(quote(name));
  }

  /** A placeholder with its cast, and the value it stands for. */
  public static <T> Sql bind(SqlType<T> type, T value) {
    String placeholder = type.placeholder();
    return new Sql(placeholder, List.of(new Bind<>(type, value, placeholder.indexOf('?'))));
  }

  /** Quotes an identifier (PostgreSQL manual, 4.1.1): any name, kept as it is. */
  public static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Some, with text between them. */
  public static Sql joined(List<Sql> parts, String between) {
    StringBuilder text = new StringBuilder();
    List<Bind<?>> binds = new ArrayList<>();
    for (Sql part : parts) {
      if (!text.isEmpty()) {
        text.append(between);
      }
      part.binds.forEach(bind -> binds.add(bind.shifted(text.length())));
      text.append(part.text);
    }
    return new Sql(text.toString(), binds);
  }

  /** This, followed by text. */
  public Sql then(String more) {
    return more.isEmpty() ? this : new Sql(text + more, binds);
  }

  /** This, followed by that. */
  public Sql then(Sql more) {
    if (more.binds.isEmpty()) {
      return then(more.text);
    }
    List<Bind<?>> all = new ArrayList<>(binds);
    more.binds.forEach(bind -> all.add(bind.shifted(text.length())));
    return new Sql(text + more.text, all);
  }

  /**
   * The text with each value in its place as a literal, for the statements that take no binds;
   * empty where a value is no Unicode text that a server takes.
   */
  public Optional<String> toLiterals() {
    StringBuilder literals = new StringBuilder();
    int end = 0;
    for (Bind<?> bind : binds) {
      String value = bind.text();
      if (!isText(value)) {
        return Optional.empty();
      }
      literals.append(SqlText.unescaped(text.substring(end, bind.at))).append(literal(value));
      end = bind.at + 1;
    }
    return Optional.of(literals.append(SqlText.unescaped(text.substring(end))).toString());
  }

  /**
   * Quotes a value with C-style escapes (PostgreSQL manual, 4.1.2.2), which mean the same whatever
   * {@code standard_conforming_strings} and {@code backslash_quote} are.
   */
  private static String literal(String value) {
    return "E'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  /** Without U+0000, which would end the statement, and half characters. */
  private static boolean isText(String value) {
    return value
        .codePoints()
        .noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
  }
}
