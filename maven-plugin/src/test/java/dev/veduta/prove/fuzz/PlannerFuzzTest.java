package dev.veduta.prove.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.QualifiedName;
import dev.veduta.prove.SecondOpinion;
import dev.veduta.prove.TestServer;
import dev.veduta.prove.fuzz.FuzzSchema.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What PostgreSQL's planner proves of a random view is proven here too. {@code
 * -Dveduta.planner.views=10000} for a long run, {@code -Dveduta.fuzz.seed=...} for another one.
 */
class PlannerFuzzTest {
  @ParameterizedTest
  @ValueSource(ints = {17, 18})
  void provesWhatThePlannerProves(int major) throws SQLException {
    int wanted = Integer.getInteger("veduta.planner.views", 300);
    Random random = new Random(Long.getLong("veduta.fuzz.seed", 1));
    try (Connection connection = TestServer.of(major).database(FuzzSchema.ddl(major))) {
      Map<QualifiedName, String> views = views(connection, random, wanted);
      SecondOpinion opinion = new SecondOpinion(connection);
      opinion.ask(views.keySet());
      System.out.println(
          "planner of %d, random views: %s, excused: %s"
              .formatted(major, opinion.figures(), opinion.excused()));
      List<String> missed = new ArrayList<>();
      opinion.missed().forEach(it -> missed.add(it + "\n  " + views.get(view(it))));
      assertThat(missed).isEmpty();
    }
  }

  private static QualifiedName view(String difference) {
    return new QualifiedName("v", difference.substring(2, difference.indexOf(':')));
  }

  private static Map<QualifiedName, String> views(Connection connection, Random random, int wanted)
      throws SQLException {
    TestServer.run(connection, "CREATE SCHEMA v");
    List<Source> sources = FuzzSchema.sources();
    Map<QualifiedName, String> views = new LinkedHashMap<>();
    while (views.size() < wanted) {
      String sql = new ViewGenerator(random, sources).query().sql();
      QualifiedName name = new QualifiedName("v", "v" + views.size());
      try {
        TestServer.run(connection, "CREATE VIEW " + name + " AS " + sql);
        views.put(name, sql);
      } catch (SQLException e) {
        // The generator writes some views that the server refuses.
      }
    }
    return views;
  }
}
