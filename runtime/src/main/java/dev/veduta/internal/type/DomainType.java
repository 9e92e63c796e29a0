package dev.veduta.internal.type;

import dev.veduta.type.RowBytes;
import dev.veduta.type.SqlType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A domain: a name of its own, and in all else its base type. */
public final class DomainType<T> extends NamedType<T> {
  private final SqlType<T> base;

  public DomainType(String schema, String name, SqlType<T> base) {
    super(schema, name);
    this.base = base;
  }

  @Override
  SqlType<T> carrier() {
    SqlType<T> carrier = carrier(base);
    return carrier == base ? this : carrier;
  }

  @Override
  SqlType<T> elementCarrier() {
    SqlType<T> carrier = elementCarrier(base);
    return carrier == base ? this : carrier;
  }

  @Override
  char delimiter() {
    return base instanceof NamedType<T> named ? named.delimiter() : ',';
  }

  @Override
  boolean isFiner() {
    return isFiner(base);
  }

  @Override
  public String castName() {
    return base.castName();
  }

  /** Of an array, its own: operators take no other for it, as they do for the element. */
  @Override
  String elementCastName() {
    return quotedName();
  }

  @Override
  T read(String text) {
    return base.parse(text);
  }

  @Override
  public boolean isBinary() {
    return base.isBinary();
  }

  @Override
  T readBinary(RowBytes value) {
    return base.decode(value);
  }

  /** Cast: bytes do not tell that a domain was made again over another type. */
  @Override
  public String binaryExpression(String column) {
    return super.binaryExpression(column + "::" + castName());
  }

  @Override
  public String format(T value) {
    return base.format(value);
  }

  @Override
  public @Nullable T read(ResultSet rows, int index) throws SQLException {
    return base.read(rows, index);
  }

  @Override
  public void bind(PreparedStatement statement, int index, T value) throws SQLException {
    base.bind(statement, index, value);
  }

  @Override
  public T identity(T value) {
    return base.identity(value);
  }
}
