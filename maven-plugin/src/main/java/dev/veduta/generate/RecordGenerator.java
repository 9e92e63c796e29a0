package dev.veduta.generate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veduta.catalog.CatalogDirectory;
import dev.veduta.processor.GeneratedSource;
import dev.veduta.processor.Generator;
import dev.veduta.processor.declaration.Declaration;
import dev.veduta.processor.naming.Strategies;
import dev.veduta.processor.report.Outcome;
import dev.veduta.processor.report.Report;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Runs the processor's steps on what the plugin's parameters declare and, by javac, on what the
 * user declared in Java.
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
   * @param isClean whether neither the processor's steps nor javac found an error
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
   * @throws GenerationException if there is no catalog, runtime or compiler, or nothing declared
   */
  public Generated generate(UserSources user, PackageNames packages)
      throws IOException, GenerationException {
    requireCatalog();
    requireRuntime();
    Parameters place = new Parameters(parameters);
    List<Declaration> own = packages.declarations(catalog.names(), user, place);
    if (own.isEmpty() && user.declarations().isEmpty()) {
      throw new GenerationException(
          "NothingDeclared",
          "nothing says which records to generate. Set <packageName>, or declare @View or @Views in"
              + " Java.");
    }
    return user.needJavac()
        ? new JavacRun(catalog.root(), classPath, encoding, place).generate(user, own)
        : generate(own);
  }

  /** Where nothing in Java has a say, javac has not; any class path sees {@code @Generated}. */
  private Generated generate(List<Declaration> declarations) {
    Strategies strategies = Strategies.load(Generator.class.getClassLoader());
    Outcome<GeneratedSource> outcome =
        new Generator(catalog, strategies, Set.of(), place -> true, UnaryOperator.identity())
            .generate(new Outcome<>(declarations, Report.CLEAN));
    Map<String, byte[]> sources = new TreeMap<>();
    for (GeneratedSource each : outcome.values()) {
      sources.put(each.className().replace('.', '/') + ".java", each.text().getBytes(UTF_8));
    }
    return new Generated(
        sources,
        outcome.report().once().stream().map(Finding::of).toList(),
        outcome.report().isClean());
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
}
