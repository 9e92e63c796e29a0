package dev.veduta.catalog;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A catalog on disk, read view by view. Thread-safe; sees files as they are when asked.
 *
 * @param root the directory that holds a directory for each schema
 */
public record CatalogDirectory(Path root) {
  /** Whether there is a catalog at all. */
  public boolean exists() {
    return Files.isDirectory(root);
  }

  /**
   * The relations it holds, in order; none if the directory does not exist.
   *
   * @throws IOException if the directory cannot be read
   */
  public NavigableSet<QualifiedName> names() throws IOException {
    NavigableSet<QualifiedName> names = new TreeSet<>();
    if (!exists()) {
      return names;
    }
    try (Stream<Path> files = Files.walk(root, 2, FileVisitOption.FOLLOW_LINKS)) {
      files.filter(this::isCatalogFile).map(this::nameOf).forEach(names::add);
    }
    return names;
  }

  /**
   * Reads one relation.
   *
   * @throws CatalogFormatException if its file is not a catalog file, or that of another relation
   * @throws IOException if its file cannot be read
   */
  public Optional<CatalogView> find(QualifiedName name) throws IOException, CatalogFormatException {
    Path file = fileOf(name);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    CatalogView view = CatalogJson.read(text(file), file.toString());
    if (!view.name().equals(name)) {
      throw new CatalogFormatException(file.toString(), 1, "the file is that of " + view.name());
    }
    return Optional.of(view);
  }

  /** The file of a relation, whether it exists or not. */
  public Path fileOf(QualifiedName name) {
    return root.resolve(CatalogFile.pathOf(name));
  }

  private static String text(Path file) throws IOException, CatalogFormatException {
    try {
      return Files.readString(file);
    } catch (MalformedInputException e) {
      throw new CatalogFormatException(file.toString(), 1, "it is not UTF-8");
    }
  }

  private boolean isCatalogFile(Path path) {
    return root.relativize(path).getNameCount() == 2
        && path.getFileName().toString().endsWith(CatalogFile.SUFFIX);
  }

  private QualifiedName nameOf(Path file) {
    Path path = root.relativize(file);
    String name = path.getName(1).toString();
    return new QualifiedName(
        CatalogFile.decode(path.getName(0).toString()),
        CatalogFile.decode(name.substring(0, name.length() - CatalogFile.SUFFIX.length())));
  }
}
