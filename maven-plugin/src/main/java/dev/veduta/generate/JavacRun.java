package dev.veduta.generate;

import dev.veduta.processor.ViewProcessor;
import dev.veduta.processor.declaration.Declaration;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Runs the processor in javac, in this JVM, on what the user declared in Java. Compiles nothing.
 *
 * @param catalog where the catalog lies
 * @param classPath what the user's sources are compiled against
 * @param encoding of the user's sources
 * @param parameters where the plugin's parameters stand, for messages
 */
record JavacRun(Path catalog, List<String> classPath, Charset encoding, Parameters parameters) {
  /**
   * Generates, into memory.
   *
   * @param others what is declared elsewhere
   */
  RecordGenerator.Generated generate(UserSources user, List<Declaration> others)
      throws IOException, GenerationException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new GenerationException(
          "CompilerMissing", "Maven runs on a JRE, without javac. Point JAVA_HOME to a JDK.");
    }
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
            compiler.getStandardFileManager(said, Locale.ROOT, encoding);
        GeneratedFiles generated = new GeneratedFiles(files, !user.declarations().isEmpty())) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              null,
              generated,
              said,
              options(user),
              null,
              files.getJavaFileObjectsFromPaths(sources(user)));
      task.setProcessors(List.of(new ViewProcessor(others)));
      boolean clean = task.call();
      List<Finding> findings =
          said.getDiagnostics().stream()
              .map(each -> Finding.of(each, parameters))
              .flatMap(Optional::stream)
              .toList();
      return new RecordGenerator.Generated(generated.contents(), findings, clean);
    }
  }

  /** The declarations, and the module's, for what can be seen from there. */
  private static List<Path> sources(UserSources user) {
    return Stream.concat(user.declarations().stream(), user.module().stream()).distinct().toList();
  }

  private List<String> options(UserSources user) {
    return List.of(
        "-proc:only",
        "-implicit:none",
        "-Aveduta.catalog=" + catalog.toAbsolutePath(),
        "-sourcepath",
        path(user.roots().stream().map(Path::toString).toList()),
        user.module().isPresent() ? "--module-path" : "-classpath",
        path(classPath));
  }

  private static String path(List<String> elements) {
    return String.join(File.pathSeparator, elements);
  }
}
