package dev.veduta.source;

import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The archive of binaries inside their jar; there is one, and the jar was chosen for the host.
 *
 * @param jar as published
 */
public record PostgresArchive(Path jar) implements PgBinaryResolver {
  @Override
  public InputStream getPgBinary(String system, String machineHardware) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry archive =
          zip.stream()
              .filter(entry -> entry.getName().endsWith(".txz"))
              .findFirst()
              .orElseThrow(() -> new IOException(jar + " holds no archive of PostgreSQL"));
      try (InputStream bytes = zip.getInputStream(archive)) {
        return new ByteArrayInputStream(bytes.readAllBytes());
      }
    }
  }
}
