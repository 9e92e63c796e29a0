package dev.veduta.benchmark;

import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.introspect.Introspector;
import dev.veduta.introspect.RelationPattern;
import dev.veduta.introspect.Selection;
import dev.veduta.prove.Prover;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The proofs of all views beside the whole of their reflection, in turn, on one connection. What of
 * the reflection is no proof is its own time. The first turn is that of a cold JVM, and printed
 * apart; the others' medians are printed when it ends.
 */
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 0)
@Measurement(iterations = 31)
@Fork(1)
@State(Scope.Benchmark)
public class ProofCost {
  private static final Selection SELECTION =
      new Selection(List.of(RelationPattern.parse(SampleSchema.VIEWS + ".*")), List.of());

  /** How many views; or {@link WideView#NAME}. */
  @Param({"20", "200", "1000"})
  public String views;

  private final List<Turn> turns = new ArrayList<>();
  private Connection connection;

  /** Milliseconds. */
  private record Turn(double reflection, double proof) {
    double own() {
      return reflection - proof;
    }

    double ratio() {
      return proof / own();
    }
  }

  @Setup(Level.Trial)
  public void open() throws SQLException {
    connection = DriverManager.getConnection(Workshop.fromCommandLine().project(views).url());
  }

  @Benchmark
  public void turn() throws SQLException {
    long start = System.nanoTime();
    List<CatalogView> all = Introspector.reflect(connection, SELECTION).views();
    long reflected = System.nanoTime();
    List<QualifiedName> names = all.stream().map(CatalogView::name).toList();
    if (Prover.prove(connection, names).views().size() != names.size()) {
      throw new IllegalStateException("not all were proven");
    }
    long proven = System.nanoTime();
    turns.add(new Turn((reflected - start) / 1e6, (proven - reflected) / 1e6));
  }

  @TearDown(Level.Trial)
  public void report() throws SQLException {
    connection.close();
    List<Turn> warm = turns.subList(turns.size() / 3, turns.size());
    System.out.println(line("cold", turns.subList(0, 1)));
    System.out.println(line("warm, median of " + warm.size(), warm));
  }

  private String line(String which, List<Turn> some) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.1f | %.1f | %.2f |",
        views,
        which,
        median(some, Turn::own),
        median(some, Turn::proof),
        median(some, Turn::ratio));
  }

  private static double median(List<Turn> turns, ToDoubleFunction<Turn> figure) {
    double[] sorted = turns.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
