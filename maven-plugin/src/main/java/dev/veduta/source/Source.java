package dev.veduta.source;

import java.util.Optional;

/** Where reflection reads. Immutable; opening it twice gives two independent connections. */
public interface Source {
  /**
   * All that its content follows from, where that can be told without connecting.
   *
   * @throws SourceException if that cannot be read
   */
  Optional<String> content() throws SourceException;

  /**
   * Connects.
   *
   * @throws SourceException if it cannot be reached, or not be filled
   */
  OpenSource open() throws SourceException;
}
