package dev.veduta.benchmark;

import dev.veduta.catalog.CatalogDirectory;
import dev.veduta.generate.PackageNames;
import dev.veduta.generate.RecordGenerator;
import dev.veduta.generate.UserSources;
import dev.veduta.introspect.Introspector;
import dev.veduta.introspect.RelationPattern;
import dev.veduta.introspect.Selection;
import dev.veduta.maven.SourceReader;
import dev.veduta.processor.ViewProcessor;
import dev.veduta.source.Credentials;
import dev.veduta.source.DatabaseSource;
import dev.veduta.source.Source;
import dev.veduta.source.SourceException;
import dev.veduta.store.CatalogStore;
import dev.veduta.store.Changes;
import dev.veduta.store.FileTree;
import dev.veduta.store.Fingerprint;
import dev.veduta.store.LastRun;
import dev.veduta.view.Relation;
import dev.veduta.viewfile.ViewFiles;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A project that uses the Maven plugin: does what the goals do, less Maven.
 *
 * @param url of the database to reflect
 * @param catalog where the catalog lies
 * @param build where records, and what is known of the last run, lie
 */
record Project(String url, Path catalog, Path build) {
  private static final Selection SELECTION =
      new Selection(List.of(RelationPattern.parse(SampleSchema.VIEWS + ".*")), List.of());
  private static final String VERSION = "benchmark";

  static Project in(Path directory, String url) {
    return new Project(url, directory.resolve("catalog"), directory.resolve("build"));
  }

  /**
   * As {@code veduta:reflect}.
   *
   * @return what it did; none if it was not needed
   */
  Optional<Changes> reflect() throws Exception {
    SourceReader reader =
        new SourceReader(
            source(),
            new ViewFiles(build.resolve("views")),
            SELECTION,
            tool().value(),
            catalog,
            lastRun("reflect"));
    SourceReader.Reading reading = reader.read();
    if (reading.reflection().isEmpty()) {
      return Optional.empty();
    }
    Changes changes =
        new CatalogStore(new CatalogDirectory(catalog), build.resolve("catalog.lock"))
            .write(reading.reflection().get().views());
    reader.remember(reading);
    return Optional.of(changes);
  }

  /** The database, to be opened. */
  Source source() throws SourceException {
    return DatabaseSource.of(url, new Credentials(null, null, "none"));
  }

  /** What {@link #reflect} asks the database. */
  static void read(Connection connection) throws SQLException {
    Introspector.fingerprint(connection, SELECTION);
    Introspector.reflect(connection, SELECTION);
  }

  /**
   * As {@code veduta:generate}, in a project with no declaration in Java.
   *
   * @return what it did; none if it was not needed
   */
  Optional<Changes> generate() throws Exception {
    UserSources user = UserSources.find(List.of());
    LastRun last = lastRun("generate");
    if (last.isKnown() && last.warnings(generationFingerprint()).isPresent()) {
      return Optional.empty();
    }
    RecordGenerator.Generated generated =
        new RecordGenerator(
                new CatalogDirectory(catalog),
                classPath(),
                StandardCharsets.UTF_8,
                Path.of("pom.xml"),
                VERSION)
            .generate(user, new PackageNames("com.acme.app", Map.of()));
    if (!generated.isClean()) {
      throw new IllegalStateException("not clean: " + generated.findings());
    }
    Changes changes = write(generated);
    last.remember(generationFingerprint(), List.of());
    return Optional.of(changes);
  }

  private Changes write(RecordGenerator.Generated generated) throws IOException {
    FileTree tree = new FileTree(records());
    Map<Path, byte[]> contents = new TreeMap<>();
    generated
        .sources()
        .forEach((path, content) -> contents.put(tree.root().resolve(path), content));
    return tree.replace(contents, new TreeSet<>(tree.files()));
  }

  /** Where the records are written. */
  Path records() {
    return build.resolve("records");
  }

  /** Where jOOQ's classes of the same views are written. */
  Path jooq() {
    return build.resolve("jooq");
  }

  private LastRun lastRun(String goal) {
    return new LastRun(build.resolve(goal));
  }

  private Fingerprint generationFingerprint() throws IOException {
    return tool().with(classPath()).withFiles(catalog).withFiles(records());
  }

  private static Fingerprint tool() throws IOException {
    Fingerprint fingerprint = new Fingerprint().with(VERSION);
    for (Class<?> each : List.of(Relation.class, ViewProcessor.class, SourceReader.class)) {
      fingerprint.withFiles(Path.of(home(each)));
    }
    return fingerprint;
  }

  /** What an application is compiled against. */
  private static List<String> classPath() {
    return List.of(home(Relation.class), home(Nullable.class));
  }

  private static String home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
