package dev.veduta.processor;

import static dev.veduta.processor.Problems.VIEW;
import static dev.veduta.processor.Problems.declared;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Problems of a declaration itself, whatever view it reads. */
class DeclarationProblemTest {
  @TempDir Path catalog;

  @Test
  void notAnInterface() {
    assertThat(declared(catalog, VIEW, "class X {}"))
        .containsExactly(
            "X.java:7: [NotAnInterface] @View stands on X, which is no interface. Make it an"
                + " interface with an accessor for each column.");
  }

  @Test
  void notAnInterfaceButARecord() {
    assertThat(declared(catalog, VIEW, "record X(int id) {}").get(0)).contains("[NotAnInterface]");
  }

  @Test
  void notAnInterfaceButAnAnnotation() {
    assertThat(declared(catalog, VIEW, "@interface X {}").get(0)).contains("[NotAnInterface]");
  }

  @Test
  void genericDeclaration() {
    assertThat(declared(catalog, VIEW, "interface X<T> {}"))
        .containsExactly(
            "X.java:7: [GenericDeclaration] X has type parameters, and a record of one view has"
                + " none. Remove them.");
  }

  @Test
  void closedInterface() {
    assertThat(declared(catalog, "class X {", VIEW, "private interface Y {} }"))
        .containsExactly(
            "X.java:8: [ClosedInterface] X.Y cannot be implemented by a record beside it. Make it,"
                + " and the types around it, neither private nor sealed.");
  }

  @Test
  void sealedInterface() {
    assertThat(
            declared(catalog, VIEW, "sealed interface X permits Y {}", "record Y() implements X {}")
                .get(0))
        .startsWith("X.java:7: [ClosedInterface] X ");
  }

  @Test
  void accessorWithParameters() {
    assertThat(declared(catalog, VIEW, "interface X {", "  int id(int other);", "}"))
        .containsExactly(
            "X.java:8: [AccessorWithParameters] id(int) has parameters, and an accessor of a column"
                + " has none. Remove them, or make it a default method.");
  }

  @Test
  void genericAccessor() {
    assertThat(declared(catalog, VIEW, "interface X {", "  <T> T id();", "}"))
        .containsExactly(
            "X.java:8: [GenericAccessor] <T>id() has type parameters, and an accessor of a column"
                + " has none. Remove them, or make it a default method.");
  }

  @Test
  void badViewName() {
    assertThat(declared(catalog, "", "@View(\"template_field_view\")", "interface X {}"))
        .containsExactly(
            "X.java:7: [BadViewName] \"template_field_view\" is not of the form schema.name."
                + " Double-quote a part that holds a dot, as in \\\"my.schema\\\".name.");
  }

  @Test
  void emptyKey() {
    assertThat(declared(catalog, VIEW, "@Key({})", "interface X {}"))
        .containsExactly(
            "X.java:6: [EmptyDeclaration] @Key on X names nothing. Name something, or remove it.");
  }

  @Test
  void emptyColumn() {
    assertThat(declared(catalog, "", VIEW, "interface X { @Column({}) int id(); }"))
        .containsExactly(
            "X.java:8: [EmptyDeclaration] @Column on id names nothing. Name something, or remove"
                + " it.");
  }

  @Test
  void infoOfNothing() {
    assertThat(declared(catalog, "", VIEW, "@Info(key = \" \", value = \"b\")", "interface X {}"))
        .containsExactly(
            "X.java:8: [EmptyDeclaration] the key of @Info names nothing. Name something, or remove"
                + " it.");
  }

  @Test
  void misplacedInfo() {
    assertThat(declared(catalog, "@Info(key = \"a\", value = \"b\")", "interface X {}"))
        .containsExactly(
            "X.java:6: [MisplacedInfo] @Info on X does nothing, for it has no @View. Remove it.");
    assertThat(
            declared(
                catalog,
                VIEW,
                "interface X {",
                "  @Info(key = \"a\", value = \"b\") @Info(key = \"c\", value = \"d\")",
                "  default int twice() { return 2; }",
                "}"))
        .containsExactly(
            "X.java:9: [MisplacedInfo] @Info on twice() does nothing, for it is no accessor. Remove"
                + " it.",
            "X.java:9: [MisplacedInfo] @Info on twice() does nothing, for it is no accessor. Remove"
                + " it.");
  }

  @Test
  void repeatedInfo() {
    assertThat(
            declared(
                catalog,
                VIEW,
                "interface X {",
                "  @Info(key = \"pii\", value = \"yes\")",
                "  @Info(key = \"pii\", value = \"no\")",
                "  int id();",
                "}"))
        .containsExactly(
            "X.java:10: [RepeatedInfo] @Info on id() tells \"pii\" twice. Tell it once.");
  }

  @Test
  void keyWithoutView() {
    assertThat(declared(catalog, "@Key(\"id\")", "interface X {}"))
        .containsExactly(
            "X.java:6: [KeyWithoutView] @Key on X does nothing, for it has no @View. Add @View, or"
                + " remove it.");
  }

  @Test
  void materializedWithoutView() {
    assertThat(declared(catalog, "@Materialized(asTable = true)", "interface X {}"))
        .containsExactly(
            "X.java:6: [MaterializedWithoutView] @Materialized on X does nothing, for it has no"
                + " @View. Add @View, or remove it.");
  }
}
