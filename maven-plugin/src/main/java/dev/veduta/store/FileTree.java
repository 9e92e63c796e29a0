package dev.veduta.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Files below one directory that all follow from one input. Whatever interrupts a change, each file
 * is whole.
 *
 * @param root the directory; it need not exist
 */
public record FileTree(Path root) {
  /** The files in it, in order. */
  public List<Path> files() throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> all =
        Files.find(
            root,
            Integer.MAX_VALUE,
            (path, attributes) -> attributes.isRegularFile(),
            FileVisitOption.FOLLOW_LINKS)) {
      return all.sorted().toList();
    }
  }

  /**
   * Writes files whose content differs, on all cores, then removes others. What is the same keeps
   * its time.
   *
   * @param contents what is to be there
   * @param owned what may be removed if it is not among them
   * @throws IOException if something cannot be written; some files then have been
   */
  public Changes replace(Map<Path, byte[]> contents, Set<Path> owned) throws IOException {
    Set<Path> present = new HashSet<>(files());
    int written = write(contents, present);
    Set<Path> gone = new TreeSet<>(owned);
    gone.removeAll(contents.keySet());
    int removed = 0;
    for (Path file : gone) {
      removed += Files.deleteIfExists(file) ? 1 : 0;
    }
    for (Path file : present.stream().filter(AtomicFile::isLeftover).toList()) {
      Files.deleteIfExists(file);
    }
    for (Path file : gone) {
      removeEmptyParents(file);
    }
    return new Changes(written, removed);
  }

  private static int write(Map<Path, byte[]> contents, Set<Path> present) throws IOException {
    for (Path directory :
        contents.keySet().stream().map(AtomicFile::parentOf).collect(Collectors.toSet())) {
      Files.createDirectories(directory);
    }
    try {
      return contents.entrySet().parallelStream()
          .mapToInt(it -> write(it.getKey(), it.getValue(), present.contains(it.getKey())))
          .sum();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static int write(Path file, byte[] content, boolean isThere) {
    try {
      if (isThere && AtomicFile.hasContent(file, content)) {
        return 0;
      }
      AtomicFile.write(file, content);
      return 1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void removeEmptyParents(Path file) throws IOException {
    Path directory = file.getParent();
    while (directory != null && !directory.equals(root) && directory.startsWith(root)) {
      try {
        Files.deleteIfExists(directory);
      } catch (DirectoryNotEmptyException e) {
        return;
      }
      directory = directory.getParent();
    }
  }
}
