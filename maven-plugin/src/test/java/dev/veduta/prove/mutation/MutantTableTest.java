package dev.veduta.prove.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table must not rot between long runs. */
class MutantTableTest {
  @Test
  void eachMutantChangesOnePlaceOfThePresentSource() throws IOException {
    List<String> rotten = new ArrayList<>();
    List<Mutant> mutants = Mutant.all();
    for (Mutant mutant : mutants) {
      try {
        mutant.source();
      } catch (IllegalStateException | IOException e) {
        rotten.add(String.valueOf(e.getMessage()));
      }
    }
    assertThat(rotten).isEmpty();
    assertThat(mutants).hasSizeGreaterThan(100);
    assertThat(mutants.stream().map(Mutant::toString)).doesNotHaveDuplicates();
  }
}
