package dev.veduta.view;

/** What stands behind a record; {@code pg_class.relkind}. */
public enum RelationKind {
  VIEW,
  MATERIALIZED_VIEW,
  TABLE,
  PARTITIONED_TABLE,
  FOREIGN_TABLE
}
