package dev.veduta.view;

import static java.util.Objects.requireNonNull;

/**
 * Whether something is known of a relation, and why. Immutable and thread-safe.
 *
 * @param grade how well
 * @param because the reason, in words
 */
public record Claim(Grade grade, String because) {
  /** Nothing says so. */
  static final Claim NONE = new Claim(Grade.NONE, "nothing says so");

  /** How well something is known. */
  public enum Grade {
    /** It follows from the definition and the constraints. */
    PROVEN,
    /** The same, of the rows that a materialized view kept at its last refresh. */
    PROVEN_AT_REFRESH,
    /** Somebody said so. */
    ASSERTED,
    /** It is not known, or known not to be so. */
    NONE
  }

  public Claim {
    requireNonNull(grade, "grade");
    requireNonNull(because, "because");
  }
}
