package dev.veduta.jooq;

import dev.veduta.type.SqlType;
import java.io.Serial;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.conf.ParamType;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Has jOOQ read and bind values as Veduta does, instead of as its own type would. */
final class SqlTypeBinding<T> implements Binding<Object, Object> {
  @Serial private static final long serialVersionUID = 1L;

  /** Types are no serializable things; jOOQ serializes no query that is to be run. */
  private final transient SqlType<T> type;

  private SqlTypeBinding(SqlType<T> type) {
    this.type = type;
  }

  /** The data type of fields and values that are read and bound so. */
  @SuppressWarnings("unchecked") // what is read and bound is a T; jOOQ wants a class, and has none
  static <T> DataType<T> dataType(SqlType<T> type) {
    return (DataType<T>) SQLDataType.OTHER.asConvertedDataType(new SqlTypeBinding<>(type));
  }

  SqlType<T> type() {
    return type;
  }

  @Override
  public Converter<Object, Object> converter() {
    return Converter.of(Object.class, Object.class, it -> it, it -> it);
  }

  /** The placeholder alone: its cast is the text around it. */
  @Override
  public void sql(BindingSQLContext<Object> context) {
    if (context.render().paramType() == ParamType.INLINED) {
      context.render().visit(DSL.inline(type.boundText(value(context.value()))));
    } else {
      context.render().sql(context.variable());
    }
  }

  @Override
  public void set(BindingSetStatementContext<Object> context) throws SQLException {
    type.bind(context.statement(), context.index(), value(context.value()));
  }

  @Override
  public void get(BindingGetResultSetContext<Object> context) throws SQLException {
    context.value(type.read(context.resultSet(), context.index()));
  }

  @SuppressWarnings("unchecked") // jOOQ hands out what dataType() was given
  private T value(Object value) {
    return (T) value;
  }

  @Override
  public void register(BindingRegisterContext<Object> context) throws SQLException {
    throw notInCalls();
  }

  @Override
  public void get(BindingGetStatementContext<Object> context) throws SQLException {
    throw notInCalls();
  }

  @Override
  public void set(BindingSetSQLOutputContext<Object> context) throws SQLException {
    throw notInCalls();
  }

  @Override
  public void get(BindingGetSQLInputContext<Object> context) throws SQLException {
    throw notInCalls();
  }

  private static SQLException notInCalls() {
    return new SQLFeatureNotSupportedException(
        "[JooqCall] Veduta's types are for queries, not for calls of procedures");
  }
}
