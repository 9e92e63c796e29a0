package dev.veduta.internal.ddl;

import dev.veduta.DefinitionFailedException;
import dev.veduta.DependentsException;
import dev.veduta.NotReplaceableException;
import dev.veduta.VedutaException;
import dev.veduta.ViewExistsException;
import dev.veduta.internal.fault.Faults;
import dev.veduta.query.Sql;
import dev.veduta.view.RelationName;
import java.sql.SQLException;
import java.util.List;

/** What a statement's failure means, by its SQLSTATE. */
interface Meaning {
  /** The exception for a failure. */
  VedutaException of(String sql, SQLException failure);

  /** Of a statement about which nothing more is known. */
  static Meaning of(String doing) {
    return (sql, failure) -> Faults.translate(doing, Sql.of(sql), failure);
  }

  /** Of a statement that creates a view from its record. */
  static Meaning creating(RelationName view) {
    return (sql, failure) ->
        switch (state(failure)) {
          case "42P07" -> new ViewExistsException(view, "a relation", sql, failure);
          case "42P16" ->
              new NotReplaceableException(
                  view,
                  List.of("CREATE OR REPLACE cannot change its columns so; call replace()"),
                  sql,
                  failure);
          default ->
              isOfDefinition(failure)
                  ? new DefinitionFailedException(view, sql, failure)
                  : of("creating " + view).of(sql, failure);
        };
  }

  /** Of a statement that makes again what depends on a view. */
  static Meaning makingAgain(RelationName view, RelationName dependent) {
    return (sql, failure) ->
        isOfDefinition(failure)
            ? new DependentsException(
                view,
                List.of(dependent.toString()),
                "it cannot be made again on the new definition: " + failure.getMessage(),
                sql,
                failure)
            : of("making " + dependent + " again").of(sql, failure);
  }

  /** Of a statement that drops a view. */
  static Meaning dropping(RelationName view) {
    return (sql, failure) ->
        state(failure).equals("2BP01")
            ? new DependentsException(
                view, List.of("what depends on it"), "" + failure.getMessage(), sql, failure)
            : of("dropping " + view).of(sql, failure);
  }

  /** Names, types and syntax (class 42), a schema, what the server cannot do, what has a value. */
  private static boolean isOfDefinition(SQLException failure) {
    String state = state(failure);
    return (state.startsWith("42") && !state.equals("42501"))
        || state.equals("3F000")
        || state.startsWith("0A")
        || state.startsWith("22");
  }

  private static String state(SQLException failure) {
    return failure.getSQLState() == null ? "" : failure.getSQLState();
  }
}
