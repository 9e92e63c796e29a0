package dev.veduta.processor;

import static dev.veduta.processor.Views.templateField;
import static dev.veduta.processor.Views.view;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.veduta.catalog.CatalogView;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With generated records, what makes no sense of a view is no Java. */
class CompileTimeTest {
  private static final CatalogView KEYLESS =
      view("quick_bits", "label_count").column("label", "text").notNull("fields", "int8").build();

  @TempDir Path catalog;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "session.find(TemplateFieldView.VIEW, 54)",
        "session.list(LabelCount.query())",
        "TemplateFieldView.query().where(TemplateFieldView.Columns.LABEL.isNull())",
        "TemplateFieldView.query().orderBy(TemplateFieldView.Columns.LABEL.asc()).limit(3)",
        "TemplateFieldView.query().where(TemplateFieldView.Columns.LABEL.like(\"N%\"))"
      })
  void whatMakesSenseCompiles(String expression) {
    assertThat(errors(expression)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          session.find(LabelCount.VIEW, 54) | KeylessView
          session.find(TemplateFieldView.VIEW, "54") | String
          TemplateFieldView.query().where(LabelCount.Columns.FIELDS.eq(1L)) | LabelCount
          TemplateFieldView.query().orderBy(LabelCount.Columns.FIELDS.asc()) | LabelCount
          TemplateFieldView.query().where(TemplateFieldView.Columns.ID.isNull()) | isNull
          TemplateFieldView.query().where(TemplateFieldView.Columns.ID.like("5%")) | like
          TemplateFieldView.query().where(TemplateFieldView.Columns.ID.eq("5")) | String
          TemplateFieldView.query().limit(3) | limit
          TemplateFieldView.query().offset(3) | offset
          """)
  void whatMakesNoneDoesNot(String expression, String about) {
    assertThat(errors(expression)).singleElement().asString().contains(about);
  }

  private List<String> errors(String expression) {
    Compilation compilation =
        Javac.on(catalog, templateField(), KEYLESS)
            .allOf("quick_bits")
            .declaring(
                "X",
                "class X {",
                "  Object x(dev.veduta.session.Session session) {",
                "    return " + expression + ";",
                "  }",
                "}")
            .run();
    return compilation.errors().stream().map(it -> it.getMessage(null)).toList();
  }
}
