package dev.veduta.maven;

import java.io.File;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code <source>}: either a database by {@code <url>}, or an embedded PostgreSQL filled from
 * {@code <scripts>}. There is no place for a password: Maven prints parameters.
 */
public final class SourceParameters {
  /** The database's JDBC URL, without a password. */
  @Nullable String url;

  /** The {@code <server>} of settings.xml that holds the credentials for {@code url}. */
  @Nullable String serverId;

  /**
   * Whether to reflect the database of {@code url} as it would be with the view files applied; it
   * is left as it was. An embedded server always gets them.
   */
  boolean applyViews;

  /** The major version of the embedded server; the newest by default. */
  @Nullable Integer postgresVersion;

  /** SQL scripts, and directories of them, to fill the embedded server with. */
  List<File> scripts = List.of();
}
