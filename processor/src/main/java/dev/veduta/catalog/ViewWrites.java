package dev.veduta.catalog;

/**
 * How rows can be written through a relation.
 *
 * @param updatable whether they can be updated and deleted, be it by a trigger
 * @param writable whether PostgreSQL itself inserts, updates and deletes, with no rule and no
 *     trigger instead: a table, or an automatically updatable view
 */
public record ViewWrites(boolean updatable, boolean writable) {
  /** Not at all. */
  public static final ViewWrites NONE = new ViewWrites(false, false);
}
