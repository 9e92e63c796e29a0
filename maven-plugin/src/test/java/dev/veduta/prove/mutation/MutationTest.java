package dev.veduta.prove.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.prove.Expectations;
import dev.veduta.prove.GivenViewsTest;
import dev.veduta.prove.OwnViewsTest;
import dev.veduta.prove.TestServer;
import dev.veduta.prove.fuzz.KnownRows;
import java.nio.file.Files;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Breaks the rules of the prover one by one, and sees whether a test notices: a named view that is
 * proven otherwise, rows of a random view that refute a claim, or a test of a trap.
 *
 * <p>A long run, with {@code -Dveduta.mutation=true}. {@code -Dveduta.mutation.only=regex} for the
 * mutants in whose file or words it is found.
 */
@EnabledIfSystemProperty(named = "veduta.mutation", matches = "true")
class MutationTest {
  private static final int VIEWS = Integer.getInteger("veduta.mutation.views", 1000);
  private static final List<String> TESTS =
      List.of(
          "dev.veduta.prove.OwnViewsTest",
          "dev.veduta.prove.tree.NodeReaderTest",
          "dev.veduta.prove.TrapsTest",
          "dev.veduta.prove.EqualColumnsTest");

  private final Map<String, Integer> score = new TreeMap<>();
  private final List<String> survivors = new ArrayList<>();
  private final List<String> explained = new ArrayList<>();
  private final List<String> notEquivalent = new ArrayList<>();

  @Test
  void everyMutantIsNoticed() throws Exception {
    Pattern only = Pattern.compile(System.getProperty("veduta.mutation.only", ""));
    Judge newest = judge(TestServer.NEWEST);
    Judge oldest = judge(13);
    for (Mutant mutant : Mutant.all()) {
      if (only.matcher(mutant.toString()).find()) {
        judge(mutant, newest, oldest);
      }
    }
    System.out.println("mutation: " + score);
    explained.forEach(it -> System.out.println("explained: " + it));
    survivors.forEach(it -> System.out.println("SURVIVOR: " + it));
    notEquivalent.forEach(it -> System.out.println("NOTICED, though said to be equivalent: " + it));
    assertThat(survivors).isEmpty();
    assertThat(notEquivalent).isEmpty();
  }

  private static Judge judge(int major) throws Exception {
    TestServer server = TestServer.of(major);
    Judge judge = new Judge();
    Connection own = server.database(OwnViewsTest.script());
    judge.addNamed(own, Expectations.views(own, "s"));
    if (Files.exists(GivenViewsTest.FILE)) {
      Connection given = server.database(Files.readString(GivenViewsTest.FILE));
      judge.addNamed(given, Expectations.views(given, "f"));
    }
    judge.addRandom(new KnownRows(major, 1, VIEWS));
    return judge;
  }

  private void judge(Mutant mutant, Judge newest, Judge oldest) throws Exception {
    @Nullable String noticed = noticed(mutant, newest, oldest);
    score.merge(noticed == null ? "survived" : noticed.split(":")[0], 1, Integer::sum);
    System.out.println((noticed == null ? "-" : noticed.split("\n")[0]) + " | " + mutant);
    if (noticed == null && mutant.survives() == null) {
      survivors.add(mutant.toString());
    } else if (noticed == null) {
      explained.add(mutant + ": " + mutant.survives());
    } else if (mutant.survives() != null) {
      notEquivalent.add(mutant + ": " + noticed);
    }
  }

  private static @Nullable String noticed(Mutant mutant, Judge newest, Judge oldest)
      throws Exception {
    MutantLoader loader = new MutantLoader(mutant);
    @Nullable String it = newest.byNamedViews(loader);
    if (it != null) {
      return "a named view: " + it;
    }
    it = newest.byRandomViews(loader);
    if (it != null) {
      return "a random view: " + it;
    }
    it = newest.byTests(loader, TESTS);
    if (it != null) {
      return "a named test: " + it;
    }
    it = oldest.byNamedViews(loader);
    if (it != null) {
      return "a named view on 13: " + it;
    }
    it = oldest.byRandomViews(loader);
    return it == null ? null : "a random view on 13: " + it;
  }
}
