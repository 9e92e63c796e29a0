package dev.veduta.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CatalogJsonTest {
  private static final String ADVICE =
      ". Restore the file from version control, or write it anew with veduta:reflect.";

  @Test
  void whatIsWrittenIsReadAgain() throws CatalogFormatException {
    Catalogs catalogs = new Catalogs(new Random(3));
    for (int i = 0; i < 2_000; i++) {
      CatalogView view = catalogs.view();
      String json = CatalogJson.write(view);
      assertThat(CatalogJson.read(json, "v.json")).isEqualTo(view);
      assertThat(CatalogJson.write(view)).isEqualTo(json).endsWith("}\n");
    }
  }

  @Test
  void theLocaleLeavesNoTrace() {
    CatalogView view = new Catalogs(new Random(5)).view();
    String before = CatalogJson.write(view);
    Locale locale = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    try {
      assertThat(CatalogJson.write(view)).isEqualTo(before);
    } finally {
      Locale.setDefault(locale);
    }
  }

  @Test
  void mergeMarkers() {
    assertRefused(
        "{\n  \"format\": 1,\n<<<<<<< HEAD\n  \"schema\": \"s\",\n=======\n",
        3,
        "an unresolved merge conflict");
  }

  @Test
  void duplicateKeys() {
    assertThat(refused("{\n  \"format\": 1,\n  \"schema\": \"s\",\n  \"schema\": \"t\"\n}\n"))
        .satisfies(it -> assertThat(it.line()).isEqualTo(4))
        .hasMessageContaining("Duplicate field 'schema'");
  }

  @Test
  void truncatedAnywhere() {
    String whole = CatalogJson.write(new Catalogs(new Random(9)).view()).strip();
    for (int end = 0; end < whole.length(); end++) {
      CatalogFormatException refused = refused(whole.substring(0, end));
      assertThat(refused.line()).isBetween(1, (int) whole.lines().count());
    }
  }

  @Test
  void garbageNeverEscapesAsAnotherException() {
    String whole = CatalogJson.write(new Catalogs(new Random(9)).view());
    Random random = new Random(1);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder(whole);
      for (int j = 0; j <= random.nextInt(4); j++) {
        text.setCharAt(
            random.nextInt(text.length()), "{}[]\",:0a\n\u0000\ud800".charAt(random.nextInt(12)));
      }
      try {
        CatalogJson.read(text.toString(), "v.json");
      } catch (CatalogFormatException expected) {
        assertThat(expected.line()).isPositive();
      }
    }
  }

  @Test
  void unknownFormat() {
    assertRefused(
        "{\n  \"format\": 2,\n  \"schema\": \"s\"}",
        2,
        "format 2 is not known to this version of Veduta, which reads 1");
  }

  @Test
  void missingMember() {
    assertRefused("{\"format\": 1,\n \"schema\": \"s\"}", 1, "\"name\" is missing");
  }

  @Test
  void wrongKindOfMember() {
    assertRefused(
        "{\"format\": 1, \"schema\": \"s\", \"name\": \"n\",\n\"kind\": \"SYNONYM\"}",
        2,
        "\"kind\" must be one of [VIEW, MATERIALIZED_VIEW, TABLE, PARTITIONED_TABLE, FOREIGN_TABLE]");
  }

  @Test
  void deepNesting() {
    assertThat(refused("{\"format\": 1, \"columns\":\n" + "[".repeat(100_000)))
        .satisfies(it -> assertThat(it.line()).isEqualTo(2));
  }

  @Test
  void somethingAfterTheEnd() {
    String json = CatalogJson.write(new Catalogs(new Random(9)).view());
    assertThat(refused(json + "{}")).hasMessageContaining("something follows the end of the JSON");
  }

  @Test
  void notAnObject() {
    assertRefused("[]", 1, "an object belongs here");
    assertThatThrownBy(() -> CatalogJson.read("", "v.json"))
        .isInstanceOf(CatalogFormatException.class);
  }

  private static void assertRefused(String json, int line, String why) {
    assertThat(refused(json))
        .hasMessage("[CatalogUnreadable] v.json:" + line + ": " + why + ADVICE);
  }

  private static CatalogFormatException refused(String json) {
    CatalogFormatException refused =
        catchThrowableOfType(CatalogFormatException.class, () -> CatalogJson.read(json, "v.json"));
    assertThat(refused).as(json).isNotNull();
    assertThat(refused.file()).isEqualTo("v.json");
    return refused;
  }
}
