package dev.veduta.maven;

import dev.veduta.catalog.Fact;
import dev.veduta.data.DataCheck;
import dev.veduta.introspect.AskedExpression;
import dev.veduta.introspect.ExpressionReader;
import dev.veduta.introspect.Introspector;
import dev.veduta.introspect.Reflection;
import dev.veduta.introspect.RelationPattern;
import dev.veduta.introspect.Selection;
import dev.veduta.prove.LiveFacts;
import dev.veduta.source.OpenSource;
import dev.veduta.source.Source;
import dev.veduta.source.SourceException;
import dev.veduta.store.Fingerprint;
import dev.veduta.store.LastRun;
import dev.veduta.viewfile.ViewFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a source, unless it and the catalog are as the last reflection left them.
 *
 * @param source what to read
 * @param viewFiles the files that views are defined in
 * @param selection what of it
 * @param tool names the code that reads
 * @param catalog where the catalog lies
 * @param lastRun what is known of the last reflection
 * @param expressions what to ask the server beside it
 */
public record SourceReader(
    Source source,
    ViewFiles viewFiles,
    Selection selection,
    String tool,
    Path catalog,
    LastRun lastRun,
    List<AskedExpression> expressions) {
  public SourceReader {
    expressions = List.copyOf(expressions);
  }

  /** One that asks for no expressions. */
  public SourceReader(
      Source source,
      ViewFiles viewFiles,
      Selection selection,
      String tool,
      Path catalog,
      LastRun lastRun) {
    this(source, viewFiles, selection, tool, catalog, lastRun, List.of());
  }

  /** The same, asking for these expressions over views too. */
  SourceReader asking(List<AskedExpression> those) {
    return new SourceReader(source, viewFiles, selection, tool, catalog, lastRun, those);
  }

  /**
   * What was read.
   *
   * @param reflection the views; empty if the catalog holds them already
   * @param warnings a line each
   * @param content what all of it follows from
   * @param flaws what is wrong with the facts asked for, a sentence for each that does not hold;
   *     none if the catalog holds all already
   */
  public record Reading(
      Optional<Reflection> reflection,
      List<String> warnings,
      String content,
      Map<Fact, String> flaws) {
    static Reading of(Reflection reflection, String content, Map<Fact, String> flaws) {
      return new Reading(Optional.of(reflection), reflection.warnings(), content, flaws);
    }
  }

  /**
   * What the source holds, unless the catalog does already.
   *
   * @throws SourceException if it cannot be reached, or not be filled
   * @throws SQLException if its server fails
   * @throws IOException if a file cannot be read
   */
  public Reading read() throws SourceException, SQLException, IOException {
    return read(List.of());
  }

  /** As {@link #read()}, and what became of these facts. */
  public Reading read(List<Fact> facts) throws SourceException, SQLException, IOException {
    Optional<String> content = source.content();
    Optional<Reading> last = content.isPresent() ? last(content.get()) : Optional.empty();
    if (last.isPresent()) {
      return last.get();
    }
    try (OpenSource open = source.open()) {
      return content.isPresent()
          ? reflect(open, content.get(), facts)
          : reflectIfChanged(open, facts);
    }
  }

  /**
   * What the source holds, whatever the catalog does, with what its comments assert held against
   * its data; and what became of these facts. It runs the views that have assertions.
   *
   * @throws SourceException if it cannot be reached, or not be filled
   * @throws SQLException if its server fails
   * @throws IOException if a file cannot be read
   */
  public Reading readWithData(List<Fact> facts) throws SourceException, SQLException, IOException {
    try (OpenSource open = source.open()) {
      Reflection reflection = reflection(open);
      return Reading.of(
          DataCheck.of(open.connection(), reflection), "", flaws(open.connection(), facts));
    }
  }

  /**
   * Keeps that the catalog now holds what was read.
   *
   * @throws SourceException if a view file cannot be read
   * @throws IOException if it cannot be written
   */
  public void remember(Reading reading) throws SourceException, IOException {
    lastRun.remember(fingerprint(reading.content()), reading.warnings());
  }

  private Reading reflectIfChanged(OpenSource open, List<Fact> facts)
      throws SourceException, SQLException, IOException {
    String content = Introspector.fingerprint(open.connection(), selection);
    if (!expressions.isEmpty()) {
      content += ExpressionReader.fingerprint(open.connection());
    }
    Optional<Reading> last = last(content);
    return last.isPresent() ? last.get() : reflect(open, content, facts);
  }

  private Reading reflect(OpenSource open, String content, List<Fact> facts) throws SQLException {
    return Reading.of(reflection(open), content, flaws(open.connection(), facts));
  }

  private Reflection reflection(OpenSource open) throws SQLException {
    Reflection reflection = Introspector.reflect(open.connection(), selection);
    return ExpressionReader.add(open.connection(), reflection, expressions);
  }

  private static Map<Fact, String> flaws(Connection connection, List<Fact> facts)
      throws SQLException {
    return facts.isEmpty() ? Map.of() : LiveFacts.flaws(connection, facts);
  }

  private Optional<Reading> last(String content) throws SourceException, IOException {
    if (!lastRun.isKnown()) {
      return Optional.empty();
    }
    return lastRun
        .warnings(fingerprint(content))
        .map(warnings -> new Reading(Optional.empty(), warnings, content, Map.of()));
  }

  private Fingerprint fingerprint(String content) throws SourceException, IOException {
    return new Fingerprint()
        .with(tool)
        .with(selection.include().stream().map(RelationPattern::text).toList())
        .with(selection.exclude().stream().map(RelationPattern::text).toList())
        .with(content)
        .with(
            expressions.stream()
                .map(it -> it.view() + " " + it.text())
                .sorted()
                .distinct()
                .toList())
        .with(viewFiles.prints().text())
        .withFiles(catalog);
  }
}
