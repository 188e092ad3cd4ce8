package io.weir.schemas;

import java.util.Arrays;

/** Text of an address to its eight 16-bit groups; IPv4 as the IPv4-mapped IPv6 address. */
final class IpAddress {
  private static final int GROUPS = 8;
  private static final int LONGEST = 45;

  private IpAddress() {}

  /** The groups; null if the text is no address. */
  static int[] parse(String text) {
    if (text == null || text.isEmpty() || text.length() > LONGEST) {
      return null;
    }
    if (text.indexOf(':') >= 0) {
      return parseV6(text);
    }
    int[] groups = new int[GROUPS];
    groups[5] = 0xFFFF;
    return parseV4(text, groups, 6) ? groups : null;
  }

  /** Whether the groups are an IPv4-mapped address. */
  static boolean isV4(int[] groups) {
    for (int i = 0; i < 5; i++) {
      if (groups[i] != 0) {
        return false;
      }
    }
    return groups[5] == 0xFFFF;
  }

  private static int[] parseV6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      int[] groups = new int[GROUPS];
      return parseGroups(text, groups) == GROUPS ? groups : null;
    }
    int[] head = new int[GROUPS];
    int[] tail = new int[GROUPS];
    int before = parseGroups(text.substring(0, gap), head);
    int after = parseGroups(text.substring(gap + 2), tail);
    if (before < 0 || after < 0 || before + after >= GROUPS || endsInV4(text, gap)) {
      return null;
    }
    System.arraycopy(tail, 0, head, GROUPS - after, after);
    return head;
  }

  /** An IPv4 tail may stand only at the very end. */
  private static boolean endsInV4(String text, int gap) {
    int dot = text.indexOf('.');
    return dot >= 0 && dot < gap;
  }

  /** Parses colon-separated groups into the front of an array; their number, or -1. */
  private static int parseGroups(String text, int[] groups) {
    if (text.isEmpty()) {
      return 0;
    }
    String[] parts = text.split(":", -1);
    int count = 0;
    for (int i = 0; i < parts.length; i++) {
      boolean v4 = i == parts.length - 1 && parts[i].indexOf('.') >= 0;
      if (count + (v4 ? 2 : 1) > GROUPS) {
        return -1;
      }
      if (v4 ? !parseV4(parts[i], groups, count) : !parseGroup(parts[i], groups, count)) {
        return -1;
      }
      count += v4 ? 2 : 1;
    }
    return count;
  }

  private static boolean parseGroup(String text, int[] groups, int at) {
    if (text.isEmpty() || text.length() > 4) {
      return false;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return false;
      }
      value = value << 4 | digit;
    }
    groups[at] = value;
    return true;
  }

  private static boolean parseV4(String text, int[] groups, int at) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return false;
    }
    int[] octets = Arrays.stream(parts).mapToInt(IpAddress::octet).toArray();
    groups[at] = octets[0] << 8 | octets[1];
    groups[at + 1] = octets[2] << 8 | octets[3];
    return Arrays.stream(octets).allMatch(octet -> octet >= 0);
  }

  /** 0 to 255, or -1; a leading zero is refused, as some read it as octal. */
  private static int octet(String text) {
    if (text.isEmpty() || text.length() > 3 || (text.length() > 1 && text.charAt(0) == '0')) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value <= 255 ? value : -1;
  }
}
