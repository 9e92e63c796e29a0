package dev.veduta.processor;

import static dev.veduta.processor.Problems.VIEW;
import static dev.veduta.processor.Problems.mood;
import static dev.veduta.processor.Views.templateField;
import static dev.veduta.processor.Views.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.processor.report.ProblemCode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each problem: its text, and the file and line it is reported at. Here are those of the catalog
 * and of writing; each other subject has a {@code *ProblemTest} of its own.
 */
class ProblemTest {
  @TempDir Path catalog;

  @ParameterizedTest
  @EnumSource
  void everyProblemIsTested(ProblemCode code) throws IOException {
    assertThat(tests()).contains("[" + code.id() + "] ");
  }

  private static String tests() throws IOException {
    StringBuilder text = new StringBuilder();
    Path here = Path.of("src/test/java/dev/veduta/processor");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(here, "*ProblemTest.java")) {
      for (Path file : files) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }

  @Test
  void catalogMissing() {
    Path missing = catalog.resolve("nowhere");
    assertThat(Javac.withoutCatalog(missing).declaring("X", VIEW, "interface X {}").problems())
        .containsExactly(
            "X.java:6: [CatalogMissing] there is no catalog at "
                + missing
                + ". Run veduta:reflect, or name its directory with -Aveduta.catalog.");
  }

  @Test
  void catalogUnreadable() throws IOException {
    Javac javac = Javac.on(catalog, templateField());
    Path file = catalog.resolve("quick_bits/template_field_view.json");
    Files.writeString(file, "{\n<<<<<<< ours\n");
    assertThat(javac.allOf("quick_bits").problems())
        .containsExactly(
            "package-info.java:1: [CatalogUnreadable] "
                + file
                + ":2: an unresolved merge conflict. Restore the file from version control, or write"
                + " it anew with veduta:reflect.");
  }

  @Test
  void catalogInconsistent() {
    assertThat(
            Javac.on(
                    catalog,
                    view("s", "a").column("m", mood("sad"), true).build(),
                    view("s", "b").column("m", mood("sad", "happy"), true).build())
                .allOf("s")
                .problems())
        .containsExactly(
            "package-info.java:1: [CatalogInconsistent] the catalog files that package acme uses"
                + " disagree about the type public.mood. Write them anew with veduta:reflect.");
  }

  @Test
  void cannotWrite() {
    assertThat(
            Javac.on(catalog, templateField())
                .after(new Squatter())
                .allOf("quick_bits")
                .problems()
                .get(0))
        .startsWith("package-info.java:1: [CannotWrite] acme.TemplateFieldView cannot be written: ")
        .endsWith(
            "Look for another processor, or a source directory, that has a class of this name.");
  }

  /** Writes the class that the processor is about to write. */
  private static final class Squatter extends AbstractProcessor {
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
      try (var out =
          processingEnv.getFiler().createSourceFile("acme.TemplateFieldView").openWriter()) {
        out.write("package acme; class TemplateFieldView {}");
      } catch (IOException e) {
        return false;
      }
      return false;
    }
  }
}
