package dev.veduta.refresh;

/** How a materialized view is refreshed (PostgreSQL manual, REFRESH MATERIALIZED VIEW). */
public enum RefreshMode {
  /** {@code CONCURRENTLY} where the view's indexes and state allow, plainly otherwise. */
  AUTO,
  /**
   * Readers go on meanwhile, and a reader's snapshot keeps the old rows. An error where it cannot
   * be.
   */
  CONCURRENTLY,
  /** Readers wait; faster where most rows change. */
  PLAIN
}
