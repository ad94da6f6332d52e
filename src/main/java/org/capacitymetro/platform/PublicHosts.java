package org.capacitymetro.platform;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// Which addresses this server may connect to for somebody: those of the public web. Anybody may
/// write a website into a record, and a server behind our firewall must not be reached that way.
public final class PublicHosts {
  private PublicHosts() {}

  /// The address of a host. The connection is made to this address and to no other, so that a name
  /// cannot lead elsewhere the second time it is asked for.
  ///
  /// @throws UnknownHostException when there is none, or any of its addresses is not public
  public static InetAddress resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = InetAddress.getAllByName(host);
    for (InetAddress address : addresses) {
      if (!isPublic(address)) {
        throw new UnknownHostException(host + " is not a public address");
      }
    }
    return addresses[0];
  }

  public static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    return switch (address) {
      case Inet4Address four -> isPublic(four.getAddress());
      case Inet6Address six -> isPublicSix(six.getAddress());
      default -> false;
    };
  }

  /// Besides what Java knows: this network, shared (RFC 6598), protocol assignments, documentation,
  /// benchmarks, and what is reserved from 240 on.
  private static boolean isPublic(byte[] four) {
    int first = four[0] & 0xff;
    int second = four[1] & 0xff;
    int third = four[2] & 0xff;
    return !(first == 0
        || first == 127
        || first >= 240
        || (first == 100 && second >= 64 && second < 128)
        || (first == 192 && second == 0 && (third == 0 || third == 2))
        || (first == 198 && (second == 18 || second == 19))
        || (first == 198 && second == 51 && third == 100)
        || (first == 203 && second == 0 && third == 113));
  }

  /// Only global unicast (2000::/3), without the ranges that carry an address of version 4 inside
  /// (6to4, Teredo), which could lead anywhere, and without documentation.
  private static boolean isPublicSix(byte[] six) {
    int first = (six[0] & 0xff) << 8 | (six[1] & 0xff);
    int second = (six[2] & 0xff) << 8 | (six[3] & 0xff);
    return (first & 0xe000) == 0x2000
        && first != 0x2002
        && !(first == 0x2001 && (second == 0 || second == 0xdb8));
  }
}
