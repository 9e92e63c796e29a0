package dev.veduta.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts are one operand, by their form alone. */
class ExpressionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          lower(email); drop table t   | has a ; outside of quotes
          lower(email) -- as it is     | has a -- outside of quotes
          lower(email) /* as it is     | has a /* outside of quotes
          $$it$$                       | has a $ outside of quotes
          $1                           | has a $ outside of quotes
          'it                          | has a quote that is not closed
          "it                          | has a quote that is not closed
          lower(email                  | has parentheses or brackets that do not match
          a) or (b                     | has parentheses or brackets that do not match
          a), (b                       | has parentheses or brackets that do not match
          tags[1)                      | has parentheses or brackets that do not match
          select 1                     | has a query in it
          (SELECT max(a) from b)       | has a query in it
          coalesce(a, ( values (1) ))  | has a query in it
          exists(table b)              | has a query in it
          a + (with b as (select 1) c) | has a query in it
          v.*                          | has a .*, which is many columns
          (address) . *                | has a .*, which is many columns
          {fn now()}                   | has a brace outside of quotes
          ``                           | is empty
          """)
  void isNone(String text, String flaw) {
    assertThat(Expression.flaw(text)).contains(flaw);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Expression(text))
        .withMessage("[ExpressionMalformed] the expression \"" + text + "\" " + flaw + ".");
  }

  @Test
  void neitherWithABackslashBeforeAQuoteNorWithANul() {
    assertThat(Expression.flaw("'it\\'' || email")).contains("has a backslash before a quote");
    assertThat(Expression.flaw("'\0'")).contains("has a U+0000");
    assertThat(Expression.flaw(" \n")).contains("is empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lower(email)",
        "'{a,b}'",
        "'; -- $ /* ( {0} it''s' || \"a;b\"\"(\"",
        "tags[1]",
        "extract(year from born)",
        "\"select\" + selected",
        "case when a > 1 then 'x' else E'\\n' end",
        "doc ?| array['a', 'b']",
        "1"
      })
  void isOne(String text) {
    assertThat(Expression.flaw(text)).isEmpty();
  }

  @Test
  void questionMarksOutsideOfQuotesAreEscapedForTheDriver() {
    Sql sql = new Expression("doc ? 'a?' and \"b?\" ?| tags").toSql();
    assertThat(sql.text()).isEqualTo("(doc ?? 'a?' and \"b?\" ??| tags)");
    assertThat(sql.toLiterals()).contains("(doc ? 'a?' and \"b?\" ?| tags)");
  }
}
