package dev.veduta.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;

class RegistrationTest {
  @Test
  void javacFindsTheProcessor() {
    assertThat(ServiceLoader.load(Processor.class).stream().map(ServiceLoader.Provider::type))
        .contains(ViewProcessor.class);
  }

  /** One enum may serve many views, so each output depends on many inputs. */
  @Test
  void gradleRunsItIncrementallyAsAggregating() throws IOException {
    try (InputStream file =
        ViewProcessor.class.getResourceAsStream(
            "/META-INF/gradle/incremental.annotation.processors")) {
      assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8).strip())
          .isEqualTo(ViewProcessor.class.getName() + ",aggregating");
    }
  }
}
