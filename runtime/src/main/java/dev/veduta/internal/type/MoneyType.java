package dev.veduta.internal.type;

import dev.veduta.type.SqlType;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code money}, whose text depends on {@code lc_monetary} (PostgreSQL manual, 8.2). Columns and
 * binds, and arrays of it, travel as {@code numeric}. Inside a composite there is only its text: an
 * amount whose separators could mean two things is an error, and so is writing one with cents.
 */
public final class MoneyType extends NamedType<BigDecimal> {
  private static final Pattern AMOUNT = Pattern.compile("(\\d[\\d.,'’ \\u00a0\\u202f]*)?\\d");

  private final SqlType<BigDecimal> numeric;

  public MoneyType(SqlType<BigDecimal> numeric) {
    super("pg_catalog", "money");
    this.numeric = numeric;
  }

  @Override
  SqlType<BigDecimal> carrier() {
    return numeric;
  }

  @Override
  BigDecimal read(String text) {
    Matcher amount = AMOUNT.matcher(text);
    if (!amount.find() || text.substring(amount.end()).chars().anyMatch(Character::isDigit)) {
      throw ambiguous();
    }
    BigDecimal number = new BigDecimal(plain(amount.group()));
    return text.contains("-") || text.contains("(") ? number.negate() : number;
  }

  @Override
  public String format(BigDecimal value) {
    if (value.stripTrailingZeros().scale() > 0) {
      throw new ValueException(
          "[MoneyText] money with cents inside a composite is read by the server's lc_monetary;"
              + " cast the attribute to numeric");
    }
    // Parentheses mean minus in every locale; a minus sign does not.
    String units = value.abs().toBigInteger().toString();
    return value.signum() < 0 ? "(" + units + ")" : units;
  }

  @Override
  public BigDecimal identity(BigDecimal value) {
    return numeric.identity(value);
  }

  /**
   * The amount with a decimal point and no grouping. The last separator is the decimal one unless
   * three digits follow it: then it is if another kind came before, it is not if it came before
   * itself, and who knows if it is the only one.
   */
  private static String plain(String amount) {
    String marked = amount.replaceAll("[^\\d.,]", "");
    int last = Math.max(marked.lastIndexOf('.'), marked.lastIndexOf(','));
    if (last < 0) {
      return marked;
    }
    String before = marked.substring(0, last);
    String after = marked.substring(last + 1);
    if (after.length() == 3 && before.indexOf(marked.charAt(last)) >= 0) {
      return marked.replaceAll("[.,]", "");
    }
    if (after.length() == 3 && !before.contains(".") && !before.contains(",")) {
      throw ambiguous();
    }
    return before.replaceAll("[.,]", "") + "." + after;
  }

  private static ValueException ambiguous() {
    return new ValueException(
        "[MoneyText] the text of a money inside a composite depends on lc_monetary and cannot be"
            + " read for sure; cast the attribute to numeric");
  }
}
