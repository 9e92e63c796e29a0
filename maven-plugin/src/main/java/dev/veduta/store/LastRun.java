package dev.veduta.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The fingerprint of the last run that succeeded.
 *
 * @param file where it is kept, in the build's output directory
 */
public record LastRun(Path file) {
  /** Whether the last run had this fingerprint. */
  public boolean was(Fingerprint fingerprint) throws IOException {
    return Files.isRegularFile(file) && Files.readString(file).equals(fingerprint.value());
  }

  /** Keeps the fingerprint of a run that succeeded. */
  public void remember(Fingerprint fingerprint) throws IOException {
    AtomicFile.replace(file, fingerprint.value().getBytes(UTF_8));
  }
}
