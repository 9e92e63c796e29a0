package dev.veduta.processor.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.processor.naming.NamingScheme.Strip;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingSchemeTest {
  private static final NamingScheme SCHEME =
      new NamingScheme(
          new Strip(List.of("v_"), List.of("_view", "_mv")),
          new Strip(List.of("c_", "c_x_"), List.of("_txt")));

  @ParameterizedTest
  @CsvSource({
    "v_customer, Customer",
    "customer_view, Customer",
    "v_customer_mv, Customer",
    "customer, Customer",
    "v_, VView",
  })
  void stripsOnePrefixAndOneSuffixOfAView(String view, String name) {
    assertThat(SCHEME.viewClass(view)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "c_label_txt, label",
    "c_x_label, xLabel",
    "c_, c",
    "c_class, class_",
    "user_id, userId",
  })
  void stripsOnePrefixAndOneSuffixOfAColumn(String column, String name) {
    assertThat(SCHEME.component(column)).isEqualTo(name);
  }
}
