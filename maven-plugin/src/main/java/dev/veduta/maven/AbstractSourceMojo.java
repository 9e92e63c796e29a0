package dev.veduta.maven;

import static java.util.stream.Collectors.joining;

import dev.veduta.catalog.CatalogFormatException;
import dev.veduta.introspect.RelationPattern;
import dev.veduta.introspect.Selection;
import dev.veduta.source.Credentials;
import dev.veduta.source.DatabaseSource;
import dev.veduta.source.EmbeddedSource;
import dev.veduta.source.PostgresRelease;
import dev.veduta.source.Source;
import dev.veduta.source.SourceException;
import dev.veduta.viewfile.ViewFileSource;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.repository.RemoteRepository;
import org.jspecify.annotations.Nullable;

/** A goal that reads a source. */
abstract class AbstractSourceMojo extends AbstractVedutaMojo {
  /**
   * Where to reflect from: a database by {@code <url>}, or an embedded PostgreSQL by {@code
   * <scripts>}. Credentials of a database come from the {@code <server>} of settings.xml that
   * {@code <serverId>} names, or else PGUSER and PGPASSWORD, or else .pgpass.
   */
  @Parameter @Nullable SourceParameters source;

  /** Which views to reflect: patterns such as {@code schema.name}, where {@code *} is any text. */
  @Parameter(required = true)
  List<String> views;

  /** Which of these to leave out. */
  @Parameter List<String> excludes = List.of();

  /** Builds from the committed catalog, without any source. Maven's {@code -o} does too. */
  @Parameter(property = "veduta.offline", defaultValue = "false")
  boolean offline;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  MavenSession session;

  @Parameter(defaultValue = "${project.remotePluginRepositories}", readonly = true, required = true)
  List<RemoteRepository> repositories;

  @Inject RepositorySystem repositorySystem;
  @Inject SettingsDecrypter settingsDecrypter;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (isSkipped()) {
      return;
    }
    try {
      if (offline || session.isOffline()) {
        withoutSource();
        return;
      }
      run(
          new SourceReader(
              source(), viewFiles(), selection(), tool(), catalog(), lastRun("reflect")));
    } catch (SourceException | CatalogFormatException | IllegalArgumentException e) {
      throw Failed.execution(e.getMessage(), e);
    } catch (SQLException e) {
      throw Failed.execution(
          "[ReflectionFailed] " + e.getMessage() + " (SQLSTATE " + e.getSQLState() + ")", e);
    } catch (IOException | UncheckedIOException e) {
      throw Failed.execution("[FilesNotAccessible] " + e, e);
    }
  }

  /** What the goal says when it is kept from its source. */
  abstract void withoutSource() throws MojoFailureException, SourceException, IOException;

  /** What the goal does with its source. */
  abstract void run(SourceReader reader)
      throws SourceException,
          SQLException,
          IOException,
          CatalogFormatException,
          MojoExecutionException,
          MojoFailureException;

  /** Prints what a reading warns of, and fails if it is of nothing or if assertions are not so. */
  final void report(SourceReader.Reading reading) throws MojoFailureException {
    reading.warnings().forEach(getLog()::warn);
    if (reading.reflection().map(it -> it.views().isEmpty()).orElse(false)) {
      throw new MojoFailureException(
          "[NothingSelected] no view matches <views> "
              + views
              + " less <excludes> "
              + excludes
              + ". Correct them, or the source; the catalog stays as it is.");
    }
    String errors =
        reading.reflection().stream()
            .flatMap(it -> it.errors().stream())
            .map(it -> "\n" + it.message()) // Maven's own words come before the first
            .collect(joining());
    if (!errors.isEmpty()) {
      throw new MojoFailureException(errors + "\nThe catalog stays as it is.");
    }
  }

  /** The source itself, without the view files. */
  static Source base(Source source) {
    return source instanceof ViewFileSource files ? files.base() : source;
  }

  /**
   * The database of a goal that changes it.
   *
   * @param doing what the goal does
   */
  static DatabaseSource database(Source source, String doing) throws MojoFailureException {
    if (base(source) instanceof DatabaseSource database) {
      return database;
    }
    throw new MojoFailureException(
        "[DatabaseNeeded] the embedded server has nothing to "
            + doing
            + " that lasts. Set <url> in <source>, in a profile for instance.");
  }

  private Selection selection() {
    return new Selection(patterns(views), patterns(excludes));
  }

  private static List<RelationPattern> patterns(List<String> texts) {
    return texts.stream().map(String::strip).map(RelationPattern::parse).toList();
  }

  private Source source() throws SourceException {
    SourceParameters given = source == null ? new SourceParameters() : source;
    if (given.url == null && given.scripts.isEmpty()) {
      throw new SourceException(
          "SourceMissing",
          "there is nothing to reflect from. Set <url> in <source> for a database, or <scripts> to"
              + " fill an embedded PostgreSQL.");
    }
    if (given.url != null && (!given.scripts.isEmpty() || given.postgresVersion != null)) {
      throw new SourceException(
          "SourceAmbiguous",
          "<source> names a database and an embedded PostgreSQL. Take <url>, or <scripts> and"
              + " <postgresVersion>, out.");
    }
    return given.url == null
        ? withViewFiles(embedded(given))
        : given.applyViews
            ? withViewFiles(database(given.url, given.serverId))
            : database(given.url, given.serverId);
  }

  private Source withViewFiles(Source source) throws SourceException {
    return viewFiles().find().isEmpty() ? source : new ViewFileSource(source, viewFiles());
  }

  private Source database(String url, @Nullable String serverId) throws SourceException {
    ServerCredentials servers = new ServerCredentials(session.getSettings(), settingsDecrypter);
    Credentials credentials = Credentials.choose(servers.find(serverId), System.getenv());
    getLog().debug("Connecting with " + credentials);
    return DatabaseSource.of(url, credentials);
  }

  private Source embedded(SourceParameters given) throws SourceException {
    // The embedded server's library tells every step at level INFO, through Maven's own logger.
    System.getProperties().putIfAbsent("org.slf4j.simpleLogger.log.io.zonky", "warn");
    Path repository = Path.of(session.getLocalRepository().getBasedir());
    return new EmbeddedSource(
        PostgresRelease.of(given.postgresVersion),
        new MavenBinaries(repositorySystem, session.getRepositorySession(), repositories),
        given.scripts.stream().map(File::toPath).toList(),
        repository.resolve(".cache").resolve("veduta-postgres"),
        memory());
  }
}
