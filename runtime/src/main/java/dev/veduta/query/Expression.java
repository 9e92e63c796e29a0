package dev.veduta.query;

import java.util.Optional;

/**
 * One expression over the columns of a relation, as the {@code @Expression} of an accessor says it.
 * Whatever the text says, it stands for one operand in the statements around it.
 *
 * <p>Immutable and thread-safe. Generated code makes it.
 *
 * @param text the SQL, as it was written
 */
public record Expression(String text) {
  /**
   * Checked.
   *
   * @throws IllegalArgumentException {@code [ExpressionMalformed]} where it has a {@link #flaw}
   */
  public Expression {
    String malformed = text;
    flaw(text)
        .ifPresent(
            flaw -> {
              throw new IllegalArgumentException(
                  "[ExpressionMalformed] the expression \"" + malformed + "\" " + flaw + ".");
            });
  }

  /**
   * What keeps a text from being one expression by its form alone, if anything: comments,
   * semicolons, dollar signs, braces, quotes or parentheses that do not close, stars for columns,
   * and queries. A verb comes first: {@code has a ; outside of quotes}.
   */
  public static Optional<String> flaw(String text) {
    Optional<String> flaw = SqlText.flaw(text);
    if (flaw.isPresent()) {
      return flaw;
    }
    if (SqlText.hasBrace(text)) {
      return Optional.of("has a brace outside of quotes");
    }
    return SqlText.hasSubquery(text) ? Optional.of("has a query in it") : Optional.empty();
  }

  /** It in SQL, in parentheses. */
  public Sql toSql() {
    return Sql.of("(" + SqlText.escaped(text) + ")");
  }
}
