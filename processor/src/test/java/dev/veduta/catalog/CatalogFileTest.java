package dev.veduta.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogFileTest {
  @ParameterizedTest
  @CsvSource({
    "quick_bits, field-view, quick_bits/field-view.json",
    "s, Field, s/%46ield.json",
    "s, a.b, s/a%2Eb.json",
    "s, ../../etc/passwd, s/%2E%2E%2F%2E%2E%2Fetc%2Fpasswd.json",
    "s, a\\b:c*, s/a%5Cb%3Ac%2A.json",
    "s, é, s/%C3%A9.json",
    "s, 100%, s/100%25.json",
    "con, nul, %63on/%6Eul.json",
    "s, lpt1, s/%6Cpt1.json",
    "s, console, s/console.json"
  })
  void path(String schema, String name, String path) {
    assertThat(CatalogFile.pathOf(new QualifiedName(schema, name))).isEqualTo(path);
  }

  @Test
  void anyNameStaysInItsDirectoryAndComesBack() {
    Random random = new Random(11);
    for (int i = 0; i < 50_000; i++) {
      String name = Catalogs.text(random, 1 + random.nextInt(20));
      String encoded = CatalogFile.encode(name);
      if (!encoded.matches("[a-z0-9_%A-F-]+") || !CatalogFile.decode(encoded).equals(name)) {
        throw new AssertionError(name + " became " + encoded);
      }
    }
  }

  @Test
  void namesThatDifferInCaseHaveFilesThatDifferOtherwise() {
    assertThat(CatalogFile.encode("Field")).isNotEqualToIgnoringCase(CatalogFile.encode("field"));
  }
}
