package dev.veduta.internal.jdbc;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Messages put aside in a temporary file, that only its owner can read and that goes when it is
 * closed: first all are written, then all are read.
 */
final class Spool implements Closeable {
  private final Path file;
  private final DataOutputStream out;
  private @Nullable DataInputStream in;

  private Spool(Path file, DataOutputStream out) {
    this.file = file;
    this.out = out;
  }

  static Spool create() throws IOException {
    Path file = Files.createTempFile("veduta", ".rows");
    return new Spool(
        file, new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file))));
  }

  void write(byte[] message) throws IOException {
    out.writeInt(message.length);
    out.write(message);
  }

  /** The next message, or null after the last. */
  byte @Nullable [] read() throws IOException {
    if (in == null) {
      out.close();
      in =
          new DataInputStream(
              new BufferedInputStream(
                  Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE)));
    }
    try {
      return in.readNBytes(in.readInt());
    } catch (EOFException end) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    try (out) {
      if (in != null) {
        in.close();
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
