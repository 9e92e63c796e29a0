package dev.veduta.view;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something in the database that a record's key or its never-null columns rest on: gone, or another
 * than it was, and they are no longer proven. Immutable; names are as in the database.
 *
 * @param kind what it is
 * @param schema the schema of the relation it is on
 * @param relation the relation it is on
 * @param name the column or the index
 * @param columns the index's columns; none of a column
 * @param nullsEqual whether the index must hold two nulls for equal (NULLS NOT DISTINCT)
 * @param predicate the condition of a partial index, which the view implies, as PostgreSQL writes
 *     it with an empty search_path; null where it must be on all rows
 * @param alone whether it matters of this relation alone, and not of those that inherit from it
 */
public record Fact(
    Kind kind,
    String schema,
    String relation,
    String name,
    List<String> columns,
    boolean nullsEqual,
    @Nullable String predicate,
    boolean alone) {
  /** Kinds of facts. */
  public enum Kind {
    /** A validated NOT NULL constraint on the column. */
    NOT_NULL,
    /** A primary key. */
    PRIMARY_KEY,
    /** A unique index. */
    UNIQUE_INDEX
  }

  public Fact {
    requireNonNull(kind, "kind");
    requireNonNull(schema, "schema");
    requireNonNull(relation, "relation");
    requireNonNull(name, "name");
    columns = List.copyOf(columns);
  }

  /** A validated NOT NULL constraint on a column, there and in all that inherits. */
  public static Fact notNull(String schema, String relation, String column) {
    return new Fact(Kind.NOT_NULL, schema, relation, column, List.of(), false, null, false);
  }

  /** The index of a primary key over these columns, that holds at every moment. */
  public static Fact primaryKey(String schema, String relation, String index, String... columns) {
    return index(Kind.PRIMARY_KEY, schema, relation, index, columns);
  }

  /** A unique index over these columns and all rows, that holds at every moment. */
  public static Fact uniqueIndex(String schema, String relation, String index, String... columns) {
    return index(Kind.UNIQUE_INDEX, schema, relation, index, columns);
  }

  private static Fact index(
      Kind kind, String schema, String relation, String name, String... columns) {
    return new Fact(kind, schema, relation, name, List.of(columns), false, null, false);
  }

  /** The same, and two nulls are equal in it. */
  public Fact nullsNotDistinct() {
    return new Fact(kind, schema, relation, name, columns, true, predicate, alone);
  }

  /** The same over the rows of this condition, or over more. */
  public Fact where(String condition) {
    return new Fact(kind, schema, relation, name, columns, nullsEqual, condition, alone);
  }

  /** The same of this relation alone, as {@code SELECT ... FROM ONLY} reads it. */
  public Fact only() {
    return new Fact(kind, schema, relation, name, columns, nullsEqual, predicate, true);
  }

  /** What it is on, in words: {@code column id of quick_bits.field}. */
  @Override
  public String toString() {
    String what =
        switch (kind) {
          case NOT_NULL -> "column ";
          case PRIMARY_KEY -> "primary key ";
          case UNIQUE_INDEX -> "unique index ";
        };
    return what + name + " of " + schema + "." + relation;
  }
}
