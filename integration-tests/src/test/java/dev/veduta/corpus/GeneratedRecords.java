package dev.veduta.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.CatalogFile;
import dev.veduta.catalog.CatalogJson;
import dev.veduta.catalog.CatalogView;
import dev.veduta.processor.ViewProcessor;
import dev.veduta.view.Relation;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The records of a whole catalog, generated, compiled as strictly as javac can, and loaded.
 *
 * @param relations the {@code VIEW} constant of each record
 */
record GeneratedRecords(List<Relation<?>> relations) {
  /**
   * Writes the catalog and one {@code @Views} package for each schema below the directory, and
   * compiles.
   */
  static GeneratedRecords of(List<CatalogView> views, Path directory)
      throws IOException, ReflectiveOperationException {
    Path catalog = directory.resolve("catalog");
    TreeSet<String> schemas = new TreeSet<>();
    for (CatalogView view : views) {
      write(catalog.resolve(CatalogFile.pathOf(view.name())), CatalogJson.write(view));
      schemas.add(view.name().schema());
    }
    Path declarations = directory.resolve("declarations");
    for (String schema : schemas) {
      write(
          declarations.resolve(schema).resolve("package-info.java"),
          "@dev.veduta.annotation.Views(schema = \"%s\")\npackage generated.of_%s;\n"
              .formatted(schema, schema));
    }
    Path sources = Files.createDirectories(directory.resolve("sources"));
    Path classes = Files.createDirectories(directory.resolve("classes"));
    javac(
        files(declarations),
        List.of(
            "-proc:only",
            "-s",
            sources.toString(),
            "-d",
            classes.toString(),
            "-Aveduta.catalog=" + catalog));
    javac(files(sources), List.of("-proc:none", "-Xlint:all", "-Werror", "-d", classes.toString()));
    return load(classes);
  }

  private static void javac(List<Path> files, List<String> options) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("--release", "17", "-classpath", System.getProperty("java.class.path")));
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(diagnostics, null, null)) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              null, manager, diagnostics, all, null, manager.getJavaFileObjectsFromPaths(files));
      if (options.contains("-proc:only")) {
        task.setProcessors(List.of(new ViewProcessor()));
      }
      assertThat(task.call()).as(() -> diagnostics.getDiagnostics().toString()).isTrue();
    }
  }

  private static GeneratedRecords load(Path classes)
      throws IOException, ReflectiveOperationException {
    List<Relation<?>> relations = new ArrayList<>();
    URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()});
    for (Path file : files(classes)) {
      if (!file.toString().endsWith(".class")) {
        continue;
      }
      String name = classes.relativize(file).toString().replace('/', '.').replace(".class", "");
      Class<?> type = loader.loadClass(name);
      if (type.isRecord()
          && Stream.of(type.getFields()).anyMatch(it -> it.getName().equals("VIEW"))) {
        relations.add((Relation<?>) type.getField("VIEW").get(null));
      }
    }
    return new GeneratedRecords(relations);
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
