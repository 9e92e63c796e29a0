package dev.veduta.prove.rule;

/** Whether a value can be null. */
public sealed interface Nullness {
  /** It is never null. */
  record Never(Proof proof) implements Nullness {}

  /** It may be null, for all that is known. */
  record Maybe(String reason) implements Nullness {}

  /** Whether it is never null. */
  default boolean never() {
    return this instanceof Never;
  }

  /** Never null, from the definition alone. */
  static Nullness never(String because) {
    return new Never(Proof.of(because));
  }

  /** May be null. */
  static Nullness maybe(String reason) {
    return new Maybe(reason);
  }
}
