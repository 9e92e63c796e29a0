package dev.veduta.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * Names everything a result follows from, so that equal fingerprints mean that nothing needs to be
 * done again. The order of what is added counts. For one thread.
 */
public final class Fingerprint {
  private final MessageDigest digest;

  /** A fingerprint of nothing yet. */
  public Fingerprint() {
    digest = sha256();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Adds a text. */
  public Fingerprint with(String text) {
    return with(text.getBytes(UTF_8));
  }

  /** Adds texts, and how many they are. */
  public Fingerprint with(Collection<String> texts) {
    with(Integer.toString(texts.size()));
    texts.forEach(this::with);
    return this;
  }

  /**
   * Adds a file's content, or that of every file below a directory with its path there; a file that
   * does not exist counts as that.
   *
   * @throws IOException if something cannot be read
   */
  public Fingerprint withFiles(Path root) throws IOException {
    if (!Files.exists(root)) {
      return with("none");
    }
    List<Path> files = Files.isDirectory(root) ? new FileTree(root).files() : List.of(root);
    List<byte[]> contents = contentsOf(files);
    for (int i = 0; i < files.size(); i++) {
      with(root.relativize(files.get(i)).toString().replace('\\', '/'));
      with(contents.get(i));
    }
    return with("end");
  }

  /** A hash of each, in order; on all cores. */
  private static List<byte[]> contentsOf(List<Path> files) throws IOException {
    try {
      return files.parallelStream().map(Fingerprint::contentOf).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static byte[] contentOf(Path file) {
    try {
      return sha256().digest(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fingerprint so far, in hexadecimal. */
  public String value() {
    try {
      return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 of every JDK can be cloned", e);
    }
  }

  private Fingerprint with(byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
    return this;
  }
}
