package dev.veduta.generate;

import dev.veduta.catalog.CatalogDirectory;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Runs the processor in javac, in this JVM, on what the user declared in Java and on what the
 * plugin's parameters stand for. Compiles nothing.
 *
 * @param catalog where the catalog lies
 * @param classPath what the user's sources are compiled against
 * @param encoding of the user's sources
 * @param parameters the file that holds the plugin's parameters, for messages
 * @param version the version of Veduta, for messages
 */
public record RecordGenerator(
    CatalogDirectory catalog,
    List<String> classPath,
    Charset encoding,
    Path parameters,
    String version) {
  /**
   * What came out.
   *
   * @param sources generated sources by their paths, with {@code /}
   * @param findings what the processor had to say
   * @param isClean whether neither the processor nor javac itself found an error
   */
  public record Generated(Map<String, byte[]> sources, List<Finding> findings, boolean isClean) {
    /** Whether javac understood the declarations too little to run the processor at all. */
    public boolean isNothing() {
      return !isClean && sources.isEmpty();
    }
  }

  /**
   * Generates, into memory.
   *
   * @param processor not used before
   * @throws GenerationException if there is no catalog, runtime or compiler, or nothing declared
   */
  public Generated generate(Processor processor, UserSources user, PackageNames packages)
      throws IOException, GenerationException {
    requireCatalog();
    requireRuntime();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new GenerationException(
          "CompilerMissing", "Maven runs on a JRE, without javac. Point JAVA_HOME to a JDK.");
    }
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
            compiler.getStandardFileManager(said, Locale.ROOT, encoding);
        GeneratedFiles generated = new GeneratedFiles(files, !user.declarations().isEmpty())) {
      List<JavaFileObject> declarations = declarations(files, user, packages);
      JavaCompiler.CompilationTask task =
          compiler.getTask(null, generated, said, options(user), null, declarations);
      task.setProcessors(List.of(processor));
      boolean clean = task.call();
      List<Finding> findings =
          said.getDiagnostics().stream()
              .map(each -> Finding.of(each, parameters))
              .flatMap(Optional::stream)
              .toList();
      return new Generated(generated.contents(), findings, clean);
    }
  }

  private void requireCatalog() throws GenerationException {
    if (!catalog.exists()) {
      throw new GenerationException(
          "CatalogMissing",
          "there is no catalog in "
              + catalog.root()
              + ". Write it with mvn veduta:reflect, and commit it.");
    }
  }

  private void requireRuntime() throws IOException, GenerationException {
    URL[] urls = new URL[classPath.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = Path.of(classPath.get(i)).toUri().toURL();
    }
    try (URLClassLoader loader = new URLClassLoader(urls, null)) {
      if (loader.findResource("dev/veduta/annotation/Views.class") == null) {
        throw new GenerationException(
            "RuntimeMissing",
            """
            records need the runtime to compile against. Add it to the project's dependencies:
            <dependency>
              <groupId>dev.veduta</groupId>
              <artifactId>veduta-runtime</artifactId>
              <version>%s</version>
            </dependency>"""
                .formatted(version));
      }
    }
  }

  private List<JavaFileObject> declarations(
      StandardJavaFileManager files, UserSources user, PackageNames packages)
      throws IOException, GenerationException {
    List<JavaFileObject> declarations = new ArrayList<>();
    for (Map.Entry<String, SortedSet<String>> each :
        packages.packagesOf(catalog.names()).entrySet()) {
      if (!user.declaresPackage(each.getKey())) {
        declarations.add(new PackageDeclaration(each.getKey(), each.getValue()));
      }
    }
    files.getJavaFileObjectsFromPaths(user.declarations()).forEach(declarations::add);
    if (declarations.isEmpty()) {
      throw new GenerationException(
          "NothingDeclared",
          "nothing says which records to generate. Set <packageName>, or declare @View or @Views in"
              + " Java.");
    }
    return declarations;
  }

  private List<String> options(UserSources user) {
    return List.of(
        "-proc:only",
        "-implicit:none",
        "-Aveduta.catalog=" + catalog.root().toAbsolutePath(),
        "-sourcepath",
        path(user.roots().stream().map(Path::toString).toList()),
        user.isModule() ? "--module-path" : "-classpath",
        path(classPath));
  }

  private static String path(List<String> elements) {
    return String.join(File.pathSeparator, elements);
  }
}
