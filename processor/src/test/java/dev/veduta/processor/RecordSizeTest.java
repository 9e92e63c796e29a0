package dev.veduta.processor;

import static dev.veduta.processor.Views.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.CatalogView;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The largest record compiles, and the next is refused. */
class RecordSizeTest {
  @TempDir Path catalog;

  @Test
  void holds254Ints() {
    Javac.on(catalog, wide(254, "int4")).allOf("s").compiled();
  }

  @Test
  void refuses255Ints() {
    assertThat(Javac.on(catalog, wide(255, "int4")).allOf("s").problems().get(0))
        .contains("[TooManyComponents] s.wide has 255 columns that take 255 parameter slots")
        .contains("the first 254 columns, up to \"c254\", would fit");
  }

  @Test
  void holds127Longs() {
    Javac.on(catalog, wide(127, "int8")).allOf("s").compiled();
  }

  @Test
  void refuses128Doubles() {
    assertThat(Javac.on(catalog, wide(128, "float8")).allOf("s").problems().get(0))
        .contains("[TooManyComponents] s.wide has 128 columns that take 256 parameter slots")
        .contains("the first 127 columns, up to \"c127\", would fit");
  }

  @Test
  void holds254BoxedLongs() {
    Views nullable = view("s", "wide");
    for (int i = 1; i <= 254; i++) {
      nullable.column("c" + i, "int8");
    }
    Javac.on(catalog, nullable.build()).allOf("s").compiled();
  }

  @Test
  void holdsNothing() {
    Javac.on(catalog, view("s", "nothing").build()).allOf("s").compiled();
  }

  @Test
  void anAccessorForSomeColumnsIsEnough() {
    Javac.on(catalog, wide(1_600, "int4"))
        .declaring("X", "@View(\"s.wide\")", "interface X { int c1(); int c1600(); }")
        .compiled();
  }

  private static CatalogView wide(int columns, String type) {
    Views wide = view("s", "wide");
    for (int i = 1; i <= columns; i++) {
      wide.notNull("c" + i, type);
    }
    return wide.build();
  }
}
