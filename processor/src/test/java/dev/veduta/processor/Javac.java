package dev.veduta.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.veduta.catalog.CatalogFile;
import dev.veduta.catalog.CatalogJson;
import dev.veduta.catalog.CatalogView;
import dev.veduta.naming.NamingStrategy;
import dev.veduta.processor.naming.Strategies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Runs javac with the processor on a catalog of its own, warnings as errors. */
final class Javac {
  private final Path catalog;
  private final List<JavaFileObject> sources = new ArrayList<>();
  private final List<Processor> processors = new ArrayList<>();
  private Strategies strategies = Strategies.NONE;

  private Javac(Path catalog) {
    this.catalog = catalog;
  }

  /** With a catalog of these views, in a directory. */
  static Javac on(Path catalog, CatalogView... views) {
    return new Javac(catalog).with(views);
  }

  /** With more views in its catalog. */
  Javac with(CatalogView... views) {
    try {
      Files.createDirectories(catalog);
      for (CatalogView view : views) {
        Path file = catalog.resolve(CatalogFile.pathOf(view.name()));
        Files.createDirectories(file.getParent());
        Files.writeString(file, CatalogJson.write(view));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** With a directory that does not exist. */
  static Javac withoutCatalog(Path catalog) {
    return new Javac(catalog);
  }

  /** With a package that asks for all views of a schema. */
  Javac allOf(String schema) {
    return source(
        "acme/package-info.java",
        "@dev.veduta.annotation.Views(schema = \"" + schema + "\")",
        "package acme;");
  }

  /** With a source in the package {@code acme}, after its imports; line 6 is the text's first. */
  Javac declaring(String name, String... text) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "package acme;",
                "import dev.veduta.annotation.*;",
                "import java.util.*;",
                "import java.math.*;",
                "import org.jspecify.annotations.*; import dev.veduta.session.Lazy;"));
    lines.addAll(List.of(text));
    return source("acme/" + name + ".java", lines.toArray(String[]::new));
  }

  Javac source(String path, String... lines) {
    sources.add(JavaFileObjects.forSourceLines(path.replace(".java", "").replace('/', '.'), lines));
    return this;
  }

  /** Runs another processor first. */
  Javac after(Processor processor) {
    processors.add(processor);
    return this;
  }

  /** Names as this has it. */
  Javac naming(NamingStrategy strategy) {
    return naming(new Strategies(Optional.of(strategy), Optional.empty()));
  }

  Javac naming(Strategies found) {
    strategies = found;
    return this;
  }

  /** Compiles; whatever comes of it. */
  Compilation run(String... options) {
    List<String> all = new ArrayList<>(List.of("-Aveduta.catalog=" + catalog));
    all.addAll(List.of(options));
    List<Processor> run = new ArrayList<>(processors);
    run.add(new ViewProcessor(strategies));
    return javac().withProcessors(run).withOptions(all).compile(sources);
  }

  /** Compiles, and must do so without a warning. */
  Compilation compiled() {
    Compilation compilation = run("-Xlint:all,-processing,-path,-options", "-Werror");
    assertThat(messages(compilation)).isEmpty();
    assertThat(compilation.status()).isEqualTo(Compilation.Status.SUCCESS);
    return compilation;
  }

  /** As {@link #compiled}, with the Javadoc checked too. */
  Compilation documented() {
    Compilation compilation =
        run("-Xlint:all,-processing,-path,-options", "-Xdoclint:all,-missing", "-Werror");
    assertThat(messages(compilation)).isEmpty();
    return compilation;
  }

  /** What the processor complains of, each as {@code file:line: message}. */
  List<String> problems() {
    Compilation compilation = run();
    List<String> problems =
        messages(compilation).stream()
            .filter(it -> it.matches("(?s)\\S*:-?\\d+: \\[.*"))
            .collect(Collectors.toList());
    assertThat(problems).as(() -> messages(compilation).toString()).isNotEmpty();
    return problems;
  }

  /** The text of a generated class of the package {@code acme}. */
  static String generated(Compilation compilation, String name) {
    return compilation.generatedSourceFiles().stream()
        .filter(it -> it.getName().endsWith("/acme/" + name + ".java"))
        .map(Javac::text)
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " was not generated"));
  }

  /** A text as it would stand on a line that is long enough. */
  static String onOneLine(String text) {
    return text.replaceAll("\\s+", " ").replace("( ", "(").replace(" .", ".");
  }

  /** The value of a static field of a compiled class of the package {@code acme}. */
  static Object constant(Compilation compilation, String name, String field) {
    try {
      return Class.forName("acme." + name, true, new Loader(compilation)).getField(field).get(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** Loads what was compiled. */
  private static final class Loader extends ClassLoader {
    private final Compilation compilation;

    Loader(Compilation compilation) {
      super(Javac.class.getClassLoader());
      this.compilation = compilation;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      String file = "/" + name.replace('.', '/') + ".class";
      for (JavaFileObject each : compilation.generatedFiles()) {
        if (each.getName().endsWith(file)) {
          try (var in = each.openInputStream()) {
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      }
      throw new ClassNotFoundException(name);
    }
  }

  static List<String> messages(Compilation compilation) {
    return compilation.diagnostics().stream()
        .filter(it -> it.getKind() != Diagnostic.Kind.NOTE)
        .map(Javac::message)
        .collect(Collectors.toList());
  }

  private static String message(Diagnostic<? extends JavaFileObject> it) {
    String file = it.getSource() == null ? "" : it.getSource().getName().replaceFirst(".*/", "");
    return file + ":" + it.getLineNumber() + ": " + it.getMessage(Locale.ROOT);
  }

  private static String text(JavaFileObject file) {
    try {
      return file.getCharContent(false).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
