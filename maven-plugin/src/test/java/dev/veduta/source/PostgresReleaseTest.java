package dev.veduta.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresReleaseTest {
  @ParameterizedTest
  @ValueSource(ints = {13, 14, 15, 16, 17, 18})
  void knowsEveryMajor(int major) throws Exception {
    assertThat(PostgresRelease.of(major).version()).matches(major + "\\.\\d+\\.\\d+");
  }

  @Test
  void takesTheNewestByDefault() throws Exception {
    assertThat(PostgresRelease.of(null)).isEqualTo(PostgresRelease.of(18));
  }

  @Test
  void saysWhichMajorsThereAre() {
    assertThatThrownBy(() -> PostgresRelease.of(12))
        .hasMessageStartingWith("[PostgresUnknown]")
        .hasMessageContaining("[13, 14, 15, 16, 17, 18]");
  }

  @ParameterizedTest
  @CsvSource({
    "Linux,amd64,false,linux-amd64",
    "Linux,aarch64,false,linux-arm64v8",
    "Linux,amd64,true,linux-amd64-alpine",
    "Mac OS X,aarch64,false,darwin-arm64v8",
    "Mac OS X,x86_64,false,darwin-amd64",
    "Windows 11,amd64,false,windows-amd64"
  })
  void knowsMachines(String os, String architecture, boolean musl, String classifier)
      throws Exception {
    assertThat(Platform.of(os, architecture, musl).classifier()).isEqualTo(classifier);
  }

  @Test
  void saysWhatToDoOnOtherMachines() {
    assertThatThrownBy(() -> Platform.of("SunOS", "sparc", false))
        .hasMessageStartingWith("[PostgresUnavailable]")
        .hasMessageContaining("<url>");
  }
}
