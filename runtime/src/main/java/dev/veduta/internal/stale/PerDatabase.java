package dev.veduta.internal.stale;

import dev.veduta.view.Relation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the process knows of relations, each in the databases where it is read. Thread-safe.
 *
 * <p>Every read asks it. A record of both as the key would be hashed by method handles, which are
 * interpreted for the first thousands of reads.
 */
final class PerDatabase<T> {
  private final Map<Relation<?>, Map<String, T>> known = new ConcurrentHashMap<>();

  /** What is known, or null. */
  @Nullable T get(Relation<?> relation, String url) {
    Map<String, T> databases = known.get(relation);
    return databases == null ? null : databases.get(url);
  }

  void put(Relation<?> relation, String url, T value) {
    known.computeIfAbsent(relation, it -> new ConcurrentHashMap<>()).put(url, value);
  }

  void remove(Relation<?> relation, String url) {
    Map<String, T> databases = known.get(relation);
    if (databases != null) {
      databases.remove(url);
    }
  }
}
