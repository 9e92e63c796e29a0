package dev.veduta.source;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the scripts to run, in their order: what was listed runs as listed, and a directory's
 * scripts, those of its subdirectories with them, in the order of {@link ScriptName}.
 */
public final class ScriptFinder {
  private record Found(ScriptName name, Path file) {}

  private ScriptFinder() {}

  /**
   * The scripts of files and directories.
   *
   * @throws SourceException if one is missing or cannot be read, or two have one version
   */
  public static List<Script> find(List<Path> listed) throws SourceException {
    List<Script> scripts = new ArrayList<>();
    Map<List<BigInteger>, Path> versions = new HashMap<>();
    for (Path each : listed) {
      for (Found found : scriptsAt(each)) {
        if (found.name().kind() == ScriptName.Kind.VERSIONED) {
          refuseSecond(versions.put(found.name().version(), found.file()), found.file());
        }
        scripts.add(Script.read(found.file()));
      }
    }
    return scripts;
  }

  private static List<Found> scriptsAt(Path listed) throws SourceException {
    if (!Files.exists(listed)) {
      throw new SourceException(
          "ScriptMissing", listed + " does not exist. Correct <scripts> in the plugin's <source>.");
    }
    try (Stream<Path> files = Files.walk(listed, FileVisitOption.FOLLOW_LINKS)) {
      return files
          .filter(file -> Files.isRegularFile(file) && isScript(file, listed))
          .map(file -> new Found(ScriptName.of(relative(listed, file)), file))
          .filter(found -> found.name().kind() != ScriptName.Kind.UNDO)
          .sorted(comparing(Found::name).thenComparing(Found::file))
          .toList();
    } catch (IOException e) {
      throw new SourceException(
          "ScriptUnreadable", listed + " cannot be listed: " + e + ". Check its permissions.", e);
    }
  }

  /** A file that was named is a script whatever it is called. */
  private static boolean isScript(Path file, Path listed) {
    return file.equals(listed) || file.getFileName().toString().endsWith(".sql");
  }

  private static Path relative(Path listed, Path file) {
    return file.equals(listed) ? file : listed.relativize(file);
  }

  private static void refuseSecond(@Nullable Path first, Path second) throws SourceException {
    if (first != null) {
      throw new SourceException(
          "ScriptDuplicate",
          first + " and " + second + " have the same version. Give one of them another.");
    }
  }
}
