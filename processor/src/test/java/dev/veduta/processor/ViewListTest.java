package dev.veduta.processor;

import static dev.veduta.processor.Golden.assertGolden;
import static dev.veduta.processor.Javac.generated;
import static dev.veduta.processor.Views.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.CatalogFile;
import dev.veduta.catalog.CatalogJson;
import dev.veduta.catalog.CatalogView;
import dev.veduta.view.View;
import dev.veduta.view.ViewRegistry;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The lists of packages' views, and that all of them are found. */
class ViewListTest {
  private static final String SERVICE = "META-INF/services/dev.veduta.view.ViewProvider";

  @TempDir Path root;

  @BeforeEach
  void catalog() throws IOException {
    for (String name : List.of("one", "two", "three")) {
      write(view("s", name).notNull("id", "int4").key("id").build());
    }
  }

  private void write(CatalogView view) throws IOException {
    Path file = root.resolve("catalog").resolve(CatalogFile.pathOf(view.name()));
    Files.createDirectories(file.getParent());
    Files.writeString(file, CatalogJson.write(view));
  }

  @Test
  void listsWhatThePackagesRecordsRead(TestInfo test) {
    Javac javac =
        Javac.on(
            root.resolve("other"),
            view("s", "list").notNull("id", "int4").build(),
            view("s", "override").notNull("id", "int4").build(),
            view("s", "shown").notNull("id", "int4").build());
    assertGolden(test, generated(javac.allOf("s").documented(), "PackageViews"));
  }

  @Test
  void namesThatTheListUsesItselfAreNoTrouble() {
    List<String> names =
        List.of(
            "list_view",
            "override_view",
            "relation_view",
            "generated_view",
            "null_marked_view",
            "view_provider_view",
            "view_registry_view",
            "service_loader_view");
    CatalogView[] views =
        names.stream()
            .map(it -> view("s", it).notNull("id", "int4").build())
            .toArray(CatalogView[]::new);
    Javac javac =
        Javac.on(root.resolve("other"), views)
            .source(
                "acme/package-info.java",
                "@dev.veduta.annotation.Views(schema = \"s\", stripSuffix = \"_view\")",
                "package acme;");
    assertThat(generated(javac.compiled(), "PackageViews"))
        .contains("public final class PackageViews implements dev.veduta.view.ViewProvider {");
  }

  @Test
  void whatComesOfALaterRoundHasAListOfItsOwn() throws Exception {
    Path out = compiled("out", List.of(new Late()), declaring("acme", "One", "one"));
    assertThat(services(out)).containsExactly("acme.PackageViews", "acme.PackageViews2");
    assertThat(found(out)).containsExactly("s.one", "s.three");
  }

