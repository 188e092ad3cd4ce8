package io.weir.schemas;

/**
 * Keys of an address: the address or network one customer has (IPv4 /32, IPv6 /64), and the network
 * around it (IPv4 /24, IPv6 /48). Pure parsing; no name is ever looked up.
 */
public final class IpKeys {
  private IpKeys() {}

  /** For example {@code 192.0.2.7} or {@code 2001:db8:1:2::/64}; null if the text is no address. */
  public static String ipKey(String ip) {
    if (ip != null && lastDot(ip) > 0) {
      return ip;
    }
    int[] groups = IpAddress.parse(ip);
    return groups == null ? null : ipKeyOf(groups);
  }

  static String ipKeyOf(int[] groups) {
    return IpAddress.isV4(groups) ? v4(groups, groups[7] & 0xFF) : v6(groups, 4);
  }

  /**
   * For example {@code 192.0.2.0/24} or {@code 2001:db8:1::/48}; null if the text is no address.
   */
  public static String subnetKey(String ip) {
    int dot = ip == null ? -1 : lastDot(ip);
    if (dot > 0) {
      return ip.substring(0, dot) + ".0/24";
    }
    int[] groups = IpAddress.parse(ip);
    return groups == null ? null : subnetKeyOf(groups);
  }

  static String subnetKeyOf(int[] groups) {
    return IpAddress.isV4(groups) ? v4(groups, 0) + "/24" : v6(groups, 3);
  }

  /**
   * Where the last dot stands if the text is an IPv4 address in the one form keys are written in
   * (four decimal numbers, no leading zeros); else -1. Nearly every address is, and needs no
   * parsing.
   */
  private static int lastDot(String ip) {
    int dots = 0;
    int last = -1;
    int number = -1;
    for (int i = 0; i < ip.length(); i++) {
      char letter = ip.charAt(i);
      if (letter == '.') {
        if (number < 0 || ++dots > 3) {
          return -1;
        }
        last = i;
        number = -1;
      } else if (letter >= '0' && letter <= '9' && number != 0) {
        number = Math.max(number, 0) * 10 + letter - '0';
        if (number > 255) {
          return -1;
        }
      } else {
        return -1;
      }
    }
    return dots == 3 && number >= 0 ? last : -1;
  }

  private static String v4(int[] groups, int last) {
    return (groups[6] >> 8) + "." + (groups[6] & 0xFF) + "." + (groups[7] >> 8) + "." + last;
  }

  private static String v6(int[] groups, int kept) {
    int significant = kept;
    while (significant > 0 && groups[significant - 1] == 0) {
      significant--;
    }
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < significant; i++) {
      key.append(Integer.toHexString(groups[i])).append(i + 1 < significant ? ":" : "");
    }
    return key.append("::/").append(kept * 16).toString();
  }
}
