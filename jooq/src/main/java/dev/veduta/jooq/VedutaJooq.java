package dev.veduta.jooq;

import dev.veduta.Veduta;
import dev.veduta.query.Column;
import dev.veduta.session.Session;
import dev.veduta.view.Relation;
import java.sql.Connection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.RecordMapper;
import org.jooq.ResultQuery;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Veduta and jOOQ in one application: one transaction for both, Veduta's records from jOOQ's
 * queries, Veduta's conditions in them.
 *
 * <p>All methods are thread-safe; a session belongs to its thread as ever. Nothing takes or answers
 * null.
 */
public final class VedutaJooq {
  private VedutaJooq() {}

  /**
   * Opens a session on the connection that a statement of this context would run on: in a
   * transaction of jOOQ's, or of what its {@code ConnectionProvider} takes part in, that of the
   * transaction. Close it before the transaction ends.
   *
   * <p>Where there is no transaction it is a connection of the provider's own giving, in the state
   * it comes in. {@link Session#close} releases it to the provider either way.
   *
   * @throws IllegalArgumentException {@code [JooqConnection]} if the context has no JDBC
   *     connection: one that only renders SQL, or that runs over R2DBC
   */
  public static Session session(DSLContext context) {
    ConnectionProvider provider = context.configuration().connectionProvider();
    Connection connection = provider.acquire();
    if (connection == null) {
      throw new IllegalArgumentException(
          "[JooqConnection] this DSLContext has no JDBC connection to join; make it with"
              + " DSL.using(dataSource, SQLDialect.POSTGRES) or of a connection, and not of a"
              + " dialect alone or of R2DBC");
    }
    return Veduta.session(connection, () -> provider.release(connection));
  }

  /**
   * Runs a query of jOOQ's and reads its rows as records, each value just as Veduta's own queries
   * read it. It has to select the record's columns, under their names, and may select others.
   *
   * @throws IllegalArgumentException {@code [JooqColumn]} if a column is missing, or there twice;
   *     {@code [JooqCast]} if a column has to be selected in another way
   */
  public static <R> List<R> fetch(ResultQuery<?> query, Relation<R> relation) {
    return typed(query, relation).fetch(mapper(relation));
  }

  /**
   * As {@link #fetch(ResultQuery, Relation)}, each row being the instance that the session's
   * identity map has for its key.
   *
   * @throws dev.veduta.IdentityConflictException if two rows have one key and other values
   */
  public static <R> List<R> fetch(ResultQuery<?> query, Relation<R> relation, Session session) {
    return session.adopt(relation, fetch(query, relation));
  }

  /**
   * The query, to be read with {@link #mapper}: jOOQ reads the record's columns as Veduta does from
   * now on, for {@code fetchLazy}, {@code fetchStream} and the others. It is the same query, and
   * not meant to be read in any other way.
   *
   * @throws IllegalArgumentException as {@link #fetch(ResultQuery, Relation)}
   */
  public static ResultQuery<Record> typed(ResultQuery<?> query, Relation<?> relation) {
    Field<?>[] fields = query.fields().clone();
    List<Integer> places = ResultColumns.of(relation, fields);
    IntStream.range(0, places.size())
        .forEach(
            i -> {
              Column<?, ?> column = relation.columns().get(i);
              int place = places.get(i);
              requireCast(relation, column, fields[place]);
              fields[place] = ColumnField.of(column);
            });
    // To a table of its own: the records of a generated one would keep that one's fields.
    return query.coerce(DSL.select(fields).asTable());
  }

  private static void requireCast(Relation<?> relation, Column<?, ?> column, Field<?> selected) {
    if (!ColumnField.isPlain(column) && !(selected.getBinding() instanceof SqlTypeBinding<?>)) {
      throw new IllegalArgumentException(
          "[JooqCast] the column \""
              + column.name()
              + "\" of "
              + relation
              + " is of type "
              + column.type()
              + ", which is read by way of a cast. Select VedutaJooq.fields(...) of the record's"
              + " VIEW instead.");
    }
  }

  /**
   * Maps jOOQ's records, of whatever query, to the relation's: {@code
   * context.selectFrom(GEAR_STATS).fetch(mapper(GearStats.VIEW))}. Columns are found by name.
   *
   * <p>jOOQ has read the values by then, as its own types do. A value that came through unharmed is
   * just the one that Veduta reads; where that is not sure the row is refused, never changed.
   * {@link #fetch} and {@link #typed} have no such limits, nor have {@link #fields}.
   *
   * @return a mapper whose {@code map} throws {@link dev.veduta.UnreadableValueException} for a
   *     value that is not surely the database's, {@link dev.veduta.UnexpectedNullException} for a
   *     null where the record has none, and {@code IllegalArgumentException} {@code [JooqColumn]}
   */
  public static <R> RecordMapper<Record, R> mapper(Relation<R> relation) {
    return new RowMapper<>(relation, UnaryOperator.identity());
  }

  /**
   * As {@link #mapper(Relation)}, each row being the instance that the session's identity map has
   * for its key. Rows come one by one, so that two of one key and other values go unseen; {@link
   * #fetch(ResultQuery, Relation, Session)} sees them.
   */
  public static <R> RecordMapper<Record, R> mapper(Relation<R> relation, Session session) {
    return new RowMapper<>(relation, row -> session.adopt(relation, List.of(row)).get(0));
  }

  /** The columns of a record, to be selected from its view, read as Veduta does. */
  public static List<Field<?>> fields(Relation<?> relation) {
    return relation.columns().stream().<Field<?>>map(VedutaJooq::field).toList();
  }

  /**
   * The columns of a record, to be selected from a view that is named or aliased so; expressions
   * name their columns without it.
   */
  public static List<Field<?>> fields(Relation<?> relation, Table<?> table) {
    return relation.columns().stream().<Field<?>>map(column -> field(column, table)).toList();
  }

  /** One column, read as Veduta does. */
  public static <T> Field<T> field(Column<?, T> column) {
    return ColumnField.of(column);
  }

  /** One column of a view that is named or aliased so, read as Veduta does. */
  public static <T> Field<T> field(Column<?, T> column, Table<?> table) {
    return ColumnField.of(column, table.getQualifiedName());
  }

  /**
   * A condition of Veduta's in a statement of jOOQ's: the same text, the values bound in the same
   * way. It names columns without a table, so that the names have to be clear in the query.
   */
  public static Condition condition(dev.veduta.query.Condition<?> condition) {
    return new SqlCondition(condition.toSql());
  }
}
