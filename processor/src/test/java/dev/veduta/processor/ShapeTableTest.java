package dev.veduta.processor;

import static dev.veduta.processor.Views.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.CatalogView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of the guide's table "Shape the record": what is declared, generated and refused. */
class ShapeTableTest {
  private static final Path GUIDE = Path.of("../docs/guide.md");

  @TempDir Path directory;

  @Test
  void expression() throws Exception {
    assertRow(
        "Expression",
        view("s", "v").column("label", "text").expression("lower(label)", "text", false).build(),
        view("s", "v").column("label", "text").build());
  }

  @Test
  void severalColumnsThatAreEqual() throws Exception {
    assertRow(
        "One attribute from several columns, known to be equal",
        view("s", "v").notNull("a", "int4").notNull("b", "int4").equal("a", "b").build(),
        view("s", "v").notNull("a", "int4").build());
  }

  @Test
  void severalColumnsThatAreChecked() throws Exception {
    assertRow(
        "One attribute from several columns, checked",
        view("s", "v").notNull("a", "int4").notNull("b", "int4").build(),
        view("s", "v").notNull("a", "int4").notNull("b", "int8").build());
  }

  @Test
  void ownOperatorsOfAnotherRecordDoNotCompile() {
    String condition = "  Condition<ARecord> it = Condition.sql(\"{0} = {1}\", %s, %s);";
    String own = "ARecord.Columns.X";
    String others = "BRecord.Columns.X";
    String value = "Operand.of(dev.veduta.type.SqlTypes.INT4, 1)";
    assertThat(using(condition.formatted(own, own + ".bind(1)"))).isEmpty();
    assertThat(using(condition.formatted(value, own))).isEmpty();
    assertThat(using(condition.formatted(others, value)).get(0)).contains("incompatible");
    assertThat(using(condition.formatted(own, others)).get(0)).contains("incompatible");
    assertThat(using(condition.formatted(own, "1")).get(0)).contains("int cannot be converted");
  }

  private List<String> using(String field) {
    return Javac.messages(
        Javac.on(directory.resolve("using"), view("s", "v").notNull("x", "int4").build())
            .declaring("A", "@View(\"s.v\") interface A { int x(); }")
            .declaring("B", "@View(\"s.v\") interface B { int x(); }")
            .source(
                "acme/Use.java",
                "package acme; import dev.veduta.query.*;",
                "class Use {",
                field,
                "}")
            .run());
  }

  /** The row's declaration gives its line with one view, and its error with another. */
  private void assertRow(String feature, CatalogView right, CatalogView wrong) throws Exception {
    List<String> row = row(feature);
    String generated = Javac.generated(declared("right", right, row.get(1)).compiled(), "XRecord");
    assertThat(Javac.onOneLine(generated)).contains(row.get(2));
    assertThat(declared("wrong", wrong, row.get(1)).problems().get(0)).contains(row.get(3));
  }

  private Javac declared(String catalog, CatalogView view, String accessor) {
    return Javac.on(directory.resolve(catalog), view)
        .declaring("X", "@View(\"s.v\") interface X { " + accessor + " }");
  }

  /** The cells of a row, without the marks of code. */
  private static List<String> row(String feature) throws Exception {
    String line =
        Files.readAllLines(GUIDE).stream()
            .filter(it -> it.startsWith("| " + feature + " |"))
            .findFirst()
            .orElseThrow();
    return List.of(line.substring(2, line.length() - 2).split(" \\| ")).stream()
        .map(it -> it.replaceAll("^`|`$", ""))
        .toList();
  }
}
