package dev.veduta.migration;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veduta.catalog.QualifiedName;
import dev.veduta.source.Script;
import dev.veduta.source.ScriptFinder;
import dev.veduta.source.ScriptName;
import dev.veduta.source.SourceException;
import dev.veduta.store.AtomicFile;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The migrations of a project. Sees them as they are when asked.
 *
 * @param directory where they lie; it need not exist
 * @param tool what applies them
 * @param name what ours are called: {@code V2__<name>.sql}, {@code R__<name>.sql}
 */
public record Migrations(Path directory, MigrationTool tool, String name) {
  private static final String VERSION = "[0-9]+(?:[._][0-9]+)*";
  private static final Pattern VERSIONED = Pattern.compile("V(" + VERSION + ")(?:__.*)?\\.sql");
  private static final Pattern LAST_NUMBER = Pattern.compile("[0-9]+$");

  /**
   * Those that the directory has.
   *
   * @throws MigrationException {@code [MigrationNameInvalid]}
   */
  public static Migrations of(Path directory, MigrationTool tool, String name)
      throws MigrationException {
    if (!name.matches("[A-Za-z0-9_.-]+")) {
      throw new MigrationException(
          "MigrationNameInvalid",
          "veduta.migrationName is \""
              + name
              + "\". Write letters, digits, _, - and . only: it is part of a file's name.");
    }
    return new Migrations(directory, tool, name);
  }

  /** The views that ours define, as far as they know. */
  public Set<QualifiedName> views(boolean repeatable) throws SourceException {
    List<String> texts = new ArrayList<>();
    for (Script script : scripts()) {
      boolean isRepeatable = kind(script) == ScriptName.Kind.REPEATABLE;
      if (isRepeatable == repeatable) {
        texts.add(script.text());
      }
    }
    return Known.views(texts, repeatable);
  }

  /**
   * Writes a migration that runs once.
   *
   * @param version its version; empty for the one after the newest
   * @return its file; empty if the newest of ours says the same, and waits to be applied
   * @throws MigrationException {@code [MigrationVersionInvalid]}, {@code [MigrationExists]}
   * @throws IOException if it cannot be written; there is no file then
   */
  public Optional<Path> write(Draft draft, Optional<String> version)
      throws MigrationException, SourceException, IOException {
    Optional<Script> newest = newest();
    if (newest.isPresent() && newest.get().text().endsWith(draft.script())) {
      return Optional.empty();
    }
    String chosen = version.isPresent() ? valid(version.get()) : next(newest);
    String id = "V" + chosen + "__" + name;
    Path file = directory.resolve(id + ".sql");
    for (Script script : scripts()) {
      if (kind(script) == ScriptName.Kind.VERSIONED
          && ScriptName.of(script.file()).version().equals(ScriptName.of(file).version())) {
        throw new MigrationException(
            "MigrationExists",
            script.file() + " has this version already, and is not overwritten. Choose another.");
      }
    }
    AtomicFile.create(file, tool.file(id, false, draft.script()).getBytes(UTF_8));
    return Optional.of(file);
  }

  /**
   * Writes the migration that runs whenever it changed.
   *
   * @return its file; empty if it is so already
   * @throws IOException if it cannot be written; it is as it was then
   */
  public Optional<Path> writeRepeatable(Draft draft) throws IOException {
    String id = "R__" + name;
    Path file = directory.resolve(id + ".sql");
    byte[] text = tool.file(id, true, draft.script()).getBytes(UTF_8);
    return AtomicFile.replace(file, text) ? Optional.of(file) : Optional.empty();
  }

  /** The file of the newest version. */
  public Optional<Script> newest() throws SourceException {
    return scripts().stream()
        .filter(it -> kind(it) == ScriptName.Kind.VERSIONED)
        .reduce((older, newer) -> newer);
  }

  private static String valid(String version) throws MigrationException {
    if (!version.matches(VERSION)) {
      throw new MigrationException(
          "MigrationVersionInvalid",
          "veduta.migrationVersion is \""
              + version
              + "\". Write numbers, with . or _ between them, such as 7 or 2024.1.");
    }
    return version;
  }

  /** The same with one more at its end, as wide as it is. */
  private static String next(Optional<Script> newest) {
    if (newest.isEmpty()) {
      return "1";
    }
    Matcher name = VERSIONED.matcher(newest.get().file().getFileName().toString());
    String version = name.matches() ? name.group(1) : "0";
    return LAST_NUMBER
        .matcher(version)
        .replaceFirst(
            it -> {
              String one = new BigInteger(it.group()).add(BigInteger.ONE).toString();
              return "0".repeat(Math.max(0, it.group().length() - one.length())) + one;
            });
  }

  private static ScriptName.Kind kind(Script script) {
    return ScriptName.of(script.file()).kind();
  }

  private List<Script> scripts() throws SourceException {
    return Files.isDirectory(directory) ? ScriptFinder.find(List.of(directory)) : List.of();
  }
}
