package dev.veduta.internal.stale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  @Test
  void isTheNameWithTheFewestEdits() {
    assertThat(Nearest.to("label", List.of("labels", "labels2", "id"))).contains("labels");
    assertThat(Nearest.to("label", List.of("lable"))).contains("lable");
    assertThat(Nearest.to("order_index", List.of("orderidx"))).contains("orderidx");
  }

  @Test
  void isNoneWhereAllAreFar() {
    assertThat(Nearest.to("label", List.of("amount", "id"))).isEmpty();
    assertThat(Nearest.to("label", List.of())).isEmpty();
  }
}
