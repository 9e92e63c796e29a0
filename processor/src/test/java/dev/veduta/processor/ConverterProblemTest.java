package dev.veduta.processor;

import static dev.veduta.processor.Views.view;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Problems of converters, of enums and of JSON. */
class ConverterProblemTest {
  private static final String BASE =
      " class B implements dev.veduta.type.Converter<String, Money> {"
          + " public Money fromColumn(String s) { return null; }"
          + " public String toColumn(Money s) { return null; } }";

  @TempDir Path catalog;

  @Test
  void notAConverter() {
    assertThat(ordered("@Convert(String.class) String label();"))
        .containsExactly(
            "X.java:7: [NotAConverter] java.lang.String is neither an enum nor a Converter<S, T> of"
                + " two classes. Have it implement dev.veduta.type.Converter, S being what the column"
                + " is read as.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "public interface C<T> extends dev.veduta.type.Converter<String, T> {}",
        "@SuppressWarnings(\"rawtypes\") public abstract class C implements"
            + " dev.veduta.type.Converter {}",
        "public abstract class C implements dev.veduta.type.Converter<String, byte[]> {}",
        "public abstract class C implements dev.veduta.type.Converter<String, List<?>> {}"
      })
  void notAConverterOfTwoClasses(String converter) {
    assertThat(ordered("@Convert(C.class) String label();", "C", converter))
        .singleElement()
        .asString()
        .startsWith("X.java:7: [NotAConverter] acme.C ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "public abstract class C implements dev.veduta.type.Converter<String, Money> {}",
        "public interface C extends dev.veduta.type.Converter<String, Money> {}",
        "public class C<A> extends B { static final C<?> INSTANCE = new C<String>(); }" + BASE,
        "public class C extends B { public C(int some) {} }" + BASE,
        "public class C extends B { private C() {} }" + BASE,
        "public class C extends B { private C() {} static final B INSTANCE = new C(); }" + BASE,
        "public enum C implements dev.veduta.type.Converter<String, Money> { ONE;"
            + " public Money fromColumn(String s) { return null; }"
            + " public String toColumn(Money s) { return null; } }"
      })
  void converterNotCreatable(String converter) {
    assertThat(ordered("@Convert(C.class) Money label();", "C", converter))
        .containsExactly(
            "X.java:7: [ConverterNotCreatable] generated code cannot make a C. Let it be a public"
                + " class without type parameters that has a public constructor without parameters,"
                + " or a public static field INSTANCE of its own type.");
  }

  @Test
  void aConverterOfAnotherPackageNeedsAPublicConstructor() {
    assertThat(
            Shop.javac(catalog)
                .source(
                    "other/C.java",
                    "package other;",
                    "public class C extends acme.MoneyConverter { C() {} }")
                .source(
                    "acme/package-info.java",
                    "@dev.veduta.annotation.Convert(other.C.class)",
                    "@dev.veduta.annotation.Views(schema = \"shop\")",
                    "package acme;")
                .problems())
        .singleElement()
        .asString()
        .startsWith("package-info.java:1: [ConverterNotCreatable] generated code cannot make a C.");
  }

  @Test
  void convertedTwice() {
    assertThat(ordered("@Json @Convert(MoneyConverter.class) Money price();"))
        .containsExactly(
            "X.java:7: [ConvertedTwice] price has more than one of @Convert and @Json. Leave one of"
                + " them.");
    assertThat(
            ordered("@Convert(MoneyConverter.class) @Convert(MoneyConverter.class) Money price();"))
        .singleElement()
        .asString()
        .startsWith("X.java:7: [ConvertedTwice] ");
  }

  @Test
  void jacksonMissing() {
    assertThat(
            Shop.javacWithoutJackson(catalog)
                .declaring("X", "@View(\"shop.orders\") interface X {", "  @Json Line doc();", "}")
                .problems())
        .containsExactly(
            "X.java:7: [JacksonMissing] @Json needs Jackson, and neither 3 nor 2 is on the class"
                + " path. Add tools.jackson.core:jackson-databind or"
                + " com.fasterxml.jackson.core:jackson-databind.");
  }

  @Test
  void converterMisfit() {
    assertThat(ordered("@Convert(MoneyConverter.class) Money id();"))
        .containsExactly(
            "X.java:7: [ConverterMisfit] shop.orders, column \"id\" of type text: MoneyConverter"
                + " converts BigDecimal, and the column is read as String. Choose another converter."
                + " If the view changed, run veduta:reflect.");
    assertThat(ordered("@Convert(Status.class) Status pad();"))
        .singleElement()
        .asString()
        .as("padded texts have more labels than one")
        .contains("[ConverterMisfit] shop.orders, column \"pad\" of type bpchar: Status converts");
  }

  @Test
  void converterMisfitForNullsInside() {
    assertThat(
            ordered(
                "@Convert(C.class) Money tags();",
                "C",
                "public class C implements dev.veduta.type.Converter<List<String>, Money> {"
                    + " public Money fromColumn(List<String> s) { return null; }"
                    + " public List<String> toColumn(Money s) { return null; } }"))
        .singleElement()
        .asString()
        .contains(
            "C converts List<String>, and the column is read as List<@Nullable String> or"
                + " List<@Nullable List<@Nullable String>> or");
  }

  @Test
  void jsonMisfit() {
    assertThat(ordered("@Json @Nullable Line label();"))
        .containsExactly(
            "X.java:7: [JsonMisfit] shop.orders, column \"label\" of type text: @Json reads columns of"
                + " type json and jsonb. Name a Converter of your own with @Convert, which can read"
                + " any type, or cast the column in the view and run veduta:reflect.");
  }

