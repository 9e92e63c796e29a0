package dev.veduta.internal.type;

import dev.veduta.type.RowBytes;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A type told by its functions: a line in the table of types. The functions it is not given are the
 * usual ones: {@code String.valueOf} to format, text to read, decode and bind, itself for identity.
 */
public final class Scalar<T> extends NamedType<T> {
  /** How the driver reads a column; null for SQL's null. */
  public interface Reader<T> {
    @Nullable T read(ResultSet rows, int index) throws SQLException;
  }

  /** How the driver reads a column of a primitive; anything for SQL's null. */
  public interface PrimitiveReader<T> {
    T read(ResultSet rows, int index) throws SQLException;
  }

  /** Tells binary transfer from text, by the bytes and, where they could be both, the row. */
  public interface RawForm {
    boolean isBinary(byte[] raw, ResultSet rows, int index) throws SQLException;
  }

  /** How the driver binds a value. */
  public interface Binder<T> {
    void bind(PreparedStatement statement, int index, T value) throws SQLException;
  }

  private final Function<String, T> parser;
  private final Function<T, String> formatter;
  private final @Nullable Function<RowBytes, T> decoder;
  private final @Nullable Reader<T> reader;
  private final @Nullable Binder<T> binder;
  private final UnaryOperator<T> identity;

  private Scalar(
      String schema,
      String name,
      Function<String, T> parser,
      Function<T, String> formatter,
      @Nullable Function<RowBytes, T> decoder,
      @Nullable Reader<T> reader,
      @Nullable Binder<T> binder,
      UnaryOperator<T> identity) {
    super(schema, name);
    this.parser = parser;
    this.formatter = formatter;
    this.decoder = decoder;
    this.reader = reader;
    this.binder = binder;
    this.identity = identity;
  }

  /** A type of PostgreSQL's own. */
  public static <T> Scalar<T> of(String name, Function<String, T> parser) {
    return of("pg_catalog", name, parser);
  }

  /** A type of any schema. */
  public static <T> Scalar<T> of(String schema, String name, Function<String, T> parser) {
    return new Scalar<>(
        schema, name, parser, String::valueOf, null, null, null, UnaryOperator.identity());
  }

  /** Written by the function. */
  public Scalar<T> formattedBy(Function<T, String> function) {
    return new Scalar<>(schema(), name(), parser, function, decoder, reader, binder, identity);
  }

  /** Decoded from its binary form by the function. */
  public Scalar<T> decodedBy(Function<RowBytes, T> function) {
    return new Scalar<>(schema(), name(), parser, formatter, function, reader, binder, identity);
  }

  /** Read by the driver, right in text and in binary transfer. */
  public Scalar<T> readBy(Reader<T> function) {
    return new Scalar<>(schema(), name(), parser, formatter, decoder, function, binder, identity);
  }

  /**
   * Read from the bytes that came from the server, which the driver's {@code getBytes} hands out as
   * they are: decoded or, where they are not binary, parsed.
   */
  public Scalar<T> readRaw(RawForm form) {
    return readBy(
        (rows, index) -> {
          byte[] raw = rows.getBytes(index);
          return raw == null ? null : readRaw(raw, form.isBinary(raw, rows, index));
        });
  }

  /** Read by the driver's method for a primitive. */
  public Scalar<T> readAs(PrimitiveReader<T> function) {
    return readBy(
        (rows, index) -> {
          T value = function.read(rows, index);
          return rows.wasNull() ? null : value;
        });
  }

  /** Bound by the driver's own method. */
  public Scalar<T> boundBy(Binder<T> function) {
    return new Scalar<>(schema(), name(), parser, formatter, decoder, reader, function, identity);
  }

  /** Values with the same result are equal in SQL, and no others. */
  public Scalar<T> identifiedBy(UnaryOperator<T> function) {
    return new Scalar<>(schema(), name(), parser, formatter, decoder, reader, binder, function);
  }

  @Override
  T read(String text) {
    return parser.apply(text);
  }

  @Override
  public boolean isBinary() {
    return decoder != null;
  }

  @Override
  T readBinary(RowBytes value) {
    return decoder == null ? super.readBinary(value) : decoder.apply(value);
  }

  @Override
  public String format(T value) {
    return formatter.apply(value);
  }

  @Override
  public @Nullable T read(ResultSet rows, int index) throws SQLException {
    return reader == null ? super.read(rows, index) : reader.read(rows, index);
  }

  @Override
  public void bind(PreparedStatement statement, int index, T value) throws SQLException {
    if (binder == null) {
      super.bind(statement, index, value);
    } else {
      binder.bind(statement, index, value);
    }
  }

  @Override
  public T identity(T value) {
    return identity.apply(value);
  }
}
