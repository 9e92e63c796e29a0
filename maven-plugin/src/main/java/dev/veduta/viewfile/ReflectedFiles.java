package dev.veduta.viewfile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veduta.catalog.QualifiedName;
import dev.veduta.source.SourceException;
import dev.veduta.store.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The view files as they were when the catalog was written, kept in the catalog to be committed
 * with it: whoever has the one has the other.
 *
 * @param catalog the catalog's directory
 */
public record ReflectedFiles(Path catalog) {
  private static final String NAME = "view-files.txt";

  /**
   * Keeps that the catalog follows from these.
   *
   * @throws IOException if it cannot be written
   */
  public void remember(FilePrints prints) throws IOException {
    if (prints.hashes().isEmpty()) {
      Files.deleteIfExists(file());
    } else {
      AtomicFile.replace(file(), prints.text().getBytes(UTF_8));
    }
  }

  /**
   * What to say where view files changed since: {@code [ViewFilesChanged]}, or nothing.
   *
   * @throws SourceException if a view file cannot be read
   * @throws IOException if what was kept cannot be
   */
  public Optional<String> staleness(ViewFiles files) throws SourceException, IOException {
    List<String> changes = files.prints().changesSince(kept());
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "[ViewFilesChanged] the catalog in "
                + catalog
                + " is older than the view files in "
                + files.directory()
                + ": "
                + String.join(", ", changes)
                + ". Run mvn veduta:reflect and commit what changes in the catalog; a database that"
                + " is reflected without <applyViews> needs the files applied first.");
  }

  /** The views that had files when the catalog was written. */
  public Set<QualifiedName> views() throws IOException {
    Set<QualifiedName> views = new TreeSet<>();
    for (String path : kept().hashes().keySet()) {
      views.add(ViewFile.nameOf(Path.of(path)));
    }
    return views;
  }

  /** The view files as they were when the catalog was written. */
  FilePrints kept() throws IOException {
    return FilePrints.parse(Files.isRegularFile(file()) ? Files.readAllLines(file()) : List.of());
  }

  private Path file() {
    return catalog.resolve(NAME);
  }
}
