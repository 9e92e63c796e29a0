package dev.veduta.catalog;

/** What a relation is; {@code pg_class.relkind}. */
public enum RelationKind {
  VIEW,
  MATERIALIZED_VIEW,
  TABLE,
  PARTITIONED_TABLE,
  FOREIGN_TABLE
}
