package dev.veduta.internal.stale;

import dev.veduta.StaleViewException;
import dev.veduta.UnreadableValueException;
import dev.veduta.VedutaException;
import dev.veduta.internal.connection.Address;
import dev.veduta.internal.fault.Faults;
import dev.veduta.internal.fault.WriteFaults;
import dev.veduta.query.Column;
import dev.veduta.query.Sql;
import dev.veduta.view.Relation;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that no row is read as a record that the database no longer fits.
 *
 * <p>A relation's columns are compared on its first use in the process, and again when something
 * hints at a change: an error of a statement that used to work, or a result with other types, which
 * is all there is to see when the driver prepares a statement anew in silence.
 */
public final class StaleCheck {
  /** The types of a relation's results, or {@link #UNSEEN}. */
  private static final PerDatabase<List<String>> CHECKED = new PerDatabase<>();

  /** For a relation that was compared, and no result of it seen: no column has these types. */
  private static final List<String> UNSEEN = List.of();

  private static final String NOT_WRITABLE =
      "the server does not let its rows, or this column, be written; the cause says why";

  /** The oids of a relation's types that were found to be the record's. */
  private static final PerDatabase<String> COPIED = new PerDatabase<>();

  private final Connection connection;

  public StaleCheck(Connection connection) {
    this.connection = connection;
  }

  /**
   * To be called before a relation is read.
   *
   * @throws StaleViewException if this is its first use and it has changed
   */
  public void beforeReading(Relation<?> relation) throws SQLException {
    String database = database();
    if (CHECKED.get(relation, database) == null) {
      requireUnchanged(relation, null, null);
      CHECKED.put(relation, database, UNSEEN);
    }
  }

  /**
   * To be called with each result, before a row of it is read.
   *
   * @throws StaleViewException if its types are not those of the relation that was compared
   */
  public void beforeRows(Relation<?> relation, ResultSetMetaData result) throws SQLException {
    String database = database();
    List<String> known = CHECKED.get(relation, database);
    List<String> before = known == null ? UNSEEN : known;
    if (hasTypes(result, before)) {
      return;
    }
    CHECKED.remove(relation, database);
    // Also for the first result: the view could have changed between the comparison and the query.
    requireUnchanged(relation, null, null);
    if (!before.equals(UNSEEN) && !withoutSchemas(types(result)).equals(withoutSchemas(before))) {
      throw new StaleViewException(
          relation, List.of("the types of its columns changed while it was read"), null, null);
    }
    CHECKED.put(relation, database, types(result));
  }

  /**
   * To be called before a COPY of the relation, in its transaction. Nothing else tells bytes of one
   * type from those of another.
   *
   * @throws StaleViewException if its types are not those of the record
   */
  public void beforeCopy(Relation<?> relation) throws SQLException {
    String database = database();
    String oids = LiveColumns.oids(connection, relation);
    if (!oids.equals(COPIED.get(relation, database))) {
      requireNone(
          LiveColumns.of(connection, relation, oids).differences(relation), relation, null, null);
      COPIED.put(relation, database, oids);
    }
  }

  /** The exception for a failed read: that the view changed, if it did. */
  public VedutaException explain(Relation<?> relation, Sql sql, SQLException failure) {
    return explain("reading " + relation, relation, sql, failure);
  }

  /** The exception for a failed write: that the view changed, if it did. */
  public VedutaException explainWrite(
      String doing, Relation<?> relation, Sql sql, SQLException failure) {
    Optional<VedutaException> known = WriteFaults.of(doing, sql, failure);
    if (known.isPresent()) {
      return known.get();
    }
    VedutaException fault = explain(doing, relation, sql, failure);
    return WriteFaults.isNotWritable(failure.getSQLState())
            && !(fault instanceof StaleViewException)
        ? new StaleViewException(relation, List.of(NOT_WRITABLE), sql.text(), failure)
        : fault;
  }

