package dev.veduta.internal.refresh;

import java.util.Optional;

/**
 * A unique index of a materialized view, as {@code pg_index} has it.
 *
 * @param name its name
 * @param flaw why {@code REFRESH ... CONCURRENTLY} cannot use it, in words; empty where it can
 */
record UniqueIndex(String name, Optional<String> flaw) {
  boolean isUsable() {
    return flaw.isEmpty();
  }

  @Override
  public String toString() {
    return '"' + name + '"' + flaw.map(why -> " " + why).orElse("");
  }
}
