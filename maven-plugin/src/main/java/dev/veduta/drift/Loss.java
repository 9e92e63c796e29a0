package dev.veduta.drift;

import dev.veduta.catalog.Fact;
import java.util.List;

/**
 * Why a claim is no longer made.
 *
 * @param flaws what is wrong now with what it rested on, a sentence each
 * @param unused what it rested on and no claim of the view does now; none where there are flaws, as
 *     these say more
 */
public record Loss(List<String> flaws, List<Fact> unused) {
  public Loss {
    flaws = List.copyOf(flaws);
    unused = List.copyOf(unused);
  }
}