  @Test
  void whereOnlyWhatChangedIsCompiledTheRestStaysListed() throws Exception {
    JavaFileObject one = declaring("acme.a", "One", "one");
    Path out =
        compiled(
            "out",
            List.of(),
            one,
            declaring("acme.a", "Two", "two"),
            declaring("acme.b", "Three", "three"));
    assertThat(found(out)).containsExactly("s.one", "s.three", "s.two");
    // As build tools do; javac 17 fails where it finds the class of a record that it compiles.
    Files.delete(out.resolve("acme/a/OneRecord.class"));
    compiled("out", List.of(), one);
    assertThat(services(out)).containsExactly("acme.a.PackageViews", "acme.b.PackageViews");
    assertThat(found(out)).containsExactly("s.one", "s.three", "s.two");
    Files.delete(out.resolve("acme/a/OneRecord.class"));
    Files.delete(out.resolve("acme/a/TwoRecord.class"));
    try (Stream<Path> files = Files.list(out.resolve("acme/b"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    compiled("out", List.of(), one);
    assertThat(services(out)).containsExactly("acme.a.PackageViews");
    assertThat(found(out)).containsExactly("s.one");
  }

  @Test
  void aDeletedDeclarationIsListedNoMore() throws Exception {
    JavaFileObject one = declaring("acme.a", "One", "one");
    Path out = compiled("out", List.of(), one, declaring("acme.a", "Two", "two"));
    Files.delete(out.resolve("acme/a/OneRecord.class"));
    Files.delete(out.resolve("acme/a/Two.class"));
    assertThat(out.resolve("acme/a/TwoRecord.class")).exists();
    compiled("out", List.of(), one);
    assertThat(found(out)).containsExactly("s.one");
  }

  @Test
  void aPackageThatAsksForNoRecordsIsListedNoMore() throws Exception {
    JavaFileObject one = declaring("acme.a", "One", "one");
    JavaFileObject three =
        source(
            "acme/b/package-info",
            "@dev.veduta.annotation.Views(schema = \"s\", include = \"three\") package acme.b;");
    Path out = compiled("out", List.of(), one, three);
    Files.delete(out.resolve("acme/a/OneRecord.class"));
    compiled("out", List.of(), one);
    assertThat(found(out)).containsExactly("s.one", "s.three");
    Files.delete(out.resolve("acme/a/OneRecord.class"));
    Files.delete(out.resolve("acme/b/package-info.class"));
    compiled("out", List.of(), one);
    assertThat(found(out)).containsExactly("s.one");
  }

  @Test
  void theViewsOfAllJarsAreFound() throws Exception {
    Path first = compiled("first", List.of(), declaring("acme.a", "One", "one"));
    Path second = compiled("second", List.of(), declaring("acme.b", "Two", "two"));
    assertThat(found(first, second)).containsExactly("s.one", "s.two");
    assertThat(ViewRegistry.load().views()).isEmpty();
  }

  @Test
  void theViewsOfNamedModulesAreFound() throws Exception {
    Path first =
        compiled(
            "first",
            List.of(),
            source(
                "module-info",
                "module first { requires dev.veduta.runtime; requires org.jspecify;"
                    + " provides dev.veduta.view.ViewProvider with acme.a.PackageViews; }"),
            declaring("acme.a", "One", "one"));
    Path second =
        compiled(
            "second",
            List.of(),
            source(
                "module-info",
                "module second { requires dev.veduta.runtime; requires org.jspecify;"
                    + " provides dev.veduta.view.ViewProvider with acme.b.PackageViews; }"),
            declaring("acme.b", "Two", "two"));
    List<Path> path = new ArrayList<>(libraries());
    path.addAll(List.of(first, second));
    Configuration configuration =
        ModuleLayer.boot()
            .configuration()
            .resolve(
                ModuleFinder.of(path.toArray(Path[]::new)),
                ModuleFinder.of(),
                Set.of("first", "second"));
    ClassLoader loader =
        ModuleLayer.boot()
            .defineModulesWithOneLoader(configuration, null)
            .findLoader("dev.veduta.runtime");
    Object registry =
        loader
            .loadClass("dev.veduta.view.ViewRegistry")
            .getMethod("load", ClassLoader.class)
            .invoke(null, loader);
    assertThat(registry.getClass().getMethod("views").invoke(registry))
        .hasToString("[s.one, s.two]");
  }

  private static List<String> found(Path... outputs) throws IOException {
    URL[] urls = new URL[outputs.length];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = outputs[i].toUri().toURL();
    }
    try (URLClassLoader loader = new URLClassLoader(urls, ViewListTest.class.getClassLoader())) {
      return ViewRegistry.load(loader).views().stream().map(Object::toString).toList();
    }
  }

  @Test
  void whereOnlyWhatChangedIsCompiledItLeadsToTheRestAsBefore() throws Exception {
    JavaFileObject one =
        source(
            "acme/a/One",
            "package acme.a; import dev.veduta.session.Lazy; import java.util.Optional;"
                + " import acme.b.Three;"
                + " @dev.veduta.annotation.View(\"s.one\") public interface One { int id();"
                + " @dev.veduta.annotation.Related(columns = \"id\") Lazy<Optional<Two>> two();"
                + " @dev.veduta.annotation.Related(columns = \"id\") Lazy<Optional<TwoRecord>> record();"
                + " @dev.veduta.annotation.Related(columns = \"id\") Lazy<Optional<Three>> three();"
                + " @dev.veduta.annotation.Related(columns = \"id\") Lazy<Optional<acme.b.Three>> other(); }");
    JavaFileObject three =
        source(
            "acme/b/package-info",
            "@dev.veduta.annotation.Views(schema = \"s\", include = \"three\") package acme.b;");
    Path out = compiled("out", List.of(), one, declaring("acme.a", "Two", "two"), three);
    Files.delete(out.resolve("acme/a/OneRecord.class"));
    compiled("out", List.of(), one);
    assertThat(out.resolve("acme/a/OneRecord.class")).exists();
    assertThat(found(out)).containsExactly("s.one", "s.three", "s.two");
  }

  private static List<String> services(Path output) throws IOException {
    return Files.readAllLines(output.resolve(SERVICE)).stream()
        .map(line -> line.replaceFirst(" # .*", ""))
        .toList();
  }

  /** Compiles into a directory, on the class path too, or in a module of it. */
  private Path compiled(String name, List<Processor> others, JavaFileObject... sources)
      throws IOException {
    Path out = Files.createDirectories(root.resolve(name));
    boolean module = sources[0].getName().endsWith("module-info.java");
    List<Path> path = new ArrayList<>(libraries());
    if (!module) {
      path.add(out);
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (JavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      List<String> options =
          List.of(
              module ? "--module-path" : "-classpath",
              String.join(File.pathSeparator, path.stream().map(Path::toString).toList()),
              "-d",
              out.toString(),
              "-Aveduta.catalog=" + root.resolve("catalog"));
      var task = compiler.getTask(messages, files, null, options, null, List.of(sources));
      List<Processor> processors = new ArrayList<>(others);
      processors.add(new ViewProcessor());
      task.setProcessors(processors);
      assertThat(task.call()).as(messages.toString()).isTrue();
    }
    return out;
  }

  private static JavaFileObject declaring(String packageName, String name, String view) {
    return source(
        packageName.replace('.', '/') + "/" + name,
        "package "
            + packageName
            + "; @dev.veduta.annotation.View(\"s."
            + view
            + "\") public interface "
            + name
            + " {}");
  }

  private static JavaFileObject source(String path, String text) {
    return new SimpleJavaFileObject(
        URI.create("mem:///" + path + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  private static List<Path> libraries() {
    return Stream.of(View.class, Nullable.class)
        .map(it -> it.getProtectionDomain().getCodeSource().getLocation())
        .map(it -> Path.of(URI.create(it.toString())))
        .toList();
  }

  /** Declares a view in the second round. */
  private static final class Late extends AbstractProcessor {
    private boolean done;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!done) {
        done = true;
        try (Writer out = processingEnv.getFiler().createSourceFile("acme.Late").openWriter()) {
          out.write(
              "package acme; @dev.veduta.annotation.View(\"s.three\") public interface Late {}");
        } catch (IOException failure) {
          throw new AssertionError(failure);
        }
      }
      return false;
    }
  }
}
