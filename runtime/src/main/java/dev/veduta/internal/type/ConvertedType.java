package dev.veduta.internal.type;

import dev.veduta.query.Column;
import dev.veduta.type.Converter;
import dev.veduta.type.RowBytes;
import dev.veduta.type.SqlType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A type whose values are converted to a class of the user's. To SQL it is its base type, and what
 * is equal is asked of the base type's values: the user's class may have any {@code equals}.
 */
public final class ConvertedType<S, T> extends NamedType<T> {
  private final SqlType<S> base;
  private final Converter<S, T> converter;

  public ConvertedType(SqlType<S> base, Converter<S, T> converter) {
    super(base.schema(), base.name());
    this.base = base;
    this.converter = converter;
  }

  /** Whether one of the columns is converted. */
  public static boolean isAmong(List<? extends Column<?, ?>> columns) {
    return columns.stream().anyMatch(column -> column.type() instanceof ConvertedType);
  }

  @Override
  SqlType<T> elementCarrier() {
    SqlType<S> carrier = elementCarrier(base);
    return carrier == base ? this : new ConvertedType<>(carrier, converter);
  }

  @Override
  char delimiter() {
    return base instanceof NamedType<S> named ? named.delimiter() : ',';
  }

  @Override
  boolean isFiner() {
    return isFiner(base);
  }

  @Override
  public String castName() {
    return base.castName();
  }

  @Override
  String elementCastName() {
    return base instanceof NamedType<S> named ? named.elementCastName() : base.castName();
  }

  @Override
  public String selectExpression(String column) {
    return base.selectExpression(column);
  }

  @Override
  public String binaryExpression(String column) {
    return base.binaryExpression(column);
  }

  @Override
  public String placeholder() {
    return base.placeholder();
  }

  @Override
  T read(String text) {
    return fromColumn(base.parse(text));
  }

  @Override
  public boolean isBinary() {
    return base.isBinary();
  }

  @Override
  T readBinary(RowBytes value) {
    return fromColumn(base.decode(value));
  }

  @Override
  public @Nullable T read(ResultSet rows, int index) throws SQLException {
    S value = base.read(rows, index);
    return value == null ? null : fromColumn(value);
  }

  @Override
  public String format(T value) {
    return base.format(toColumn(value));
  }

  @Override
  public String boundText(T value) {
    return base.boundText(toColumn(value));
  }

  @Override
  public void bind(PreparedStatement statement, int index, T value) throws SQLException {
    base.bind(statement, index, toColumn(value));
  }

  @Override
  public Object equalityKey(T value) {
    return base.equalityKey(toColumn(value));
  }

  @Override
  public boolean isSame(@Nullable T one, @Nullable T other) {
    if (one == null || other == null) {
      return one == other;
    }
    return base.isSame(toColumn(one), toColumn(other));
  }

  private T fromColumn(S value) {
    return made(converter::fromColumn, value);
  }

  private S toColumn(T value) {
    return made(converter::toColumn, value);
  }

  private <A, B> B made(Function<A, @Nullable B> conversion, A value) {
    B made;
    try {
      made = conversion.apply(value);
    } catch (ValueException failure) {
      throw failure;
    } catch (RuntimeException failure) {
      throw ValueException.unconverted(converter, failure);
    }
    if (made == null) {
      throw ValueException.madeNull(converter);
    }
    return made;
  }
}
