package dev.veduta.prove.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.QualifiedName;
import dev.veduta.prove.SecondOpinion;
import dev.veduta.prove.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What PostgreSQL's planner proves of a random view is proven here too. {@code
 * -Dveduta.planner.views=10000} for a long run, {@code -Dveduta.fuzz.seed=...} for another one.
 */
class PlannerFuzzTest {
  /** What the planner computes while it plans, and so knows. */
  private static final String COMPUTED_WHEN_PLANNED = "(array[1, null]::int[])[";

  @ParameterizedTest
  @ValueSource(ints = {17, 18})
  void provesWhatThePlannerProves(int major) throws SQLException {
    int wanted = Integer.getInteger("veduta.planner.views", 150);
    Dice dice = new Dice(Long.getLong("veduta.fuzz.seed", 1));
    try (Connection connection = TestServer.of(major).database(FuzzSchema.ddl(major))) {
      TestServer.run(connection, RandomViews.SETTINGS + FuzzData.first(dice, major));
      RandomViews random = new RandomViews(connection, dice, new Figures());
      SecondOpinion opinion = new SecondOpinion(connection);
      Map<QualifiedName, String> views = new LinkedHashMap<>();
      for (int batch = 0; views.size() < wanted; batch++) {
        TestServer.run(connection, "SET statement_timeout = '500ms'");
        Map<QualifiedName, String> more = random.create("v" + batch, Fuzz.BATCH);
        TestServer.run(connection, "SET statement_timeout = 0");
        opinion.ask(more.keySet());
        views.putAll(more);
      }
      System.out.println(
          "planner of %d, random views: %s, excused: %s"
              .formatted(major, opinion.figures(), opinion.excused()));
      assertThat(missed(opinion, views)).isEmpty();
    }
  }

  private static List<String> missed(SecondOpinion opinion, Map<QualifiedName, String> views) {
    List<String> missed = new ArrayList<>();
    for (String difference : opinion.missed()) {
      String sql = String.valueOf(views.get(view(difference)));
      if (!sql.contains(COMPUTED_WHEN_PLANNED)) {
        missed.add(difference + "\n  " + sql);
      }
    }
    return missed;
  }

  private static QualifiedName view(String difference) {
    int dot = difference.indexOf('.');
    return new QualifiedName(
        difference.substring(0, dot), difference.substring(dot + 1, difference.indexOf(':')));
  }
}
