package dev.veduta.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.TestInfo;

/**
 * Expected text, addressed by test: {@code src/test/resources/golden/<TestClass>/<test>.java}. With
 * {@code -Dveduta.golden.update=true} it is written instead of compared.
 */
final class Golden {
  private Golden() {}

  static void assertGolden(TestInfo test, String actual) {
    Path file =
        Path.of(
            "src/test/resources/golden",
            test.getTestClass().orElseThrow().getSimpleName(),
            test.getTestMethod().orElseThrow().getName() + ".java");
    try {
      if (Boolean.getBoolean("veduta.golden.update")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, actual);
      }
      assertThat(file)
          .as("the golden belongs there; -Dveduta.golden.update=true writes it:%n%s", actual)
          .exists();
      assertThat(actual).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
