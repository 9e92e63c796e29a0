package dev.veduta.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.veduta.catalog.QualifiedName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The views that came with the task, each with what is to be proven of it in its comment. */
public class GivenViewsTest {
  public static final Path FILE =
      Path.of(System.getProperty("veduta.corpora"), "..", "prover", "views-with-expectations.sql");

  /** Where the expectation claims too much or says in a comment that it is not sure. */
  private static final Map<String, String> CORRECTED =
      Map.of(
          // date_part('month', 'infinity') is null
          "v62_cast", "nn:t,b,vc,ts,y,l,s,lk,ln;keys:{b}{t}");

  @ParameterizedTest
  @ValueSource(ints = {13, 14, 15, 16, 17, 18})
  void eachViewIsProvenAsExpected(int major) throws Exception {
    assumeTrue(Files.exists(FILE), "the given views are not here: " + FILE);
    TestServer server = TestServer.of(major);
    try (Connection connection = server.database(Files.readString(FILE))) {
      List<QualifiedName> views = Expectations.views(connection, "f");
      Proofs proofs = Prover.prove(connection, views);
      Map<String, String> actual = new TreeMap<>();
      Map<String, String> expected = new TreeMap<>(Expectations.comments(connection, "f"));
      expected.replaceAll((name, text) -> Expectations.sorted(CORRECTED.getOrDefault(name, text)));
      for (QualifiedName view : views) {
        actual.put(view.name(), Expectations.brief(proofs.view(view).orElseThrow()));
        if (Boolean.getBoolean("veduta.print")) {
          System.out.println(Expectations.full(proofs.view(view).orElseThrow()));
        }
      }
      assertThat(actual).containsExactlyEntriesOf(expected);
    }
  }
}
