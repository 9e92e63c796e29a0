package dev.veduta.source;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An embedded PostgreSQL, filled from scripts, that lives while it is read.
 *
 * @param release the server
 * @param repository where its binaries come from
 * @param scripts scripts and directories of scripts, in the order they run
 * @param programs where binaries are unpacked, to be used again; made its owner's alone
 * @param work where the server may write while it lives
 */
public record EmbeddedSource(
    PostgresRelease release,
    BinaryRepository repository,
    List<Path> scripts,
    Path programs,
    Path work)
    implements Source {
  public EmbeddedSource {
    scripts = List.copyOf(scripts);
  }

  /** The release and the text of the scripts, in order; nothing is started for it. */
  @Override
  public Optional<String> content() throws SourceException {
    return Optional.of(
        ScriptFinder.find(scripts).stream()
            .map(Script::text)
            .collect(Collectors.joining("\0", release.version() + "\0", "")));
  }

  @Override
  public OpenSource open() throws SourceException {
    List<Script> found = ScriptFinder.find(scripts);
    EmbeddedServer server = EmbeddedServer.start(repository.jarOf(release), programs, work);
    boolean opened = false;
    try {
      fill(server, found);
      OpenSource source = new OpenSource(server.connect(OpenSource.DRIVER_SETTINGS), server);
      opened = true;
      return source;
    } catch (SQLException e) {
      throw new SourceException("PostgresNotStarted", "embedded PostgreSQL went away: " + e, e);
    } finally {
      if (!opened) {
        server.close();
      }
    }
  }

  private static void fill(EmbeddedServer server, List<Script> scripts)
      throws SQLException, SourceException {
    try (Connection connection = server.connect(Map.of("preferQueryMode", "simple"))) {
      ScriptRunner runner = new ScriptRunner(connection);
      for (Script script : scripts) {
        runner.run(script);
      }
    }
  }
}
