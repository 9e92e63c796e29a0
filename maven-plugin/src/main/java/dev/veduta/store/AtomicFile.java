package dev.veduta.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;

/** Files replaced as a whole: a reader sees the old content or the new, whatever happens. */
public final class AtomicFile {
  private static final String PREFIX = ".veduta-";

  private AtomicFile() {}

  /**
   * Gives a file this content; one that has it already is not touched.
   *
   * @return whether it had to be written
   * @throws IOException if it cannot be
   */
  public static boolean replace(Path file, byte[] content) throws IOException {
    if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
      return false;
    }
    Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Files.createDirectories(directory);
    Path aside = directory.resolve(PREFIX + UUID.randomUUID());
    try {
      Files.write(aside, content, StandardOpenOption.CREATE_NEW);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(aside);
    }
    return true;
  }

  /**
   * Makes a file with this content.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is one, which stays as it is
   * @throws IOException if it cannot be written
   */
  public static void create(Path file, byte[] content) throws IOException {
    Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Files.createDirectories(directory);
    Path aside = directory.resolve(PREFIX + UUID.randomUUID());
    try {
      Files.write(aside, content, StandardOpenOption.CREATE_NEW);
      Files.move(aside, file);
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  /** Whether a file was left behind by a run that was killed. */
  static boolean isLeftover(Path file) {
    return file.getFileName().toString().startsWith(PREFIX);
  }
}
