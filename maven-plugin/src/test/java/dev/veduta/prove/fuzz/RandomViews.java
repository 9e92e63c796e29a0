package dev.veduta.prove.fuzz;

import dev.veduta.catalog.QualifiedName;
import dev.veduta.prove.TestServer;
import dev.veduta.prove.fuzz.FuzzSchema.Source;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Random views that the server took and that mostly have rows. */
final class RandomViews {
  /** Of a plan it matters how soon there is one. */
  static final String SETTINGS =
      """
      SET statement_timeout = '500ms';
      SET client_min_messages = error;
      SET synchronous_commit = off;
      SET jit = off;
      SET join_collapse_limit = 3;
      SET from_collapse_limit = 3;
      """;

  private final Connection connection;
  private final Dice dice;
  private final Figures figures;

  RandomViews(Connection connection, Dice dice, Figures figures) {
    this.connection = connection;
    this.dice = dice;
    this.figures = figures;
  }

  /** Creates views, some of which read others; text by name. */
  Map<QualifiedName, String> create(String schema, int count) throws SQLException {
    TestServer.run(connection, "CREATE SCHEMA " + schema);
    List<Source> sources = new ArrayList<>(FuzzSchema.sources());
    Map<QualifiedName, String> views = new LinkedHashMap<>();
    while (views.size() < count) {
      Query query = new ViewGenerator(dice, sources).view();
      QualifiedName name = new QualifiedName(schema, "v" + views.size());
      String kind = dice.oneIn(12) ? "MATERIALIZED VIEW " : "VIEW ";
      String sql = "CREATE " + kind + name + " AS " + query.sql();
      if (!accepted(sql)) {
        figures.add("rejected by the server", 1);
        continue;
      }
      if (!isWorthwhile(name)) {
        TestServer.run(connection, "DROP " + kind + name);
        figures.add("dropped, being empty or slow", 1);
        continue;
      }
      views.put(name, sql);
      if (kind.startsWith("MATERIALIZED") && dice.oneIn(2)) {
        String columns = dice.oneIn(2) || query.types().size() < 2 ? "c1" : "c1, c2";
        accepted("CREATE UNIQUE INDEX ON " + name + " (" + columns + ")");
      }
      if (dice.oneIn(3)) {
        sources.add(new Source(name.toString(), query.columns()));
      }
    }
    return views;
  }

  /** Nothing refutes a claim on a view without rows: most such are not kept. */
  private boolean isWorthwhile(QualifiedName view) {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM " + view)) {
      row.next();
      return row.getLong(1) > 0 || dice.oneIn(5);
    } catch (SQLException e) {
      return false;
    }
  }

  /** What cannot be refreshed keeps its rows, which satisfied all constraints too. */
  void refresh(Map<QualifiedName, String> views) throws SQLException {
    for (Map.Entry<QualifiedName, String> view : views.entrySet()) {
      if (view.getValue().startsWith("CREATE MATERIALIZED")) {
        accepted("REFRESH MATERIALIZED VIEW " + view.getKey());
      }
    }
  }

  private boolean accepted(String sql) throws SQLException {
    try {
      TestServer.run(connection, sql);
      return true;
    } catch (SQLException e) {
      boolean refused = e.getSQLState().matches("(0A|2.|42|57014).*");
      if (refused) {
        return false;
      }
      throw e;
    }
  }
}
