package dev.veduta.type;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** An immutable sequence of bytes: a {@code bytea}. Equal by content; shares no array. */
public final class Bytes {
  private static final int SHOWN = 32;

  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  /** A copy of the bytes. */
  public static Bytes of(byte[] bytes) {
    return new Bytes(bytes.clone());
  }

  /** A copy of the bytes. */
  public byte[] toByteArray() {
    return content.clone();
  }

  /** How many bytes. */
  public int size() {
    return content.length;
  }

  /**
   * The byte at a place, from 0.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  public byte byteAt(int index) {
    return content[index];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Bytes that && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  /** In hex as PostgreSQL writes it, {@code \x00ff}; of many bytes only the first 32. */
  @Override
  public String toString() {
    String hex = HexFormat.of().formatHex(content, 0, Math.min(content.length, SHOWN));
    return content.length <= SHOWN ? "\\x" + hex : "\\x" + hex + "... (" + size() + " bytes)";
  }
}
