package dev.veduta.processor;

import static dev.veduta.processor.Views.templateField;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.annotation.View;
import dev.veduta.catalog.CatalogFile;
import dev.veduta.catalog.CatalogJson;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The processor as the Maven plugin runs it: javac in process, declarations in memory. */
class InProcessTest {
  @TempDir Path root;

  @BeforeEach
  void writeCatalog() throws IOException {
    Path file = root.resolve("catalog").resolve(CatalogFile.pathOf(templateField().name()));
    Files.createDirectories(file.getParent());
    Files.writeString(file, CatalogJson.write(templateField()));
  }

  @Test
  void generatesWithNothingButADeclaration() throws Exception {
    assertThat(run("-classpath", libraries(), packageInfo())).isEmpty();
    assertThat(generated())
        .contains("public record TemplateFieldView(")
        .contains("@Generated(\"dev.veduta.processor.ViewProcessor\")");
  }

  @Test
  void aSecondRunWritesTheSameBytes() throws Exception {
    run("-classpath", libraries(), packageInfo());
    String before = generated();
    run("-classpath", libraries() + File.pathSeparator + root.resolve("classes"), packageInfo());
    assertThat(generated()).isEqualTo(before);
  }

  @Test
  void aModuleThatDoesNotReadJavaCompilerGetsNoGeneratedAnnotation() throws Exception {
    assertThat(
            run(
                "--module-path",
                libraries(),
                source("module-info.java", "module acme { requires dev.veduta.runtime; }"),
                packageInfo()))
        .isEmpty();
    assertThat(generated()).contains("@NullMarked").doesNotContain("Generated");
  }

  private String run(String option, String value, JavaFileObject... sources) throws IOException {
    Path out = Files.createDirectories(root.resolve("generated"));
    Path classes = Files.createDirectories(root.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (JavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      List<String> options =
          List.of(
              option,
              value,
              "-Xlint:all,-processing",
              "-Werror",
              "-implicit:none",
              "-s",
              out.toString(),
              "-d",
              classes.toString(),
              "-Aveduta.catalog=" + root.resolve("catalog"));
      var task = compiler.getTask(messages, files, null, options, null, List.of(sources));
      task.setProcessors(List.of(new ViewProcessor()));
      task.call();
    }
    return messages.toString();
  }

  private String generated() throws IOException {
    return Files.readString(root.resolve("generated/acme/TemplateFieldView.java"));
  }

  private static JavaFileObject packageInfo() {
    return source(
        "acme/package-info.java",
        "@dev.veduta.annotation.Views(schema = \"quick_bits\") package acme;");
  }

  private static JavaFileObject source(String path, String text) {
    return new SimpleJavaFileObject(URI.create("mem:///" + path), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  private static String libraries() {
    return Stream.of(View.class, Nullable.class)
        .map(it -> it.getProtectionDomain().getCodeSource().getLocation())
        .map(it -> Path.of(URI.create(it.toString())).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
