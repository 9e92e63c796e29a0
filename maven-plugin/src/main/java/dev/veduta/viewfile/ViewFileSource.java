package dev.veduta.viewfile;

import dev.veduta.source.OpenSource;
import dev.veduta.source.Source;
import dev.veduta.source.SourceException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A source as it would be with the view files applied. They are, in a transaction that is open as
 * long as the source is, and is undone then: whoever else reads the source never sees them.
 *
 * @param base the source itself
 * @param files the view files
 */
public record ViewFileSource(Source base, ViewFiles files) implements Source {
  /** That of the source itself, which says nothing of the files. */
  @Override
  public Optional<String> content() throws SourceException {
    return base.content();
  }

  /**
   * Connects, and applies the files.
   *
   * @throws SourceException if the source cannot be reached, or a file not be applied: {@code
   *     [ViewFileFailed]}, {@code [ViewFileCycle]}, {@code [ViewFileMismatch]}, {@code
   *     [ViewsBusy]}, {@code [ScriptUnsupported]}
   */
  @Override
  public OpenSource open() throws SourceException {
    List<ViewFile> found = files.find();
    OpenSource open = base.open();
    boolean applied = false;
    try {
      ViewRun.apply(open.connection(), found);
      applied = true;
      return open;
    } catch (SQLException e) {
      throw new SourceException(
          "ViewFileFailed",
          "the view files could not be applied: "
              + e.getMessage()
              + " ("
              + e.getSQLState()
              + "). The source is as it was.",
          e);
    } finally {
      if (!applied) {
        close(open);
      }
    }
  }

  private static void close(OpenSource open) {
    try {
      open.close();
    } catch (SQLException | IOException e) {
      // What stopped the files is what to tell of; the server undoes the rest when we are gone.
    }
  }
}
