package dev.veduta.view;

import dev.veduta.query.Column;
import dev.veduta.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something in the database whose rows are read as records of type {@code R}: a view, a
 * materialized view or a table.
 *
 * <p>Immutable and thread-safe. Generated code makes one per record, in its {@code VIEW} constant.
 *
 * @param <R> the generated record
 */
public abstract sealed class Relation<R> permits View, KeylessView {
  private final RelationInfo info;
  private final List<Column<R, ?>> columns;
  private final Function<RowReader, R> reader;
  private final List<SameColumn<R, ?>> same;
  private final Function<RowReader, R> reading;
  private final Map<Object, Object> made = new ConcurrentHashMap<>();

  Relation(
      RelationInfo info,
      List<Column<R, ?>> columns,
      Function<RowReader, R> reader,
      List<SameColumn<R, ?>> same) {
    this.info = info;
    this.columns = List.copyOf(columns);
    this.reader = reader;
    this.same = List.copyOf(same);
    this.reading = same.isEmpty() ? reader : this::readSame;
  }

  Relation(Relation<R> other) {
    this(other.info, other.columns, other.reader, other.same);
  }

  /** The schema, as in the database. */
  public final String schema() {
    return info.schema();
  }

  /** The name, as in the database. */
  public final String name() {
    return info.name();
  }

  /** Whether it is a view, a materialized view or some table. */
  public final RelationKind kind() {
    return info.kind();
  }

  /** What its rows are read from: the table that keeps them, or else itself. */
  public final RelationName readFrom() {
    String table = info.table();
    return new RelationName(info.schema(), table == null ? info.name() : table);
  }

  /** Whether a table beside it keeps its rows. */
  public final boolean isKeptInTable() {
    return info.table() != null;
  }

  /** Its comment in the database when the record was generated, or null. */
  public final @Nullable String comment() {
    return info.comment();
  }

  /**
   * The query that defined it when the record was generated, as that server wrote it; null for
   * tables.
   */
  public final @Nullable String definition() {
    return info.definition();
  }

  /**
   * What else {@code Veduta.ddl()} creates it from: options, indexes, what it reads. Of a table,
   * its indexes.
   */
  public final Creation creation() {
    return info.creation();
  }

  /** Whether it is defined in more than one way, or not for every server. */
  public final boolean differsByServer() {
    return !info.creation().elsewhere().isEmpty() || !info.creation().server().equals(Variant.ANY);
  }

  /**
   * The same, to be created as it is on a server.
   *
   * @throws IllegalArgumentException {@code [NoDefinition]} if it is not defined for that
   */
  public final Relation<R> on(ServerKind server) {
    RelationInfo there = info.on(server);
    if (there == null) {
      throw new IllegalArgumentException(
          "[NoDefinition] the record of "
              + this
              + " holds no definition for this server, "
              + server
              + "; write a view file for it, and run mvn veduta:reflect on such a server");
    }
    return defined(there);
  }

  /** The same of another definition. */
  abstract Relation<R> defined(RelationInfo other);

  final RelationInfo relationInfo() {
    return info;
  }

  final Function<RowReader, R> reader() {
    return reader;
  }

  final List<SameColumn<R, ?>> same() {
    return same;
  }

  /** This relation's columns that have to hold what one of them does, and one more. */
  final <T> List<SameColumn<R, ?>> sameAnd(Column<R, T> first, String name) {
    List<SameColumn<R, ?>> more = new ArrayList<>(same);
    more.add(SameColumn.of(first, name, columns.size() + 1));
    return more;
  }

  /** The columns, and the last of these. */
  final List<Column<R, ?>> columnsAnd(List<SameColumn<R, ?>> more) {
    List<Column<R, ?>> all = new ArrayList<>(columns);
    all.add(more.get(more.size() - 1).other());
    return all;
  }

  /** A row, for messages. */
  abstract String told(R row);

  /**
   * What the record's key and its never-null columns rest on in the database; {@link
   * dev.veduta.Veduta#verify} looks whether it is still there.
   */
  public final List<Fact> facts() {
    return info.facts();
  }

  /**
   * Whether it is a view over materialized views, and its record's key or never-null columns hold
   * of the rows that these kept at their last refresh.
   */
  public final boolean readsWhatWasKept() {
    return info.kept();
  }

  /** What {@code @info} in its comment and {@code @Info} on its interface say, by key. */
  public final Map<String, String> info() {
    return info.description().info();
  }

  /**
   * What the catalog knew of a column when the record was generated.
   *
   * @param column one of {@link #columns}
   */
  public final ColumnInfo info(Column<R, ?> column) {
    Description description = info.description();
    ColumnInfo known = description.columns().getOrDefault(column.name(), ColumnInfo.NONE);
    int place = columns.indexOf(column);
    if (place >= 0 && place < description.types().size()) {
      return known.typed(description.types().get(place));
    }
    return known.sqlType().isEmpty() ? known.typed(column.type().toString()) : known;
  }

  final Description description() {
    return info.description();
  }

  /** The mapped columns, in the order they are selected; last, those that rows are checked by. */
  public final List<Column<R, ?>> columns() {
    return columns;
  }

  /** Starts a query over every row. */
  public final Query<R> query() {
    return Query.over(this);
  }

  /** Reads the current row. */
  public final R read(RowReader row) {
    return reading.apply(row);
  }

  private R readSame(RowReader row) {
    R read = reader.apply(row);
    same.forEach(each -> each.require(this, read, row));
    return read;
  }

  /**
   * What a maker makes of this relation, the first time it is asked for. It lives as long as the
   * relation: kept elsewhere by the relation, it would keep the classes of an application that was
   * unloaded. For the runtime.
   *
   * @param maker one for all relations
   */
  @SuppressWarnings("unchecked") // a maker makes one type of thing
  public final <T> T made(Function<Relation<?>, T> maker) {
    Object before = made.get(maker);
    if (before == null) {
      T now = maker.apply(this);
      before = made.putIfAbsent(maker, now);
      return before == null ? now : (T) before;
    }
    return (T) before;
  }

  /**
   * Whether both rows have equal values, by {@code equals}, in every mapped column; converted ones
   * are compared as the column has them.
   */
  public final boolean sameValues(R one, R other) {
    return columns.stream().allMatch(column -> isSame(column, one, other));
  }

  private static <R, T> boolean isSame(Column<R, T> column, R one, R other) {
    return column.type().isSame(column.value(one), column.value(other));
  }

  /** The qualified name, for messages: {@code quick_bits.template_field_view}. */
  @Override
  public final String toString() {
    return schema() + "." + name();
  }
}
