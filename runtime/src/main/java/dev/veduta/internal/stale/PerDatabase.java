package dev.veduta.internal.stale;

import dev.veduta.view.Relation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the process knows of relations, each in the databases where it is read. Thread-safe.
 *
 * <p>Every read asks it. A record of both as the key would be hashed by method handles, which are
 * interpreted for the first thousands of reads.
 */
final class PerDatabase<T> implements Function<Relation<?>, Map<String, T>> {
  /** What is known, or null. */
  @Nullable T get(Relation<?> relation, String url) {
    return relation.made(this).get(url);
  }

  void put(Relation<?> relation, String url, T value) {
    relation.made(this).put(url, value);
  }

  void remove(Relation<?> relation, String url) {
    relation.made(this).remove(url);
  }

  /** For what is known of a relation, which keeps it. */
  @Override
  public Map<String, T> apply(Relation<?> relation) {
    return new ConcurrentHashMap<>();
  }
}
