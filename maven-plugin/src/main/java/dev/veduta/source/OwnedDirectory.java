package dev.veduta.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A directory that only its owner may enter. Programs are run from it, and the library that unpacks
 * them lets everybody write to the directory it unpacks to.
 */
final class OwnedDirectory {
  private OwnedDirectory() {}

  static Path create(Path directory) throws IOException {
    Files.createDirectories(directory);
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
    return directory;
  }
}
