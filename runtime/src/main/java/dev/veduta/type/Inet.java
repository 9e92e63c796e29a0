package dev.veduta.type;

import dev.veduta.internal.type.InetText;
import java.net.InetAddress;

/**
 * A host or network address with its netmask: {@code inet} and {@code cidr} (PostgreSQL manual,
 * 8.9). Made and written without ever asking a name server.
 *
 * @param address the address, kept without host name and scope
 * @param prefixLength how many leading bits belong to the network: 32 (IPv4) or 128 (IPv6) for a
 *     single host
 */
public record Inet(InetAddress address, int prefixLength) {
  /**
   * @throws IllegalArgumentException if the prefix is longer than the address
   */
  public Inet {
    address = InetText.address(address.getAddress());
    int bits = address.getAddress().length * 8;
    if (prefixLength < 0 || prefixLength > bits) {
      throw new IllegalArgumentException(
          "[InetPrefix] a prefix is 0 to " + bits + " bits here, not " + prefixLength);
    }
  }

  /** A single host. */
  public static Inet of(InetAddress host) {
    return new Inet(host, host.getAddress().length * 8);
  }

  /** The address and, unless it is a single host, its prefix: {@code 10.1.2.3/8}. */
  @Override
  public String toString() {
    return InetText.format(this);
  }
}
