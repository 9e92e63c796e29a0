package dev.veduta.processor;

import static dev.veduta.processor.Views.templateField;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.CatalogFile;
import dev.veduta.catalog.CatalogJson;
import dev.veduta.naming.NamingStrategy;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A naming strategy as javac has it: on the processor path, beside the processor. */
class ProcessorPathTest {
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  @TempDir static Path root;

  @BeforeAll
  static void writeCatalogAndStrategies() throws Exception {
    write(
        "catalog/" + CatalogFile.pathOf(templateField().name()),
        CatalogJson.write(templateField()));
    write(
        "app/package-info.java",
        "@dev.veduta.annotation.Views(schema = \"quick_bits\") package acme;");
    write(
        "strategy/House.java",
        """
        package house;
        public class House implements dev.veduta.naming.NamingStrategy {
          @Override public String recordName(dev.veduta.naming.ReflectedView view, String usual) {
            return usual.replaceFirst("View$", "");
          }
        }
        """);
    write("strategy/Other.java", "package house; public class Other extends House {}");
    write(
        "strategy/Broken.java",
        "package house; public class Broken extends House { int no = \"no\".charAt(2); }");
    assertThat(javac("strategy", "path", "-classpath", CLASS_PATH)).isEmpty();
  }

  @Test
  void namesRecords() throws Exception {
    assertThat(withStrategies("house.House")).isEmpty();
    assertThat(root.resolve("classes/acme/TemplateField.class")).exists();
  }

  @Test
  void isToBeTheOnlyOne() throws Exception {
    assertThat(withStrategies("house.Other", "house.House"))
        .contains(
            "error: [NamingStrategyUnusable] the naming strategy cannot be had: there are several:"
                + " house.House, house.Other.");
  }

  @Test
  void isToBeMade() throws Exception {
    assertThat(withStrategies("house.Broken"))
        .contains("error: [NamingStrategyUnusable] the naming strategy cannot be had: ")
        .contains("house.Broken");
    assertThat(withStrategies("house.Gone"))
        .contains("error: [NamingStrategyUnusable] the naming strategy cannot be had: ")
        .contains("house.Gone not found");
  }

  private static String withStrategies(String... classes) throws Exception {
    write("path/META-INF/services/" + NamingStrategy.class.getName(), String.join("\n", classes));
    return javac(
        "app",
        "classes",
        "-classpath",
        CLASS_PATH,
        "-processorpath",
        root.resolve("path") + File.pathSeparator + CLASS_PATH,
        "-Aveduta.catalog=" + root.resolve("catalog"));
  }

  /** In a JVM of its own: in this one the processor is there already, whatever path has it. */
  private static String javac(String sources, String output, String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    command.addAll(List.of(options));
    command.addAll(
        List.of(
            "-d", Files.createDirectories(root.resolve(output)).toString(), "-encoding", "UTF-8"));
    try (var files = Files.list(root.resolve(sources))) {
      files.map(Path::toString).forEach(command::add);
    }
    Process javac = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
