package io.weir.schemas;

import java.util.ArrayList;
import java.util.List;

/**
 * A range of addresses as the keys events have (see {@link IpKeys}): one address, or a network that
 * is one subnet, many subnets, or a part of one. Immutable; pure parsing.
 */
public final class IpRange {
  /** Most keys a range is taken apart into: an IPv4 /16 or an IPv6 /40 of subnets. */
  public static final int MOST = 256;

  private static final int BITS = 128;
  private static final int V4_BITS = 32;
  private static final int V4_SUBNET = 120;
  private static final int V6_ADDRESS = 64;
  private static final int V6_SUBNET = 48;

  private final int[] first;

  /** Bits that one key leaves fixed. */
  private final int keyBits;

  private final boolean subnets;
  private final long size;

  private IpRange(int[] first, int prefix, boolean v4) {
    int subnet = v4 ? V4_SUBNET : V6_SUBNET;
    this.first = first;
    this.subnets = prefix <= subnet;
    this.keyBits = subnets ? subnet : v4 ? BITS : V6_ADDRESS;
    this.size = prefix >= keyBits ? 1 : 1L << Math.min(keyBits - prefix, 62);
  }

  /**
   * Reads {@code 192.0.2.7}, {@code 192.0.2.0/24}, {@code 2001:db8::/40}. Bits behind the prefix do
   * not matter.
   *
   * @return null if the text is neither an address nor a range
   */
  public static IpRange parse(String text) {
    int slash = text == null ? -1 : text.indexOf('/');
    int[] groups = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
    if (groups == null) {
      return null;
    }
    boolean dotted = text.indexOf(':') < 0;
    int prefix = slash < 0 ? BITS : prefix(text.substring(slash + 1), dotted ? V4_BITS : BITS);
    boolean v4 = IpAddress.isV4(groups);
    if (prefix < 0 || (v4 && prefix < BITS - V4_BITS)) {
      return null;
    }
    clear(groups, prefix);
    return new IpRange(groups, prefix, v4);
  }

  /** Length of the prefix among 128 bits, or -1. */
  private static int prefix(String digits, int bits) {
    if (digits.isEmpty()
        || digits.length() > 3
        || (digits.length() > 1 && digits.charAt(0) == '0')) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char digit = digits.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      value = value * 10 + digit - '0';
    }
    return value > bits ? -1 : BITS - bits + value;
  }

  private static void clear(int[] groups, int prefix) {
    for (int i = 0; i < groups.length; i++) {
      int kept = Math.min(16, Math.max(0, prefix - i * 16));
      groups[i] &= 0xFFFF << (16 - kept) & 0xFFFF;
    }
  }

  /** How many keys it is. */
  public long size() {
    return size;
  }

  /** The key of one address, as {@link IpKeys#ipKey}; null if the range is anything else. */
  public String ipKey() {
    return size == 1 && !subnets ? IpKeys.ipKeyOf(first) : null;
  }

  /** The key of one subnet, as {@link IpKeys#subnetKey}; null if the range is anything else. */
  public String subnetKey() {
    return size == 1 && subnets ? IpKeys.subnetKeyOf(first) : null;
  }

  /** The subnet that all of it is in, or is; null if it is more than one. */
  public String network() {
    return size == 1 || !subnets ? IpKeys.subnetKeyOf(first) : null;
  }

  /**
   * Its keys, each a range of its own.
   *
   * @throws IllegalStateException if it is more than {@value #MOST}
   */
  public List<String> keys() {
    if (size > MOST) {
      throw new IllegalStateException(size + " keys");
    }
    List<String> keys = new ArrayList<>((int) size);
    int group = (keyBits - 1) / 16;
    int shift = 15 - (keyBits - 1) % 16;
    for (int i = 0; i < size; i++) {
      int[] next = first.clone();
      next[group] |= i << shift;
      keys.add(subnets ? IpKeys.subnetKeyOf(next) : IpKeys.ipKeyOf(next));
    }
    return keys;
  }
}
