package dev.veduta.viewfile;

import static java.util.Comparator.comparing;

import dev.veduta.catalog.QualifiedName;
import dev.veduta.source.SourceException;
import dev.veduta.view.ServerKind;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The view files of a project. Sees them as they are when asked.
 *
 * @param directory the directory that holds a directory for each schema; it need not exist
 */
public record ViewFiles(Path directory) {
  /**
   * All of them, for whatever server, in the order of their paths.
   *
   * @throws SourceException if one cannot be read, or its name not be understood
   */
  public List<ViewFile> find() throws SourceException {
    List<ViewFile> found = new ArrayList<>();
    Map<List<Object>, ViewFile> known = new HashMap<>();
    for (Path file : scripts()) {
      ViewFile each = ViewFile.read(directory, file);
      ViewFile other = known.put(List.of(each.name(), each.variant()), each);
      if (other != null) {
        throw new SourceException(
            "ViewFileDuplicate",
            other.script().file()
                + " and "
                + file
                + " both define "
                + each.name()
                + " for the same servers. Delete one.");
      }
      found.add(each);
    }
    return found;
  }

  /**
   * What tells whether any of them changed.
   *
   * @throws SourceException as {@link #find}
   */
  public FilePrints prints() throws SourceException {
    return FilePrints.of(this, find());
  }

  /** A file's path in the directory, with {@code /}. */
  String pathOf(ViewFile file) {
    return directory.relativize(file.script().file()).toString().replace('\\', '/');
  }

  /** Of each view the file for this server, if it has one, by name. */
  public static List<ViewFile> choose(List<ViewFile> files, ServerKind server) {
    Map<QualifiedName, ViewFile> chosen = new TreeMap<>();
    files.stream()
        .filter(file -> file.variant().fits(server))
        .sorted(comparing(ViewFile::variant))
        .forEach(file -> chosen.put(file.name(), file));
    return List.copyOf(chosen.values());
  }

  private List<Path> scripts() throws SourceException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
      return files
          .filter(file -> Files.isRegularFile(file))
          .filter(file -> file.getFileName().toString().endsWith(ViewFile.SUFFIX))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new SourceException(
          "ScriptUnreadable",
          directory + " cannot be listed: " + e + ". Check its permissions.",
          e);
    }
  }
}
