package dev.veduta.processor.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaNamesTest {
  /** What hostile names are made of. */
  private static final String ALPHABET =
      "abzABZ019__  --$$\"'\\.,;:+*/<>(){}[]@#&|~^`!?%=\t\n\u0001\u007f\u00e9\u0130\u0131\u00df"
          + "\u0661\u200b\u200d\u202e\u2028\ufeff\u4e2d\uffff";

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "order_index, orderIndex",
        "ID, id",
        "user_ID, userId",
        "ORDER_INDEX, orderIndex",
        "EMail, eMail",
        "BusinessEntityID, businessEntityID",
        "some name, someName",
        "a__b, aB",
        "_a_, a",
        "2fa, _2fa",
        "1, _1",
        "class, class_",
        "null, null_",
        "record, record_",
        "Yield, yield_",
        "_, u005f",
        "getClass, getClass_",
        "hash_code, hashCode_",
        "to_string, toString_",
        "wait, wait_",
        "query, query_",
        "read, read_",
        "identity key, identityKey_",
        "$, u0024",
        "a$b, aB",
        "\\u002a\\u002f, u002aU002f",
        "café, cafU00e9",
        "é, u00e9",
        "😀, u1f600",
        "xmin, xmin",
        "+, u002b",
        "to, to",
        "módulo 2, mU00f3Dulo2"
      })
  void component(String column, String name) {
    assertThat(JavaNames.component(column)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "template_field_view, TemplateFieldView",
    "string, StringView",
    "View, ViewView",
    "columns, ColumnsView",
    "key, KeyView",
    "list, ListView",
    "object, ObjectView",
    "BusinessEntity, BusinessEntity",
    "1st, _1st",
    "t, TView",
    "class, ClassView"
  })
  void viewClass(String view, String name) {
    assertThat(JavaNames.viewClass(view)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "orderIndex, ORDER_INDEX",
    "businessEntityID, BUSINESS_ENTITY_ID",
    "class_, CLASS",
    "all, ALL_",
    "_2fa, _2FA",
    "fooURLBar, FOO_URL_BAR",
    "größe, GR_U00F6_U00DF_E",
    "snake_case, SNAKE_CASE"
  })
  void columnConstant(String component, String name) {
    assertThat(JavaNames.columnConstant(component)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"in progress, IN_PROGRESS", "'', EMPTY", "type, TYPE_", "1, _1", "+, U002B", "a+, A"})
  void enumConstant(String label, String name) {
    assertThat(JavaNames.enumConstant(label)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"orderIndex, order_index", "id, id", "orderID, order_id", "snake_case, snake_case"})
  void snake(String accessor, String column) {
    assertThat(JavaNames.snake(accessor)).isEqualTo(column);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "tr"})
  void anyIdentifierGivesValidAsciiNames(String language) {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(language));
    try {
      Random random = new Random(42);
      for (int i = 0; i < 20_000; i++) {
        String name = identifier(random);
        assertValid(name, JavaNames::component);
        assertValid(name, JavaNames::attribute);
        assertValid(name, JavaNames::viewClass);
        assertValid(name, JavaNames::typeClass);
        assertValid(name, JavaNames::enumConstant);
        assertValid(JavaNames.component(name), JavaNames::columnConstant);
        assertThat(Reserved.inRecord(JavaNames.component(name))).as(name).isFalse();
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void theTurkishILeavesNamesAlone() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    try {
      assertThat(JavaNames.component("ID")).isEqualTo("id");
      assertThat(JavaNames.columnConstant("id")).isEqualTo("ID");
      assertThat(JavaNames.viewClass("items")).isEqualTo("Items");
      assertThat(JavaNames.snake("orderIndex")).isEqualTo("order_index");
    } finally {
      Locale.setDefault(before);
    }
  }

  private static void assertValid(String name, UnaryOperator<String> naming) {
    String java = naming.apply(name);
    if (!java.matches("_?[A-Za-z0-9]+(_[A-Za-z0-9]+)*_?") || !SourceVersion.isName(java)) {
      throw new AssertionError("\"" + name + "\" became " + java);
    }
  }

  private static String identifier(Random random) {
    StringBuilder name = new StringBuilder();
    int length = 1 + random.nextInt(random.nextBoolean() ? 4 : 63);
    while (name.length() < length) {
      int pick = random.nextInt(10);
      if (pick == 0) {
        name.appendCodePoint(1 + random.nextInt(0x10ffff));
      } else if (pick == 1) {
        name.append("class record int getClass wait".split(" ")[random.nextInt(5)]);
      } else {
        name.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
    }
    return name.toString();
  }
}
