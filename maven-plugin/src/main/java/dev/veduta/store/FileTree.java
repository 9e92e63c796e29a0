package dev.veduta.store;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
    try (Stream<Path> all = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /**
   * Writes files whose content differs, then removes others. What is the same keeps its time.
   *
   * @param contents what is to be there
   * @param owned what may be removed if it is not among them
   * @throws IOException if something cannot be written; the files before it then have been
   */
  public Changes replace(Map<Path, byte[]> contents, Set<Path> owned) throws IOException {
    int written = 0;
    for (Map.Entry<Path, byte[]> each : contents.entrySet()) {
      written += AtomicFile.replace(each.getKey(), each.getValue()) ? 1 : 0;
    }
    Set<Path> gone = new TreeSet<>(owned);
    gone.removeAll(contents.keySet());
    int removed = 0;
    for (Path file : gone) {
      removed += Files.deleteIfExists(file) ? 1 : 0;
    }
    for (Path file : files().stream().filter(AtomicFile::isLeftover).toList()) {
      Files.deleteIfExists(file);
    }
    for (Path file : gone) {
      removeEmptyParents(file);
    }
    return new Changes(written, removed);
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
