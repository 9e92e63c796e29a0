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
    if (Files.isRegularFile(file) && hasContent(file, content)) {
      return false;
    }
    Files.createDirectories(parentOf(file));
    write(file, content);
    return true;
  }

  /** Whether a file, which exists, has this content already. */
  static boolean hasContent(Path file, byte[] content) throws IOException {
    return Arrays.equals(Files.readAllBytes(file), content);
  }

  /** The directory that a file is in, or will be. */
  static Path parentOf(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }

  /** Gives a file this content. Its directory exists. */
  static void write(Path file, byte[] content) throws IOException {
    Path aside = parentOf(file).resolve(PREFIX + UUID.randomUUID());
    try {
      Files.write(aside, content, StandardOpenOption.CREATE_NEW);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(aside);
      throw e;
    }
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
