package dev.veduta.data;

import static java.util.stream.Collectors.joining;

import dev.veduta.catalog.CatalogView;
import dev.veduta.introspect.Introspector;
import dev.veduta.introspect.Problem;
import dev.veduta.introspect.ReadOnlyScope;
import dev.veduta.introspect.Reflection;
import dev.veduta.query.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Asks the data about the claims that are asserted and not proven: one query per view that has any,
 * each in a read-only scope of its own, under whatever statement_timeout the session has. For one
 * thread.
 */
public final class DataCheck {
  private final Connection connection;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> errors = new ArrayList<>();

  private DataCheck(Connection connection) {
    this.connection = connection;
  }

  /**
   * The reflection, with an error {@code [AssertionContradicted]} for each claim that the data
   * contradicts, and a problem {@code [AssertionUnchecked]} for each view that could not be read.
   *
   * @param connection as for {@link Introspector#reflect}
   * @throws SQLException if the connection breaks
   */
  public static Reflection of(Connection connection, Reflection reflection) throws SQLException {
    DataCheck check = new DataCheck(connection);
    for (CatalogView view : reflection.views()) {
      check.view(view);
    }
    return reflection.with(check.problems, check.errors);
  }

  private void view(CatalogView view) throws SQLException {
    List<AssertedClaim> claims = AssertedClaim.of(view);
    if (claims.isEmpty()) {
      return;
    }
    try (ReadOnlyScope scope = ReadOnlyScope.begin(connection)) {
      compare(scope.connection(), view, claims);
    } catch (SQLException e) {
      String state = Objects.requireNonNullElse(e.getSQLState(), "");
      if (state.startsWith("08")) {
        throw e;
      }
      problems.add(unchecked(view, state, e));
    }
  }

  private void compare(Connection scope, CatalogView view, List<AssertedClaim> claims)
      throws SQLException {
    try (Statement statement = scope.createStatement();
        ResultSet row = statement.executeQuery(sql(view, claims))) {
      for (AssertedClaim claim : claims) {
        row.next();
        if (row.getLong(1) > 0) {
          Object[] examples = (Object[]) row.getArray(2).getArray();
          String shown = Arrays.stream(examples).map(String::valueOf).collect(joining(", "));
          errors.add(contradicted(view, claim.contradiction(row.getLong(1), shown)));
        }
      }
    }
  }

  /** The rows are computed once, and a row comes back for each claim, in their order. */
  private static String sql(CatalogView view, List<AssertedClaim> claims) {
    Set<String> columns = new LinkedHashSet<>();
    claims.forEach(claim -> columns.addAll(claim.reads()));
    return "WITH w AS MATERIALIZED (SELECT "
        + columns.stream().map(Sql::quote).collect(joining(", "))
        + " FROM "
        + Sql.quote(view.name().schema())
        + "."
        + Sql.quote(view.name().name())
        + ") "
        + claims.stream().map(AssertedClaim::sql).collect(joining(" UNION ALL "));
  }

  private static Problem contradicted(CatalogView view, String contradiction) {
    return new Problem(
        "AssertionContradicted",
        "The comment on "
            + view.name()
            + " asserts that "
            + contradiction
            + ". Correct the data or the view, or the comment with COMMENT ON.");
  }

  /** What the server says; hints and where it was follow on lines of their own. */
  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static Problem unchecked(CatalogView view, String state, SQLException e) {
    String next =
        switch (state) {
          case "42501" -> "Grant SELECT on it to the user that reflects.";
          case "55000" -> "Fill it with REFRESH MATERIALIZED VIEW.";
          case "57014" -> "Raise statement_timeout for the user that reflects.";
          default -> "Try to select from it with the user that reflects.";
        };
    return new Problem(
        "AssertionUnchecked",
        view.name()
            + " could not be read, so what its comments assert is not checked: "
            + firstLine(e)
            + " (SQLSTATE "
            + state
            + "). "
            + next);
  }
}
