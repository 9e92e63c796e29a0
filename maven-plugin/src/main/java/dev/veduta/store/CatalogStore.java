package dev.veduta.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import dev.veduta.catalog.CatalogDirectory;
import dev.veduta.catalog.CatalogFormatException;
import dev.veduta.catalog.CatalogJson;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.QualifiedName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads and writes the catalog as a whole. Whatever interrupts it, each file is whole; runs at the
 * same time take turns.
 *
 * @param directory where the catalog lies
 * @param lock a file that stands for the right to write it
 */
public record CatalogStore(CatalogDirectory directory, Path lock) {
  /**
   * Every view, by name.
   *
   * @throws CatalogFormatException if a file cannot be understood
   * @throws IOException if a file cannot be read
   */
  public List<CatalogView> read() throws IOException, CatalogFormatException {
    List<CatalogView> views = new ArrayList<>();
    for (QualifiedName name : directory.names()) {
      directory.find(name).ifPresent(views::add);
    }
    return views;
  }

  /**
   * Makes these views the whole catalog: files that differ are replaced, those of other views
   * removed, and files that are not of a catalog left alone.
   *
   * @throws IOException if something cannot be written; some files then have been
   */
  public Changes write(List<CatalogView> views) throws IOException {
    Map<Path, byte[]> contents = new TreeMap<>();
    List<byte[]> texts =
        views.parallelStream().map(it -> CatalogJson.write(it).getBytes(UTF_8)).toList();
    for (int i = 0; i < texts.size(); i++) {
      contents.put(directory.fileOf(views.get(i).name()), texts.get(i));
    }
    return RunLock.holding(
        lock, () -> new FileTree(directory.root()).replace(contents, catalogFiles()));
  }

  private Set<Path> catalogFiles() throws IOException {
    return directory.names().stream().map(directory::fileOf).collect(toSet());
  }
}
