package dev.veduta.processor;

import static dev.veduta.processor.Problems.declared;
import static dev.veduta.processor.Views.templateField;
import static dev.veduta.processor.Views.view;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Problems of what is asked for: schemas, views and the columns of a package. */
class SelectionProblemTest {
  @TempDir Path catalog;

  @Test
  void unknownSchema() {
    assertThat(declared(catalog, "", "@View(\"quick_bit.template_field_view\")", "interface X {}"))
        .containsExactly(
            "X.java:7: [UnknownSchema] the catalog has no schema \"quick_bit\"; did you mean"
                + " \"quick_bits\"? If it is new, add it to the plugin's <views> and run"
                + " veduta:reflect.");
  }

  @Test
  void unknownSchemaOfAPackage() {
    assertThat(Javac.on(catalog, templateField()).allOf("bits").problems())
        .containsExactly(
            "package-info.java:1: [UnknownSchema] the catalog has no schema \"bits\". If it is new,"
                + " add it to the plugin's <views> and run veduta:reflect.");
  }

  @Test
  void unknownView() {
    assertThat(declared(catalog, "@View(", "\"quick_bits.template_feild_view\")", "interface X {}"))
        .containsExactly(
            "X.java:7: [UnknownView] the catalog has no view quick_bits.template_feild_view; did you"
                + " mean \"quick_bits.template_field_view\"? If it is new, add it to the plugin's"
                + " <views> and run veduta:reflect.");
  }

  @Test
  void noViewMatches() {
    assertThat(
            Javac.on(catalog, templateField())
                .source(
                    "acme/package-info.java",
                    "@dev.veduta.annotation.Views(",
                    "    schema = \"quick_bits\",",
                    "    include = {",
                    "      \"template*\",",
                    "      \"*.field\"",
                    "    })",
                    "package acme;")
                .problems())
        .containsExactly(
            "package-info.java:5: [NoViewMatches] no view of schema quick_bits in the catalog"
                + " matches \"*.field\". If it is new, add it to the plugin's <views> and run"
                + " veduta:reflect.");
  }

  @Test
  void emptyInclude() {
    assertThat(views("schema = \"quick_bits\", include = {}").problems())
        .containsExactly(
            "package-info.java:1: [EmptyDeclaration] include of @Views names nothing. Name"
                + " something, or remove it.");
  }

  @Test
  void emptyColumns() {
    assertThat(views("schema = \"quick_bits\", columns = {}").problems())
        .containsExactly(
            "package-info.java:1: [EmptyDeclaration] columns of @Views names nothing. Name"
                + " something, or remove it.");
  }

  @Test
  void noColumnMatches() {
    assertThat(
            Javac.on(
                    catalog,
                    templateField(),
                    view("quick_bits", "tag").notNull("tag", "text").build())
                .source(
                    "acme/package-info.java",
                    "@dev.veduta.annotation.Views(",
                    "    schema = \"quick_bits\",",
                    "    columns = {\"*\", \"tag\",",
                    "      \"labels\"},",
                    "    excludeColumns = {\"order_*\",",
                    "      \"*_by\"})",
                    "package acme;")
                .problems())
        .containsExactly(
            "package-info.java:4: [NoColumnMatches] no column of the views that are asked for matches"
                + " \"labels\"; did you mean \"label\"? Correct it, or leave it out. If a view"
                + " changed, run veduta:reflect.",
            "package-info.java:6: [NoColumnMatches] no column of the views that are asked for matches"
                + " \"*_by\". Correct it, or leave it out. If a view changed, run veduta:reflect.");
  }

  @Test
  void noColumnLeft() {
    assertThat(
            Javac.on(
                    catalog,
                    templateField(),
                    view("quick_bits", "tag").notNull("tag", "text").build())
                .source(
                    "acme/package-info.java",
                    "@dev.veduta.annotation.Views(schema = \"quick_bits\", columns = \"id\")",
                    "package acme;")
                .problems())
        .containsExactly(
            "package-info.java:1: [NoColumnLeft] the columns asked for leave none of quick_bits.tag."
                + " Exclude the view, or ask for one of its columns.");
  }

  @Test
  void tooManyComponents() {
    Views wide = view("s", "wide");
    for (int i = 1; i <= 255; i++) {
      wide.notNull("c" + i, "int4");
    }
    assertThat(Javac.on(catalog, wide.build()).allOf("s").problems())
        .containsExactly(
            "package-info.java:1: [TooManyComponents] s.wide has 255 columns that take 255 parameter"
                + " slots, and a record has at most 254 (a long or double takes two). Declare an"
                + " @View interface with the accessors you need; the first 254 columns, up to"
                + " \"c254\", would fit.");
  }

  private Javac views(String members) {
    return Javac.on(catalog, templateField())
        .source(
            "acme/package-info.java",
            "@dev.veduta.annotation.Views(" + members + ")",
            "package acme;");
  }
}
