package dev.veduta.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.CatalogFile;
import dev.veduta.catalog.CatalogJson;
import dev.veduta.catalog.CatalogView;
import dev.veduta.introspect.Introspector;
import dev.veduta.introspect.RelationPattern;
import dev.veduta.introspect.Selection;
import dev.veduta.processor.ViewProcessor;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** An application's sources, compiled with the processor against what a database has. */
final class Application {
  private Application() {}

  /**
   * Reflects and compiles.
   *
   * @param sources the sources by their paths
   */
  static ClassLoader compile(
      DataSource database, String pattern, Path directory, Map<String, String> sources)
      throws SQLException, IOException {
    Path catalog = directory.resolve("catalog");
    for (CatalogView view : reflect(database, pattern)) {
      Path file = catalog.resolve(CatalogFile.pathOf(view.name()));
      Files.createDirectories(file.getParent());
      Files.writeString(file, CatalogJson.write(view));
    }
    Path classes = Files.createDirectories(directory.resolve("classes"));
    var compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(said, null, null)) {
      var options =
          List.of(
              "-d",
              classes.toString(),
              "-classpath",
              System.getProperty("java.class.path"),
              "-Aveduta.catalog=" + catalog);
      var units =
          sources.entrySet().stream().map(it -> source(it.getKey(), it.getValue())).toList();
      var task = compiler.getTask(null, files, said, options, null, units);
      task.setProcessors(List.of(new ViewProcessor()));
      assertThat(task.call()).as(() -> said.getDiagnostics().toString()).isTrue();
    }
    return new URLClassLoader(new URL[] {classes.toUri().toURL()});
  }

  private static List<CatalogView> reflect(DataSource database, String pattern)
      throws SQLException {
    try (Connection connection = database.getConnection()) {
      return Introspector.reflect(
              connection, new Selection(List.of(RelationPattern.parse(pattern)), List.of()))
          .views();
    }
  }

  private static JavaFileObject source(String path, String text) {
    return new SimpleJavaFileObject(URI.create("mem:///" + path), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
