package dev.veduta.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last run that succeeded: what it followed from, and what it warned of.
 *
 * @param file where that is kept, in the build's output directory
 */
public record LastRun(Path file) {
  /** Whether a run is known at all, so that it is worth naming what this one follows from. */
  public boolean isKnown() {
    return Files.isRegularFile(file);
  }

  /**
   * What the last run warned of, if it followed from the same.
   *
   * @throws IOException if it cannot be read
   */
  public Optional<List<String>> warnings(Fingerprint fingerprint) throws IOException {
    List<String> lines = Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
    return lines.isEmpty() || !lines.get(0).equals(fingerprint.value())
        ? Optional.empty()
        : Optional.of(lines.subList(1, lines.size()));
  }

  /**
   * Keeps a run that succeeded.
   *
   * @param warnings a line each
   * @throws IOException if it cannot be written
   */
  public void remember(Fingerprint fingerprint, List<String> warnings) throws IOException {
    List<String> lines = new ArrayList<>(List.of(fingerprint.value()));
    lines.addAll(warnings);
    AtomicFile.replace(file, String.join("\n", lines).getBytes(UTF_8));
  }
}