  @Test
  void whatARecordWouldShareIsNoJson() {
    assertThat(ordered("@Json Line @Nullable [] doc();"))
        .singleElement()
        .asString()
        .startsWith("X.java:7: [WrongType] shop.orders, column \"doc\" of type jsonb, cannot be");
  }

  @Test
  void noTypeMatches() {
    assertThat(
            Shop.javac(catalog)
                .source(
                    "acme/package-info.java",
                    "@Convert(value = MoneyConverter.class,",
                    "    type = {\"numeric\",",
                    "      \"shop.amuont\",",
                    "      \"integer\"})",
                    "@Views(schema = \"shop\")",
                    "@Views(schema = \"shop\", columns = \"id\")",
                    "package acme;",
                    "import dev.veduta.annotation.*;")
                .problems())
        .filteredOn(it -> !it.contains("[NameCollision]"))
        .containsExactly(
            "package-info.java:3: [NoTypeMatches] no column of any view in the catalog is of the type"
                + " \"shop.amuont\"; did you mean \"shop.amount\"? Name it as pg_type does, such as"
                + " shop.amount, or int4 for integer, or leave it out. If a view changed, run"
                + " veduta:reflect.",
            "package-info.java:4: [NoTypeMatches] no column of any view in the catalog is of the type"
                + " \"integer\". Name it as pg_type does, such as shop.amount, or int4 for integer,"
                + " or leave it out. If a view changed, run veduta:reflect.");
  }

  @Test
  void aTypeThatOtherRecordsOfThePackageHaveMatches() {
    Shop.javac(catalog)
        .source(
            "acme/package-info.java",
            "@dev.veduta.annotation.Convert(value = MoneyConverter.class, type = \"shop.amount\")",
            "package acme;")
        .declaring("X", "@View(\"s.v\") interface X {}")
        .with(view("s", "v").column("a", "int4").build())
        .compiled();
  }

  @Test
  void otherConvertedType() {
    assertThat(ordered("@Convert(MoneyConverter.class) BigDecimal price();"))
        .containsExactly(
            "X.java:7: [OtherConvertedType] shop.orders, column \"price\" is converted to Money, and"
                + " the accessor returns BigDecimal. Change the accessor's type, or choose another"
                + " converter.");
  }

  @Test
  void ambiguousConverter() {
    Javac javac =
        Shop.javac(catalog)
            .declaring("Second", "public class Second extends MoneyConverter {}")
            .source(
                "acme/package-info.java",
                "@Convert(value = MoneyConverter.class, type = \"numeric\")",
                "@Convert(value = Second.class, type = \"pg_catalog.numeric\")",
                "package acme;",
                "import dev.veduta.annotation.*;");
    assertThat(
            javac
                .declaring("X", "@View(\"shop.orders\") interface X {", "  Money price();", "}")
                .declaring("Y", "@View(\"shop.orders\") interface Y {}")
                .problems())
        .containsExactly(
            "X.java:7: [AmbiguousConverter] shop.orders, column \"price\" could be converted by"
                + " MoneyConverter and Second of the package. Say which by @Convert on an accessor,"
                + " or leave one.",
            "Y.java:6: [AmbiguousConverter] shop.orders, column \"weight\" could be converted by"
                + " MoneyConverter and Second of the package. Say which by @Convert on an accessor,"
                + " or leave one.");
  }

  @Test
  void repeatedLabel() {
    assertThat(ordered("E status();", "E", "public enum E { @Label(\"B\") A, B }"))
        .containsExactly(
            "X.java:7: [RepeatedLabel] A and B of E stand for one label, \"B\". Give one another"
                + " with @Label.");
  }

  @Test
  void labelsAndConstantsThatMissEachOther() {
    assertThat(
            ordered(
                "@Nullable List<@Nullable E> moods();",
                "E",
                "public enum E { @Label(\"sad\") SAD, @Label(\"so_so\") SO_SO }"))
        .containsExactly(
            "X.java:7: [LabelWithoutConstant] shop.orders, column \"moods\": the label \"so-so\" of"
                + " shop.mood is that of no constant of E. Add one, or say with @Label which it is.",
            "X.java:7: [LabelWithoutConstant] shop.orders, column \"moods\": the label \"a \"b\"\" of"
                + " shop.mood is that of no constant of E. Add one, or say with @Label which it is.",
            "X.java:7: [ConstantWithoutLabel] shop.orders, column \"moods\": E.SO_SO stands for the"
                + " label \"so_so\", which shop.mood does not have; did you mean \"so-so\"? Say its"
                + " label with @Label, or remove it; if the type changed, run veduta:reflect.");
  }

  @Test
  void anEnumOfOtherLabels() {
    assertThat(ordered("@Nullable Status mood();"))
        .containsExactly(
            "X.java:7: [OtherLabels] shop.orders, column \"mood\": Status stands for \"OPEN\", \"shut\","
                + " and none of these is a label of shop.mood, which has \"sad\", \"so-so\", \"a"
                + " \"b\"\". Return an enum for that type, or say the labels with @Label; if the type"
                + " changed, run veduta:reflect.");
  }

  private List<String> ordered(String accessor, String... classAndText) {
    Javac javac = Shop.javac(catalog);
    if (classAndText.length > 0) {
      javac.declaring(classAndText[0], classAndText[1]);
    }
    return javac
        .declaring("X", "@View(\"shop.orders\") interface X {", "  " + accessor, "}")
        .problems();
  }
}
