package dev.veduta.processor;

import static dev.veduta.processor.Views.templateField;
import static dev.veduta.processor.Views.view;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compilation.Status;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Disproof.Claimed;
import dev.veduta.naming.NamingStrategy;
import dev.veduta.naming.ReflectedView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide's table of shapes, row by row: what is generated, and what is said if it is wrong. */
class NamesTableTest {
  private static final String VIEW = "@View(\"quick_bits.template_field_view\")";

  @TempDir Path catalog;

  @Test
  void aNameApartFromTheColumn() throws IOException {
    row(
        "Name of a column",
        "@Column(\"order_index\") @Nullable Integer position();",
        "new NullableComparableColumn<>(\"order_index\", SqlTypes.INT4, XRecord::position);",
        "[UnknownColumn] quick_bits.template_field_view has no column \"order_idx\"; did you mean"
            + " \"order_index\"?");
  }

  private void row(String feature, String declaration, String generated, String error)
      throws IOException {
    row(
        feature,
        declaration,
        generated,
        error,
        accessor(declaration),
        accessor(declaration.replace("order_index", "order_idx")));
  }

  private Javac accessor(String declaration) {
    return on().declaring("X", VIEW, "interface X {", declaration, "}");
  }

  @Test
  void aNamingScheme() throws IOException {
    String declaration =
        "@Views(schema = \"quick_bits\", stripSuffix = \"_view\", stripColumnPrefix = \"order_\")";
    row(
        "Names of a package",
        declaration,
        "public record TemplateField(int id, int template, @Nullable Integer index,",
        "[NameCollision] column \"index\" of s.v and column \"order_index\" of s.v both become index in"
            + " Java",
        ofPackage(on(), declaration),
        ofPackage(
            Javac.on(
                catalog.resolve("other"),
                view("s", "v").column("index", "int4").column("order_index", "int4").build()),
            declaration.replace("quick_bits", "s")));
  }

  @Test
  void aNamingStrategy() throws IOException {
    String declaration = "return usual + \"Row\";";
    row(
        "Names of one's own",
        declaration,
        "public record TemplateFieldViewRow(",
        "[NamingStrategyName] the naming strategy "
            + Ending.class.getName()
            + " names view"
            + " quick_bits.template_field_view \"TemplateFieldView Row\", which it cannot be",
        on().allOf("quick_bits").naming(new Ending("Row")),
        on().allOf("quick_bits").naming(new Ending(" Row")));
  }

  /** In the guide, {@code HouseNames}. */
  private record Ending(String end) implements NamingStrategy {
    @Override
    public String recordName(ReflectedView view, String usual) {
      return usual + end;
    }
  }

  @Test
  void columnsOfAPackage() throws IOException {
    String declaration = "@Views(schema = \"quick_bits\", excludeColumns = \"order_*\")";
    row(
        "Columns of a package",
        declaration,
        "List.of(ID, TEMPLATE, LABEL);",
        "[NoColumnMatches] no column of the views that are asked for matches \"orders_*\"",
        ofPackage(on(), declaration),
        ofPackage(on(), declaration.replace("order_*", "orders_*")));
  }

  @Test
  void severalRecordsOfOneView() throws IOException {
    String call = "session.find(TemplateFieldView.VIEW, small)";
    row(
        "Another record of the same row",
        call,
        "implements Row<Integer> {",
        "acme.KeylessRecord cannot be converted to dev.veduta.view.Row<K>",
        calling("int id();", call),
        calling("@Nullable String label();", call));
  }

  private Javac calling(String accessors, String call) {
    String name = accessors.contains("id") ? "Small" : "Keyless";
    return on().allOf("quick_bits")
        .declaring(name, VIEW, "public interface " + name + " {", accessors, "}")
        .declaring(
            "Caller",
            "class Caller {",
            "  Object call(dev.veduta.session.Session session, " + name + "Record small) {",
            "    return " + call + ";",
            "  }",
            "}");
  }

  @Test
  void anIdentityOfOnesChoice() throws IOException {
    String declaration = "@Key({\"template\", \"id\"})";
    CatalogView constant =
        view("quick_bits", "template_field_view")
            .notNull("id", "int4")
            .notNull("template", "int4")
            .disproof(Claimed.KEY, "every row has the same value there", "template", "id")
            .build();
    row(
        "Identity",
        declaration,
        "List.of(Columns.TEMPLATE, Columns.ID),",
        "[DisprovedKey] (template, id) cannot identify the rows of quick_bits.template_field_view,"
            + " which are equal there: every row has the same value there",
        on().declaring("X", VIEW, declaration, "interface X {}"),
        Javac.on(catalog.resolve("other"), constant)
            .declaring("X", VIEW, declaration, "interface X {}"));
  }

  @Test
  void infoOfAnnotations() throws IOException {
    String declaration = "@Info(key = \"pii\", value = \"yes\") @Nullable String label();";
    row(
        "Info",
        declaration,
        ".noted(\"label\", \"pii\", \"yes\")",
        "[RepeatedInfo] @Info on label() tells \"pii\" twice",
        accessor(declaration),
        accessor("@Info(key = \"pii\", value = \"no\") " + declaration));
  }

  /** The generated line, the error, and that the guide says both. */
  private void row(
      String feature, String declaration, String generated, String error, Javac right, Javac wrong)
      throws IOException {
    Compilation compilation = right.compiled();
    List<String> sources =
        compilation.generatedSourceFiles().stream()
            .map(it -> it.getName().replaceAll(".*/|\\.java", ""))
            .map(it -> Javac.generated(compilation, it))
            .toList();
    assertThat(sources).anyMatch(it -> it.contains(generated));
    Compilation failed = wrong.run();
    assertThat(failed.status()).isEqualTo(Status.FAILURE);
    assertThat(Javac.messages(failed)).anyMatch(it -> it.contains(error));
    assertThat(Files.readString(Path.of("../docs/guide.md")))
        .contains(
            "| %s | `%s` | `%s` | `%s` |\n"
                .formatted(
                    feature,
                    declaration,
                    generated,
                    error.replace(Ending.class.getName(), "HouseNames")));
  }

  private Javac on() {
    return Javac.on(catalog, templateField());
  }

  private static Javac ofPackage(Javac javac, String annotation) {
    return javac.source(
        "acme/package-info.java", annotation, "package acme;", "import dev.veduta.annotation.*;");
  }
}
