package dev.veduta.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A machine that embedded PostgreSQL is built for.
 *
 * @param classifier how the binaries' artifact names it
 */
record Platform(String classifier) {
  static Platform current() throws SourceException {
    boolean musl = Files.exists(Path.of("/etc/alpine-release"));
    return of(System.getProperty("os.name"), System.getProperty("os.arch"), musl);
  }

  static Platform of(String os, String architecture, boolean musl) throws SourceException {
    String system = os.toLowerCase(Locale.ROOT);
    if (system.startsWith("linux")) {
      return new Platform("linux-" + processor(architecture) + (musl ? "-alpine" : ""));
    }
    if (system.startsWith("mac")) {
      return new Platform("darwin-" + processor(architecture));
    }
    if (system.startsWith("windows")) {
      return new Platform("windows-amd64");
    }
    throw unknown(os);
  }

  private static String processor(String architecture) throws SourceException {
    return switch (architecture) {
      case "amd64", "x86_64" -> "amd64";
      case "aarch64", "arm64" -> "arm64v8";
      case "ppc64le" -> "ppc64le";
      default -> throw unknown(architecture);
    };
  }

  private static SourceException unknown(String what) {
    return new SourceException(
        "PostgresUnavailable",
        "there is no embedded PostgreSQL for " + what + ". Reflect from a database: set <url>.");
  }
}
