package dev.veduta.benchmark;

import dev.veduta.store.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * javac over what a generator wrote: the same options and the same class path, this JVM's, for all.
 *
 * @param sources the directory of the sources
 */
record Javac(Path sources) {
  /** Compiles all of it into an empty directory. */
  void compile(Path classes) throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        javac.getStandardFileManager(said, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<String> options =
          List.of(
              "-proc:none",
              "-nowarn",
              "-classpath",
              System.getProperty("java.class.path"),
              "-d",
              classes.toString());
      List<Path> all = new FileTree(sources).files();
      boolean compiles =
          javac
              .getTask(null, files, said, options, null, files.getJavaFileObjectsFromPaths(all))
              .call();
      if (!compiles) {
        throw new IllegalStateException("does not compile: " + errors(said));
      }
    }
  }

  private static List<String> errors(DiagnosticCollector<JavaFileObject> said) {
    return said.getDiagnostics().stream()
        .filter(it -> it.getKind() == Diagnostic.Kind.ERROR)
        .limit(3)
        .map(Object::toString)
        .toList();
  }
}
