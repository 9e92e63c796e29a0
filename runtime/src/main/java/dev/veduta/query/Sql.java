package dev.veduta.query;

import static java.util.Objects.requireNonNull;

import dev.veduta.type.SqlType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * SQL text with its bind values. Values only ever travel as binds and identifiers only ever quoted,
 * so no text of a user's becomes SQL.
 *
 * @param text the text, with a {@code ?} for each bind
 * @param binds the values, in the order of the placeholders
 */
public record Sql(String text, List<Bind<?>> binds) {
  /** A value and the type it is bound as. */
  public record Bind<T>(SqlType<T> type, T value) {
    public Bind {
      requireNonNull(value, "null is equal to nothing in SQL: ask isNull() or isNotNull()");
    }

    /** Binds the value to the placeholder at the index, from 1. */
    public void to(PreparedStatement statement, int index) throws SQLException {
      type.bind(statement, index, value);
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
    return new Sql(type.placeholder(), List.of(new Bind<>(type, value)));
  }

  /** Quotes an identifier (PostgreSQL manual, 4.1.1): any name, kept as it is. */
  public static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** This, followed by text. */
  public Sql then(String more) {
    return new Sql(text + more, binds);
  }

  /** This, followed by that. */
  public Sql then(Sql more) {
    List<Bind<?>> all = new ArrayList<>(binds);
    all.addAll(more.binds);
    return new Sql(text + more.text, all);
  }
}
