package dev.veduta.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
  @TempDir Path root;

  @Test
  void keepsPartsApart() {
    assertThat(new Fingerprint().with("ab").with("c").value())
        .isEqualTo(new Fingerprint().with("ab").with("c").value())
        .isNotEqualTo(new Fingerprint().with("a").with("bc").value());
    assertThat(new Fingerprint().with(List.of("a")).with(List.of("b", "c")).value())
        .isNotEqualTo(new Fingerprint().with(List.of("a", "b")).with(List.of("c")).value());
  }

  @Test
  void seesFilesEditedRenamedAddedAndRemoved() throws Exception {
    Path file = Files.writeString(Files.createDirectories(root.resolve("a")).resolve("b"), "1");
    String before = files();

    Files.writeString(file, "2");
    assertThat(files()).isNotEqualTo(before);
    Files.writeString(file, "1");
    assertThat(files()).isEqualTo(before);
    Files.move(file, root.resolve("a/c"));
    assertThat(files()).isNotEqualTo(before);
    Files.move(root.resolve("a/c"), file);
    Files.writeString(root.resolve("d"), "");
    assertThat(files()).isNotEqualTo(before);
    Files.delete(root.resolve("d"));
    assertThat(files()).isEqualTo(before);
    Files.delete(file);
    assertThat(files()).isNotEqualTo(before);
  }

  @Test
  void seesThroughLinks() throws Exception {
    Path file = Files.writeString(Files.createDirectories(root.resolve("there")).resolve("a"), "1");
    Path link = Files.createSymbolicLink(root.resolve("here"), root.resolve("there"));
    String before = new Fingerprint().withFiles(link).value();

    Files.writeString(file, "2");
    assertThat(new Fingerprint().withFiles(link).value()).isNotEqualTo(before);
  }

  @Test
  void remembersTheLastRun() throws Exception {
    LastRun run = new LastRun(root.resolve("target/veduta/run"));
    Fingerprint one = new Fingerprint().with("1");

    assertThat(run.warnings(one)).isEmpty();
    run.remember(one, List.of("a", "b"));
    assertThat(run.warnings(one)).contains(List.of("a", "b"));
    assertThat(run.warnings(new Fingerprint().with("2"))).isEmpty();
    run.remember(one, List.of());
    assertThat(run.warnings(one)).contains(List.of());
  }

  private String files() throws Exception {
    return new Fingerprint().withFiles(root).value();
  }
}
