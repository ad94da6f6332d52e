package org.capacitymetro.platform;

import jakarta.servlet.http.HttpServletRequest;

/// Who asks, for limits on how often one may: the network address, of IPv6 its /64, which is one
/// household. For memory only; what is written to disk is at most a hash of it.
public final class ClientAddress {
  private static final int IPV6_NETWORK_GROUPS = 4;

  private ClientAddress() {}

  /// Behind a proxy this is the reader's address only where `server.forward-headers-strategy` is
  /// set.
  public static String of(HttpServletRequest request) {
    return network(request.getRemoteAddr());
  }

  static String network(String address) {
    if (!address.contains(":")) {
      return address;
    }
    String[] groups = address.split(":", -1);
    StringBuilder network = new StringBuilder();
    for (int i = 0; i < Math.min(IPV6_NETWORK_GROUPS, groups.length); i++) {
      network.append(groups[i]).append(':');
    }
    return network.toString();
  }
}
