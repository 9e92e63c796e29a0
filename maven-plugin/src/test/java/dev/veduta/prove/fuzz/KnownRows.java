package dev.veduta.prove.fuzz;

import static java.util.stream.Collectors.joining;

import dev.veduta.catalog.QualifiedName;
import dev.veduta.prove.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A database full of random views, and the rows that each had under several data sets, so that any
 * claim on them can be judged without asking the server again. A value is known by its rank among
 * those of its column, which is the same for equal ones; null is 0. After the ranks, a row has the
 * hashes of the values' texts.
 */
public final class KnownRows implements AutoCloseable {
  private static final int DATA_SETS = 4;
  private static final int MOST_ROWS = 300;

  private final Connection connection;
  private final Map<QualifiedName, String> definitions = new LinkedHashMap<>();
  private final Map<QualifiedName, List<int[][]>> rows = new TreeMap<>();

  /** Made from a seed. */
  public KnownRows(int major, long seed, int views) throws SQLException {
    connection = TestServer.of(major).database(FuzzSchema.ddl(major));
    TestServer.run(connection, RandomViews.SETTINGS);
    Dice dice = new Dice(seed);
    TestServer.run(connection, FuzzData.first(dice, major));
    RandomViews random = new RandomViews(connection, dice, new Figures());
    for (int batch = 0; batch * Fuzz.BATCH < views; batch++) {
      definitions.putAll(random.create("v" + batch, Fuzz.BATCH));
    }
    for (int set = 0; set < DATA_SETS; set++) {
      if (set > 0) {
        TestServer.run(connection, FuzzData.next(dice, major));
        random.refresh(definitions);
      }
      for (QualifiedName view : definitions.keySet()) {
        rows.computeIfAbsent(view, it -> new ArrayList<>()).add(rows(view));
      }
    }
  }

  public Connection connection() {
    return connection;
  }

  public List<QualifiedName> views() {
    return List.copyOf(definitions.keySet());
  }

  public String definition(QualifiedName view) {
    return definitions.get(view);
  }

  /** Whether a null was seen in this column, by number from 1. */
  public boolean hasNull(QualifiedName view, int column) {
    return rows.get(view).stream().flatMap(Arrays::stream).anyMatch(row -> row[column - 1] == 0);
  }

  /** Whether two rows were seen that are equal in these columns, by number from 1. */
  public boolean hasEqual(QualifiedName view, List<Integer> columns) {
    return rows.get(view).stream()
        .anyMatch(
            set -> {
              Set<List<Integer>> seen = new HashSet<>();
              return !Arrays.stream(set)
                  .allMatch(row -> seen.add(columns.stream().map(it -> row[it - 1]).toList()));
            });
  }

  /** Whether a row was seen that has other texts in two columns, by number from 1. */
  public boolean hasDifferent(QualifiedName view, int column, int other) {
    return rows.get(view).stream()
        .flatMap(Arrays::stream)
        .anyMatch(row -> row[row.length / 2 + column - 1] != row[row.length / 2 + other - 1]);
  }

  /** The rows of a view as it is now; none where reading them fails. */
  private int[][] rows(QualifiedName view) {
    try (Statement statement = connection.createStatement()) {
      int width;
      try (ResultSet none = statement.executeQuery("SELECT * FROM " + view + " LIMIT 0")) {
        width = none.getMetaData().getColumnCount();
      }
      String ranks =
          String.join(
              ", ",
              IntStream.rangeClosed(1, width)
                  .mapToObj(
                      i ->
                          "CASE WHEN c# IS NULL THEN 0 ELSE dense_rank() OVER (ORDER BY c#) END"
                              .replace("#", String.valueOf(i)))
                  .toList());
      String texts =
          IntStream.rangeClosed(1, width)
              .mapToObj(i -> "coalesce(hashtext(c" + i + "::text COLLATE \"C\"), 0)")
              .collect(joining(", "));
      String sql =
          "WITH w AS MATERIALIZED (SELECT * FROM "
              + view
              + " LIMIT "
              + MOST_ROWS
              + ") SELECT "
              + ranks
              + (width == 0 ? "" : ", ")
              + texts
              + " FROM w";
      List<int[]> found = new ArrayList<>();
      try (ResultSet row = statement.executeQuery(sql)) {
        while (row.next()) {
          int[] values = new int[2 * width];
          for (int i = 0; i < values.length; i++) {
            values[i] = row.getInt(i + 1);
          }
          found.add(values);
        }
      }
      return found.toArray(int[][]::new);
    } catch (SQLException e) {
      return new int[0][];
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
