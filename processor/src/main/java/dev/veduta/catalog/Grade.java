package dev.veduta.catalog;

/** How well a claim on a view is known. What is not known at all has no claim. */
public enum Grade {
  /** Follows from the definition and the constraints in the database. */
  PROVEN,
  /** As {@link #PROVEN}, of the rows that the last refresh kept. */
  PROVEN_AT_REFRESH,
  /** Somebody said so, in a comment or a declaration. */
  ASSERTED
}
