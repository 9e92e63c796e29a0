package dev.veduta.converted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.Veduta;
import dev.veduta.catalog.CatalogFile;
import dev.veduta.catalog.CatalogJson;
import dev.veduta.catalog.CatalogView;
import dev.veduta.introspect.Introspector;
import dev.veduta.introspect.RelationPattern;
import dev.veduta.introspect.Selection;
import dev.veduta.processor.ViewProcessor;
import dev.veduta.server.Server;
import dev.veduta.session.Session;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that converts columns, from its database to what it asks of its records. */
class ConvertedRecordsTest {
  @TempDir Path directory;

  @Test
  void anApplicationReadsItsOwnClasses() throws Exception {
    DataSource database = Server.of(18).newDatabase("shop");
    reflect(database);
    Class<?> app = compiled().loadClass("com.acme.shop.App");
    Supplier<Session> sessions = () -> Veduta.of(database).openSession();
    app.getMethod("run", Supplier.class).invoke(null, sessions);
  }

  private void reflect(DataSource database) throws Exception {
    Selection all = new Selection(List.of(RelationPattern.parse("shop.*")), List.of());
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(Files.readString(resource("shop.sql")));
      for (CatalogView view : Introspector.reflect(connection, all).views()) {
        Path file = directory.resolve("catalog").resolve(CatalogFile.pathOf(view.name()));
        Files.createDirectories(file.getParent());
        Files.writeString(file, CatalogJson.write(view));
      }
    }
  }

  private ClassLoader compiled() throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    Path classes = Files.createDirectories(directory.resolve("classes"));
    try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, null, null);
        Stream<Path> sources = Files.list(resource("com/acme/shop"))) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              null,
              files,
              diagnostics,
              List.of(
                  "-d",
                  classes.toString(),
                  "-Aveduta.catalog=" + directory.resolve("catalog"),
                  "-classpath",
                  System.getProperty("java.class.path")),
              null,
              files.getJavaFileObjectsFromPaths(sources.sorted().toList()));
      task.setProcessors(List.of(new ViewProcessor()));
      assertThat(task.call()).as(() -> diagnostics.getDiagnostics().toString()).isTrue();
    }
    return new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
  }

  private static Path resource(String name) throws Exception {
    return Path.of(Objects.requireNonNull(ConvertedRecordsTest.class.getResource(name)).toURI());
  }
}
