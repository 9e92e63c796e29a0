package dev.veduta.processor;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of the guide's table that tell of conversions: each compiles, and fails, as it says. */
class ConverterRowsTest {
  /** A row of the table. */
  private record Row(String feature, String declaration, String generated, String error) {
    static Row of(String line) {
      String[] cells = line.split(" \\| ", -1);
      return new Row(cells[0].substring(2), code(cells[1]), code(cells[2]), code(cells[3]));
    }

    private static String code(String cell) {
      return cell.substring(cell.indexOf('`') + 1, cell.lastIndexOf('`'));
    }
  }

  /** What is declared instead, where the table shows the error. */
  private static final Map<String, String> WRONG =
      Map.ofEntries(
          entry("Converter", "@Convert(MoneyConverter.class) Money id();"),
          entry(
              "Converter of a package",
              "@Convert(MoneyConverter.class) @Convert(Second.class) package acme;"),
          entry(
              "Converter of a SQL type",
              "@Views(schema = \"shop\") @Convert(value = MoneyConverter.class, type = \"int4\")"
                  + " package acme;"),
          entry("Enum over text", "@Nullable E status();"),
          entry("Enum over an enum type", "Status mood();"),
          entry("Array of an enum", "@Nullable List<Feeling> moods();"),
          entry("JSON", "@Json @Nullable List<Line> doc();"),
          entry("Optional", "String label();"),
          entry(
              "Optionals of a package",
              "@Views(schema = \"shop\", include = \"order\", optional = true) package acme;"));

  @TempDir Path catalog;

  static List<Row> rows() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("../docs/guide.md"))) {
      List<Row> rows =
          lines
              .filter(
                  line ->
                      WRONG.keySet().stream().anyMatch(it -> line.startsWith("| " + it + " | `")))
              .map(Row::of)
              .toList();
      assertThat(rows).hasSize(WRONG.size());
      return rows;
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isGeneratedAsTheGuideSays(Row row) {
    var compilation = declaring(Shop.javac(catalog), row.declaration()).compiled();
    String name = row.generated().contains("Orders") || isPlain(row) ? "Orders" : "OrderRecord";
    assertThat(Javac.onOneLine(Javac.generated(compilation, name))).contains(row.generated());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void failsAsTheGuideSays(Row row) {
    Javac javac =
        row.feature().equals("JSON") ? Shop.javacWithoutJackson(catalog) : Shop.javac(catalog);
    assertThat(declaring(javac, WRONG.get(row.feature())).problems())
        .anySatisfy(problem -> assertThat(problem).contains(": " + row.error()));
  }

  /** Whether it is of a record of all columns. */
  private static boolean isPlain(Row row) {
    return row.declaration().startsWith("@Views");
  }

  private static Javac declaring(Javac javac, String declaration) {
    javac
        .declaring("Second", "public class Second extends MoneyConverter {}")
        .declaring("E", "public enum E { @Label(\"B\") A, B }");
    if (declaration.startsWith("@Views")) {
      return ofPackage(javac, declaration);
    }
    return declaration.endsWith("package acme;")
        ? order(ofPackage(javac, declaration), "Money weight();")
        : order(javac, declaration);
  }

  private static Javac ofPackage(Javac javac, String declaration) {
    return javac.source("acme/package-info.java", declaration, "import dev.veduta.annotation.*;");
  }

  private static Javac order(Javac javac, String accessor) {
    return javac.declaring(
        "Order", "@View(\"shop.orders\")", "interface Order {", "  " + accessor, "}");
  }
}
