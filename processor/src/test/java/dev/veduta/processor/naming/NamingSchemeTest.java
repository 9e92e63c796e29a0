package dev.veduta.processor.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingSchemeTest {
  @ParameterizedTest
  @CsvSource({
    "v_customer, Customer",
    "customer_view, Customer",
    "v_customer_mv, Customer",
    "customer, Customer",
    "v_, VView",
  })
  void stripsOnePrefixAndOneSuffix(String view, String name) {
    NamingScheme scheme = new NamingScheme(List.of("v_"), List.of("_view", "_mv"));
    assertThat(scheme.viewClass(view)).isEqualTo(name);
  }
}
