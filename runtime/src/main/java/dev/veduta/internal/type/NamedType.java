package dev.veduta.internal.type;

import dev.veduta.query.Sql;
import dev.veduta.type.RowBytes;
import dev.veduta.type.SqlType;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/**
 * What all types share: a cast by name, one kind of error for unreadable text, and travelling as
 * another type where the text of their own depends on the server's locale.
 */
abstract class NamedType<T> extends SqlType<T> {
  NamedType(String schema, String name) {
    super(schema, name);
  }

  /** Reads the server's text form; whatever the JDK throws becomes one clear error. */
  abstract T read(String text);

  /** Reads the server's binary form, where {@link #isBinary}. */
  T readBinary(RowBytes value) {
    return read(value.getText());
  }

  /** The type a column or a bind is cast to and from on its way; itself for all but money. */
  SqlType<T> carrier() {
    return this;
  }

  /** The type that elements of an array of this type travel as. */
  SqlType<T> elementCarrier() {
    return carrier();
  }

  /**
   * Whether the server alone can tell that some values are equal, which have several identities.
   */
  boolean isFiner() {
    return name().equals("citext");
  }

  static boolean isFiner(SqlType<?> type) {
    return type instanceof NamedType<?> named && named.isFiner();
  }

  /** What stands between the elements of an array of this type ({@code pg_type.typdelim}). */
  char delimiter() {
    return name().equals("box") && schema().equals("pg_catalog") ? ';' : ',';
  }

  /**
   * The cast of elements of an array of this type, which is that of the array without {@code []}.
   */
  String elementCastName() {
    return castName();
  }

  static <T> SqlType<T> carrier(SqlType<T> type) {
    return type instanceof NamedType<T> named ? named.carrier() : type;
  }

  static <T> SqlType<T> elementCarrier(SqlType<T> type) {
    return type instanceof NamedType<T> named ? named.elementCarrier() : type;
  }

  final String quotedName() {
    return Sql.quote(schema()) + "." + Sql.quote(name());
  }

  @Override
  public String castName() {
    return quotedName();
  }

  @Override
  public final T parse(String text) {
    try {
      return read(text);
    } catch (ValueException e) {
      throw e;
    } catch (IllegalArgumentException
        | IndexOutOfBoundsException
        | ArithmeticException
        | DateTimeException e) {
      // Without the cause: the messages of the JDK's parsers show the value.
      throw ValueException.unreadable(this, text);
    }
  }

  @Override
  public String binaryExpression(String column) {
    return carrier() == this
        ? super.binaryExpression(column)
        : carrier().binaryExpression(selectExpression(column));
  }

  @Override
  public final T decode(RowBytes value) {
    if (carrier() != this) {
      return carrier().decode(value);
    }
    try {
      return readBinary(value);
    } catch (ValueException e) {
      throw e;
    } catch (IllegalArgumentException
        | IndexOutOfBoundsException
        | ArithmeticException
        | DateTimeException e) {
      throw ValueException.unreadableBytes(this);
    }
  }

  /** Reads the bytes that came from the server, which the driver's {@code getBytes} hands out. */
  final T readRaw(byte[] raw, boolean isBinaryTransfer) {
    if (!isBinaryTransfer) {
      return parse(new String(raw, StandardCharsets.UTF_8));
    }
    RowBytes value = new RowBytes();
    value.begin(raw, 0);
    return decode(value);
  }

  @Override
  public String selectExpression(String column) {
    return carrier() == this ? column : column + "::" + carrier().castName();
  }

  @Override
  public String placeholder() {
    String cast = "::" + castName();
    return carrier() == this ? "?" + cast : "?::" + carrier().castName() + cast;
  }

  @Override
  public @Nullable T read(ResultSet rows, int index) throws SQLException {
    return carrier() == this ? super.read(rows, index) : carrier().read(rows, index);
  }

  @Override
  public void bind(PreparedStatement statement, int index, T value) throws SQLException {
    if (carrier() == this) {
      statement.setString(index, encodable(format(value)));
    } else {
      carrier().bind(statement, index, value);
    }
  }

  @Override
  public String boundText(T value) {
    return carrier().format(value);
  }

  /** The driver would bind a question mark for half a character. */
  private String encodable(String text) {
    int point;
    for (int i = 0; i < text.length(); i += Character.charCount(point)) {
      point = text.codePointAt(i);
      if (Character.getType(point) == Character.SURROGATE) {
        throw new ValueException(
            "[LoneSurrogate] a value to bind as "
                + this
                + " has half a character: no Unicode text");
      }
    }
    return text;
  }
}
