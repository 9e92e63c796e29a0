package dev.veduta.internal.type;

import dev.veduta.type.Inet;
import java.io.ByteArrayOutputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The text of an {@code inet} (PostgreSQL manual, 8.9). {@link InetAddress#getByName} will not do:
 * it asks a name server for what it does not understand, and makes IPv4 of {@code ::ffff:1.2.3.4}.
 */
public final class InetText {
  private InetText() {}

  public static Inet parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    byte[] bytes = address.indexOf(':') < 0 ? v4(address) : v6(address);
    return slash < 0
        ? Inet.of(address(bytes))
        : new Inet(address(bytes), Integer.parseInt(text, slash + 1, text.length(), 10));
  }

  public static String format(Inet inet) {
    byte[] bytes = inet.address().getAddress();
    String address = bytes.length == 4 ? dotted(bytes) : colons(bytes);
    return inet.prefixLength() == bytes.length * 8 ? address : address + "/" + inet.prefixLength();
  }

  /** The address of 4 or 16 bytes, with no name. */
  public static InetAddress address(byte[] bytes) {
    try {
      return bytes.length == 4
          ? InetAddress.getByAddress(bytes)
          : Inet6Address.getByAddress(null, bytes, -1);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("[InetAddress] an address has 4 or 16 bytes", e);
    }
  }

  private static byte[] v4(String text) {
    String[] parts = text.split("\\.", -1);
    byte[] bytes = new byte[4];
    for (int i = 0; i < Math.max(4, parts.length); i++) {
      bytes[i] = bits(Integer.parseInt(parts[i]), 255);
    }
    return bytes;
  }

  private static byte[] v6(String text) {
    int gap = text.indexOf("::");
    byte[] head = groups(gap < 0 ? text : text.substring(0, gap));
    byte[] tail = groups(gap < 0 ? "" : text.substring(gap + 2));
    byte[] bytes = new byte[16];
    System.arraycopy(head, 0, bytes, 0, head.length);
    System.arraycopy(tail, 0, bytes, 16 - tail.length, tail.length);
    return bytes;
  }

  private static byte[] groups(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String group : text.isEmpty() ? new String[0] : text.split(":", -1)) {
      if (group.indexOf('.') >= 0) {
        bytes.writeBytes(v4(group));
      } else {
        int word = Integer.parseInt(group, 16);
        bytes.write(bits(word >> 8, 255));
        bytes.write(word);
      }
    }
    return bytes.toByteArray();
  }

  private static byte bits(int value, int greatest) {
    if (value < 0 || value > greatest) {
      throw new IllegalArgumentException("not a part of an address");
    }
    return (byte) value;
  }

  private static String dotted(byte[] bytes) {
    return (bytes[0] & 255)
        + "."
        + (bytes[1] & 255)
        + "."
        + (bytes[2] & 255)
        + "."
        + (bytes[3] & 255);
  }

  private static String colons(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 16; i += 2) {
      text.append(i == 0 ? "" : ":")
          .append(Integer.toHexString((bytes[i] & 255) << 8 | (bytes[i + 1] & 255)));
    }
    return text.toString();
  }
}
