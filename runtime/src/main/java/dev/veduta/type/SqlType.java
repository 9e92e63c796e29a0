package dev.veduta.type;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How values of one PostgreSQL type become Java values and back. The table of all of them is {@link
 * SqlTypes}.
 *
 * <p>The text form is the common ground: every type has one, and every value is bound as text with
 * an explicit cast unless its type has a native bind. Types with a faster way override {@link
 * #read} and {@link #bind}; those whose binary form is known, {@link #isBinary} and {@link
 * #decode}.
 *
 * <p>Instances are immutable and thread-safe, and so is every value they make.
 *
 * @param <T> the Java type of a value
 */
public abstract class SqlType<T> {
  private final String schema;
  private final String name;

  /**
   * @param schema the schema of the type in {@code pg_type}
   * @param name its {@code typname}; for an array, that of its element followed by {@code []}
   */
  protected SqlType(String schema, String name) {
    this.schema = schema;
    this.name = name;
  }

  /** The schema of the type; for an array, of its element. */
  public final String schema() {
    return schema;
  }

  /**
   * The {@code typname}, such as {@code int4}; for an array that of its element followed by {@code
   * []}.
   */
  public final String name() {
    return name;
  }

  /** The type as a cast writes it, quoted: {@code "pg_catalog"."int4"}. */
  public abstract String castName();

  /**
   * What stands in the select list to read a column of this type. Only a type whose text depends on
   * the server's locale needs more than the column.
   *
   * @param column the quoted column
   */
  public String selectExpression(String column) {
    return column;
  }

  /** Whether the binary form is known, so that {@link #decode} can read it inside other values. */
  public boolean isBinary() {
    return false;
  }

  /**
   * What stands in the select list to read a column of this type by {@link #decode}: the type's own
   * binary form, or else its text.
   *
   * @param column the quoted column
   */
  public String binaryExpression(String column) {
    String expression = selectExpression(column);
    return isBinary() ? expression : textOf(expression);
  }

  /**
   * The placeholder of a bound value, with its cast.
   *
   * @return such as {@code ?::"pg_catalog"."int4"}
   */
  public String placeholder() {
    return "?::" + castName();
  }

  /**
   * Reads the server's text form.
   *
   * @throws IllegalArgumentException if the text is not a value of this type, or one Java's type
   *     cannot hold
   */
  public abstract T parse(String text);

  /**
   * Writes the server's input form, independent of {@code DateStyle}, {@code IntervalStyle} and the
   * locale.
   */
  public abstract String format(T value);

  /** What {@link #bind} binds where it binds text: an input form of {@link #placeholder}'s cast. */
  public String boundText(T value) {
    return format(value);
  }

  /**
   * Reads one value of the current row.
   *
   * @param index the column, from 1
   * @return the value, or null for SQL's null
   */
  public @Nullable T read(ResultSet rows, int index) throws SQLException {
    String text = rows.getString(index);
    return text == null ? null : parse(text);
  }

  /**
   * Reads what {@link #binaryExpression} gives, and only where {@link #isBinary} what is inside of
   * another value. All bytes of the value are read.
   *
   * @throws IllegalArgumentException if the bytes are not a value of this type, or one Java's type
   *     cannot hold
   */
  public T decode(RowBytes value) {
    return parse(value.getText());
  }

  /** Binds a value to the placeholder at the index, from 1. */
  public void bind(PreparedStatement statement, int index, T value) throws SQLException {
    statement.setString(index, format(value));
  }

  /**
   * The representative of all values that SQL's {@code =} holds equal, so that {@code equals} and
   * {@code hashCode} of the result agree with SQL: {@code numeric} 1.0 and 1.00 have one identity.
   * A converted value is its own: see {@link #equalityKey}.
   */
  public T identity(T value) {
    return value;
  }

  /**
   * What stands for a value in a key: equal, by {@code equals} and {@code hashCode}, where SQL's
   * {@code =} holds the values equal. The identity; of a converted type, that of the column's
   * value, since the {@code equals} of a user's class may be any.
   */
  public Object equalityKey(T value) {
    return identity(value);
  }

  /**
   * Whether two values, or nulls, are the same as they were read: by {@code equals}; of a converted
   * type, that of the columns' values.
   */
  public boolean isSame(@Nullable T one, @Nullable T other) {
    return Objects.equals(one, other);
  }

  /**
   * The output function's text. A cast to text is another thing: that of {@code inet} adds a
   * netmask. {@code is null} would be true of a composite of nulls.
   */
  private static String textOf(String expression) {
    return "case when pg_catalog.num_nulls("
        + expression
        + ") operator(pg_catalog.=) 0 then pg_catalog.format('%s', "
        + expression
        + ") end";
  }

  /** The qualified type name, for messages: {@code pg_catalog.int4}. */
  @Override
  public final String toString() {
    return schema + "." + name;
  }
}