  private VedutaException explain(
      String doing, Relation<?> relation, Sql sql, SQLException failure) {
    VedutaException fault = Faults.translate(doing, sql, failure);
    if (!Faults.mayBeStale(failure.getSQLState())) {
      return fault;
    }
    try {
      if (connection.getAutoCommit()) {
        return changedOr(relation, fault);
      }
      CHECKED.remove(relation, database());
    } catch (SQLException second) {
      fault.addSuppressed(second);
      return fault;
    }
    return Faults.staleness(failure.getSQLState())
        .<VedutaException>map(known -> aborted(relation, known, fault))
        .orElse(fault);
  }

  /** The exception for a value that could not be read: that the view changed, if it did. */
  public VedutaException explain(Relation<?> relation, UnreadableValueException fault) {
    try {
      return changedOr(relation, fault);
    } catch (SQLException second) {
      fault.addSuppressed(second);
      return fault;
    }
  }

  private VedutaException changedOr(Relation<?> relation, VedutaException fault)
      throws SQLException {
    CHECKED.remove(relation, database());
    try {
      requireUnchanged(relation, fault.sql(), fault.getCause());
      return fault;
    } catch (StaleViewException stale) {
      return stale;
    }
  }

  /** The server answers nothing more in the transaction, so there is no more to be known. */
  private static StaleViewException aborted(
      Relation<?> relation, String known, VedutaException fault) {
    String unknown = " (the transaction is aborted; roll it back to see the differences)";
    return new StaleViewException(
        relation, List.of(known + unknown), fault.sql(), fault.getCause());
  }

  private void requireUnchanged(
      Relation<?> relation, @Nullable String sql, @Nullable Throwable cause) throws SQLException {
    List<Column<?, ?>> own =
        relation.columns().stream()
            .filter(it -> !it.isExpression())
            .<Column<?, ?>>map(it -> it)
            .toList();
    List<String> differences =
        LiveColumns.of(connection, relation)
            .map(live -> live.differences(relation, own))
            .orElseGet(() -> List.of(gone(relation)));
    requireNone(differences, relation, sql, cause);
    if (own.size() < relation.columns().size()) {
      requireNone(ofExpressions(relation), relation, sql, cause);
    }
  }

  /** Only the server can tell the type of an expression, if it is one there. */
  private List<String> ofExpressions(Relation<?> relation) throws SQLException {
    String oids;
    try {
      oids = LiveColumns.oids(connection, relation);
    } catch (SQLException failure) {
      if (!Faults.mayBeStale(failure.getSQLState())) {
        throw failure;
      }
      return List.of("an expression of its record does not compile there: " + failure.getMessage());
    }
    return LiveColumns.of(connection, relation, oids).differences(relation);
  }

  private static String gone(Relation<?> relation) {
    return relation.isKeptInTable()
        ? "the table "
            + relation.readFrom()
            + " that keeps its rows is not there, which veduta.ddl().replace() makes"
        : "there is no such relation any more";
  }

  private static void requireNone(
      List<String> differences,
      Relation<?> relation,
      @Nullable String sql,
      @Nullable Throwable cause) {
    if (!differences.isEmpty()) {
      throw new StaleViewException(relation, differences, sql, cause);
    }
  }

  private String database() throws SQLException {
    return Address.of(connection);
  }

  private static boolean hasTypes(ResultSetMetaData result, List<String> types)
      throws SQLException {
    int count = result.getColumnCount();
    if (count != types.size()) {
      return false;
    }
    for (int column = 1; column <= count; column++) {
      if (!result.getColumnTypeName(column).equals(types.get(column - 1))) {
        return false;
      }
    }
    return true;
  }

  /** By name: of JDBC's own types, one stands for time and timetz, or for text and every enum. */
  private static List<String> types(ResultSetMetaData result) throws SQLException {
    List<String> types = new ArrayList<>();
    for (int column = 1; column <= result.getColumnCount(); column++) {
      types.add(result.getColumnTypeName(column));
    }
    return List.copyOf(types);
  }

  /**
   * The driver writes {@code "schema"."name"} or {@code name}, as each connection's path has it: so
   * one type can have two names, as two types of one name can.
   */
  private static List<String> withoutSchemas(List<String> types) {
    return types.stream().map(StaleCheck::withoutSchema).toList();
  }

  private static String withoutSchema(String type) {
    int dot = type.lastIndexOf("\".\"");
    return dot < 0 ? type : type.substring(dot + 3, type.length() - 1);
  }
}
