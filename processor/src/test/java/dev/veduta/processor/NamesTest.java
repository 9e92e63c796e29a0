package dev.veduta.processor;

import static dev.veduta.processor.Javac.generated;
import static dev.veduta.processor.Views.templateField;
import static dev.veduta.processor.Views.view;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.veduta.catalog.CatalogView;
import dev.veduta.naming.NamingStrategy;
import dev.veduta.naming.ReflectedColumn;
import dev.veduta.naming.ReflectedView;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that differ from the database's: by scheme, by a strategy of the user's, by accessor. */
class NamesTest {
  private static final String NAMED = "@View(\"quick_bits.template_field_view\")";

  @TempDir Path catalog;

  @Test
  void aSchemeLeavesOffWhatViewsAndColumnsBeginAndEndWith() {
    CatalogView view =
        view("s", "v_order_mv")
            .notNull("ord_id", "int4")
            .column("ord_label_txt", "text")
            .key("ord_id")
            .build();
    assertThat(
            generated(
                Javac.on(catalog, view, view("s", "line_view").column("a", "int4").build())
                    .source(
                        "acme/package-info.java",
                        "@dev.veduta.annotation.Views(",
                        "    schema = \"s\",",
                        "    stripPrefix = \"v_\", stripSuffix = {\"_mv\", \"_view\"},",
                        "    stripColumnPrefix = \"ord_\", stripColumnSuffix = \"_txt\")",
                        "package acme;")
                    .documented(),
                "Order"))
        .contains("public record Order(int id, @Nullable String label) implements Row<Integer> {")
        .contains("new NullableTextColumn<>(\"ord_label_txt\", SqlTypes.TEXT, Order::label)")
        .contains("@param id {@code ord_id int4}, of the identity key");
  }

  @Test
  void aStrategyIsToldWhatIsKnownAndCanAnswerAsUsual() {
    Queue<String> asked = new ConcurrentLinkedQueue<>();
    NamingStrategy strategy =
        new NamingStrategy() {
          @Override
          public String recordName(ReflectedView view, String usual) {
            asked.add(view.toString());
            return usual + "Row";
          }

          @Override
          public String componentName(ReflectedView view, ReflectedColumn column, String usual) {
            asked.add(column + " of " + view.name() + ", usually " + usual);
            return column.name().equals("label") ? "caption" : usual;
          }
        };
    assertThat(
            generated(
                Javac.on(catalog, templateField())
                    .source(
                        "acme/package-info.java",
                        "@dev.veduta.annotation.Views(schema = \"quick_bits\", stripSuffix = \"_view\",",
                        "    stripColumnPrefix = \"order_\", excludeColumns = \"template\")",
                        "package acme;")
                    .naming(strategy)
                    .documented(),
                "TemplateFieldRow"))
        .contains(
            "record TemplateFieldRow(int id, @Nullable Integer index,\n    @Nullable String caption)")
        .contains("CAPTION =\n        new NullableTextColumn<>(\"label\"");
    assertThat(asked)
        .containsExactly(
            "ReflectedView[schema=quick_bits, name=template_field_view, kind=VIEW,"
                + " comment=Fields of templates, one to one, columns=["
                + "ReflectedColumn[name=id, sqlType=int4, nullable=false, comment=null], "
                + "ReflectedColumn[name=template, sqlType=int4, nullable=false, comment=null], "
                + "ReflectedColumn[name=order_index, sqlType=int4, nullable=true, comment=null], "
                + "ReflectedColumn[name=label, sqlType=text, nullable=true, comment=null]]]",
            "ReflectedColumn[name=id, sqlType=int4, nullable=false, comment=null]"
                + " of template_field_view, usually id",
            "ReflectedColumn[name=order_index, sqlType=int4, nullable=true, comment=null]"
                + " of template_field_view, usually index",
            "ReflectedColumn[name=label, sqlType=text, nullable=true, comment=null]"
                + " of template_field_view, usually label");
  }

  @Test
  void anInterfaceNamesItsRecordAndItsAccessorsThemselves() {
    NamingStrategy strategy =
        new NamingStrategy() {
          @Override
          public String recordName(ReflectedView view, String usual) {
            return "Never";
          }

          @Override
          public String componentName(ReflectedView view, ReflectedColumn column, String usual) {
            return "my_" + column.name();
          }
        };
    Compilation compilation =
        Javac.on(catalog, templateField())
            .declaring(
                "X",
                "class X {",
                NAMED,
                "interface Some { int id(); @Nullable String label(); }",
                NAMED,
                "interface All {}",
                "}")
            .naming(strategy)
            .compiled();
    assertThat(generated(compilation, "XSomeRecord"))
        .contains("record XSomeRecord(int id, @Nullable String label)");
    assertThat(generated(compilation, "XAllRecord").replaceAll("\\s+", " "))
        .contains("XAllRecord(int my_id, int my_template, @Nullable Integer my_order_index,");
  }

  @Test
  void twoShapesOfOneViewInAPackageAreTwoRecordsWhereTheyHaveTwoNames() {
    List<String> names =
        Javac.on(catalog, templateField())
            .source(
                "acme/package-info.java",
                "@dev.veduta.annotation.Views(schema = \"quick_bits\")",
                "@dev.veduta.annotation.Views(schema = \"quick_bits\", columns = \"id\",",
                "    stripSuffix = \"_view\")",
                "package acme;")
            .compiled()
            .generatedSourceFiles()
            .stream()
            .map(it -> it.getName().replaceAll(".*/", ""))
            .toList();
    assertThat(names)
        .containsExactlyInAnyOrder(
            "TemplateField.java", "TemplateFieldView.java", "PackageViews.java");
  }
}
