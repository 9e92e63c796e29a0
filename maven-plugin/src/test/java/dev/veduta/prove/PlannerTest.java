package dev.veduta.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.veduta.catalog.QualifiedName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL's planner proves of a view is proven here too. Older ones prove too little. */
class PlannerTest {
  private static final String OF_USERS =
      "c.relkind IN ('v', 'm') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";

  /** Each for what {@link SecondOpinion} says of conditions above a view. */
  private static final Set<String> EXCUSED =
      Set.of(
          "f.v34_notnull: [email]",
          "f.v48_uniqnull: [email]",
          "s.index_other_column: [email]",
          "s.unique_nullable: [email]");

  @ParameterizedTest
  @ValueSource(ints = {17, 18})
  void ofTheGivenViews(int major) throws Exception {
    assumeTrue(Files.exists(GivenViewsTest.FILE), "the given views are not here");
    ask(major, "given", OF_USERS, Files.readString(GivenViewsTest.FILE));
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 18})
  void ofOwnViews(int major) throws Exception {
    ask(major, "own", OF_USERS, OwnViewsTest.script());
  }

  @ParameterizedTest
  @CsvSource({
    "17, pagila",
    "17, adventureworks",
    "17, civic",
    "18, pagila",
    "18, adventureworks",
    "18, civic"
  })
  void ofTheCorpora(int major, String corpus) throws Exception {
    Path folder = CorporaTest.CORPORA.resolve(corpus);
    assumeTrue(Files.isDirectory(folder), "the corpora are not here");
    ask(major, corpus, OF_USERS, CorporaTest.scripts(folder));
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 18})
  void ofItsOwnViews(int major) throws SQLException {
    ask(major, "system", "c.relkind = 'v' AND n.nspname IN ('pg_catalog', 'information_schema')");
  }

  private static void ask(int major, String what, String views, String... scripts)
      throws SQLException {
    try (Connection connection = TestServer.of(major).database(scripts)) {
      SecondOpinion opinion = new SecondOpinion(connection);
      List<QualifiedName> names = Expectations.names(connection, views);
      opinion.ask(names);
      System.out.println("planner of " + major + ", " + what + ": " + opinion.figures());
      assertThat(opinion.missed()).isEmpty();
      assertThat(opinion.excused()).isSubsetOf(EXCUSED);
      assertThat(opinion.figures().get("not null by the planner")).isPositive();
      assertThat(opinion.figures().get("keys by the planner")).isPositive();
    }
  }
}
