package dev.veduta.internal.graph;

import dev.veduta.internal.graph.Graph.Kind;
import dev.veduta.internal.graph.Graph.Node;
import dev.veduta.internal.sql.Resources;
import dev.veduta.view.RelationName;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the graph from the live catalog, in one query. */
public final class LiveGraph {
  private static final String SQL = Resources.text(LiveGraph.class, "graph.sql");

  private static final Logger LOG = System.getLogger("dev.veduta.refresh");

  /** Schemas whose relations are not in the graph. */
  private static final Set<String> SYSTEM = Set.of("pg_catalog", "information_schema");

  private LiveGraph() {}

  private record Row(
      long oid, RelationName name, Kind kind, @Nullable String comment, List<Long> reads) {}

  /** On a connection with a transaction open, whose search path this sets until it ends. */
  public static Graph read(Connection connection) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local search_path = pg_catalog, pg_temp");
      try (ResultSet result = statement.executeQuery(SQL)) {
        while (result.next()) {
          rows.add(row(result));
        }
      }
    }
    return graph(rows);
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong(1),
        new RelationName(row.getString(2), row.getString(3)),
        kind(row.getString(4), row.getString(5)),
        row.getString(5),
        List.of((Long[]) row.getArray(6).getArray()));
  }

  private static Kind kind(String relkind, @Nullable String comment) {
    return switch (relkind) {
      case "m" -> Kind.MATERIALIZED;
      case "v" -> Kind.VIEW;
      case "r" -> Materializes.in(comment).isPresent() ? Kind.KEPT : Kind.TABLE;
      default -> Kind.TABLE;
    };
  }

  private static Graph graph(List<Row> rows) {
    Map<Long, RelationName> names = new HashMap<>();
    rows.forEach(row -> names.put(row.oid, row.name));
    Map<RelationName, Node> nodes = new TreeMap<>();
    for (Row row : rows) {
      Set<RelationName> reads = new TreeSet<>(DeclaredReads.in(row.comment));
      if (row.kind == Kind.KEPT) {
        reads.addAll(Materializes.in(row.comment).stream().toList());
      }
      for (Long source : row.reads) {
        RelationName name = names.get(source);
        if (name != null) {
          reads.add(name);
        }
      }
      nodes.put(row.name, new Node(row.name, row.kind, reads));
    }
    rows.forEach(row -> warnOfUnknown(row, nodes.keySet()));
    return new Graph(nodes);
  }

  /** A table that was renamed has readers by another name, of which nobody else would tell. */
  private static void warnOfUnknown(Row row, Set<RelationName> known) {
    for (RelationName name : DeclaredReads.in(row.comment)) {
      if (!known.contains(name) && !SYSTEM.contains(name.schema())) {
        LOG.log(
            Level.WARNING,
            "[UnknownRelation] the comment on {0} says @reads {1}, which the database does not"
                + " have; if that was renamed, say its new name there",
            row.name,
            name);
      }
    }
  }
}
