package dev.veduta.viewfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.QualifiedName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameAtTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "s.v where|s|v",
        "S.V;|s|v",
        "v)||v",
        "\"S\" . \"a \"\"b\"|S|a \"b",
        "straße$1.größe|straße$1|größe",
        "s.v.column|s|v"
      })
  void readsANameAsTheServerDoes(String text, String schema, String name) {
    assertThat(NameAt.read("from " + text, 5)).isEqualTo(new NameAt(schema, name));
  }

  @ParameterizedTest
  @CsvSource({"(1)", "''", "1a"})
  void knowsWhatIsNoName(String text) {
    assertThat(NameAt.read(text, 0)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"s, v, true", ", v, true", "t, v, false", "s, w, false"})
  void mayBeTheNameOfAView(String schema, String name, boolean may) {
    assertThat(new NameAt(schema, name).isOf(new QualifiedName("s", "v"))).isEqualTo(may);
  }
}
