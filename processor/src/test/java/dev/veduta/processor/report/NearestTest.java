package dev.veduta.processor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  @Test
  void lettersThatChangePlacesAreOneKeystroke() {
    assertThat(Nearest.to("titel", List.of("id", "title"))).contains("title");
    assertThat(Nearest.to("di", List.of("id", "title"))).contains("id");
  }

  @Test
  void isNoneWhereAllAreFar() {
    assertThat(Nearest.to("name", List.of("id", "title"))).isEmpty();
    assertThat(Nearest.to("", List.of("title"))).isEmpty();
  }
}
