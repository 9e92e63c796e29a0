package dev.veduta.catalog;

import java.util.Collection;
import java.util.List;

/**
 * That something holds, and why.
 *
 * @param grade how well it is known
 * @param because the reason, in words that do not depend on the server's version
 * @param facts what it rests on in the database, in order; none for what follows from the
 *     definition alone, and for what was asserted
 */
public record Claim(Grade grade, String because, List<Fact> facts) {
  public Claim {
    facts = List.copyOf(facts);
  }

  /** A claim that rests on nothing. */
  public Claim(Grade grade, String because) {
    this(grade, because, List.of());
  }

  /** The same, resting on these. */
  public Claim restingOn(Collection<Fact> more) {
    return new Claim(grade, because, more.stream().sorted().distinct().toList());
  }
}
