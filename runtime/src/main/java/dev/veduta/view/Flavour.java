package dev.veduta.view;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PostgreSQL that understands other SQL than PostgreSQL's own: the table of what definitions can
 * be for, besides a major version.
 */
public enum Flavour {
  /** The extension citus is installed in the database. */
  CITUS(
      "citus",
      "EXISTS (SELECT FROM pg_catalog.pg_extension"
          + " WHERE extname OPERATOR(pg_catalog.=) 'citus'::pg_catalog.name)"),

  /** {@code version()} says, such as, {@code PostgreSQL 15.2-YB-2.25.0.0-b0 on ...}. */
  YUGABYTE("yugabyte", "pg_catalog.strpos(pg_catalog.version(), '-YB-') OPERATOR(pg_catalog.>) 0");

  private final String id;
  private final String condition;

  Flavour(String id, String condition) {
    this.id = id;
    this.condition = condition;
  }

  static Optional<Flavour> of(String id) {
    return Stream.of(values()).filter(it -> it.id.equals(id)).findFirst();
  }

  /** What a file's name calls it: a lower-case word. */
  public String id() {
    return id;
  }

  /** The SQL expression that is true on such a server, whatever the search path. */
  String condition() {
    return condition;
  }
}
