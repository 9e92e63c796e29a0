package dev.veduta.benchmark;

import dev.veduta.processor.writing.PrebuiltRecords;
import dev.veduta.source.OpenSource;
import dev.veduta.store.Changes;
import dev.veduta.store.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jooq.meta.TableDefinition;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One build each, connecting included. Nothing runs in the JVM before the first iteration of a
 * fork: that one is what a build costs that starts Maven; the later ones, what one costs in a JVM
 * that stays.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 6)
@Fork(1)
@State(Scope.Benchmark)
public class FromDatabaseToCode {
  @Param({"20", "200", "1000"})
  public int views;

  /** Where every goal has run already. */
  private Project built;

  private Path empty;

  @Setup(Level.Trial)
  public void open() {
    built = Workshop.fromCommandLine().project(String.valueOf(views));
  }

  @Setup(Level.Iteration)
  public void makeEmpty() throws IOException {
    empty = Files.createTempDirectory(built.build(), "empty");
  }

  /** A view whose comment is another than when its project was last built. */
  @State(Scope.Benchmark)
  public static class ChangedView {
    @Setup(Level.Iteration)
    public void change(FromDatabaseToCode benchmark) throws SQLException {
      try (Connection connection = DriverManager.getConnection(benchmark.built.url());
          Statement statement = connection.createStatement()) {
        statement.execute(
            "comment on view app.v1 is 'As of %d. @key id'".formatted(System.nanoTime()));
      }
    }
  }

  @Benchmark
  public int reflect() throws Exception {
    Project project = Project.in(empty, built.url());
    project.reflect();
    return requireAll(new FileTree(project.catalog()).files().size());
  }

  @Benchmark
  public void reflectUnchanged() throws Exception {
    requireUnchanged(built.reflect());
  }

  @Benchmark
  public int generate() throws Exception {
    Project project = new Project(built.url(), built.catalog(), empty);
    project.generate();
    return requireAll(new FileTree(project.records()).files().size());
  }

  @Benchmark
  public void generateUnchanged() throws Exception {
    requireUnchanged(built.generate());
  }

  @Benchmark
  public int reflectAndGenerate() throws Exception {
    Project project = Project.in(empty, built.url());
    project.reflect();
    project.generate();
    return requireAll(new FileTree(project.records()).files().size());
  }

  @Benchmark
  public void oneViewChanged(ChangedView changed) throws Exception {
    requireOne(built.reflect());
    requireOne(built.generate());
  }

  @Benchmark
  public void javacOfRecords() throws IOException {
    new Javac(built.records()).compile(empty);
  }

  @Benchmark
  public void javacOfJooq() throws IOException {
    new Javac(built.jooq()).compile(empty);
  }

  @Benchmark
  public int jooqGenerator() throws Exception {
    new Jooq(built.url()).generate(empty);
    return requireAll(new FileTree(empty).files().size());
  }

  @Benchmark
  public int jooqGeneratorFromCatalog() throws Exception {
    Jooq.generate(built.catalog(), empty);
    return requireAll(new FileTree(empty).files().size());
  }

  @Benchmark
  public List<TableDefinition> jooqMeta() throws Exception {
    List<TableDefinition> tables = new Jooq(built.url()).tables();
    requireAll(tables.size());
    return tables;
  }

  /** What reflection sends, recorded before; and records that only JavaPoet is still to write. */
  @State(Scope.Benchmark)
  public static class Floor {
    private Replay statements;
    private PrebuiltRecords records;

    @Setup(Level.Trial)
    public void record(FromDatabaseToCode benchmark) throws Exception {
      try (OpenSource source = benchmark.built.source().open()) {
        statements = Replay.record(source.connection(), Project::read);
      }
      records = PrebuiltRecords.of(benchmark.built.catalog(), SampleSchema.VIEWS);
    }
  }

  @Benchmark
  public int serverAlone(Floor floor) throws Exception {
    try (OpenSource source = built.source().open()) {
      return requireAll(floor.statements.on(source.connection()));
    }
  }

  @Benchmark
  public long javaPoetAlone(Floor floor) {
    requireAll(floor.records.files().size());
    return floor.records.write();
  }

  private int requireAll(int found) {
    if (found < views) {
      throw new IllegalStateException(found + " of " + views);
    }
    return found;
  }

  private static void requireUnchanged(Optional<Changes> changes) {
    if (changes.isPresent()) {
      throw new IllegalStateException("something changed");
    }
  }

  private static void requireOne(Optional<Changes> changes) {
    if (!changes.equals(Optional.of(new Changes(1, 0)))) {
      throw new IllegalStateException("not one file: " + changes);
    }
  }
}
