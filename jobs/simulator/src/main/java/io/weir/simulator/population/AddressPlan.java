package io.weir.simulator.population;

/**
 * Hands out address blocks and network numbers: IPv4 from 240.0.0.0/4 (reserved for future use),
 * IPv6 from 3fff::/20 (documentation), AS numbers from the private range, so that no real network
 * is ever accused.
 */
final class AddressPlan {

  private static final int FIRST_PRIVATE_ASN = 64_512;
  private static final int PRIVATE_ASNS = 1_023;
  private static final int FIRST_BYTE = 240;
  private static final int LAST_BYTE = 254;

  private int networks;
  private int blocks;

  Network network(String country, String ipType) {
    return new Network(this, networks++, country, ipType);
  }

  int newBlock() {
    if (blocks >= (LAST_BYTE - FIRST_BYTE + 1) * 256) {
      throw new IllegalStateException("the reserved address space is used up");
    }
    return blocks++;
  }

  /** The first two bytes, with a dot after each. */
  String prefix(int block) {
    return (FIRST_BYTE + (block >>> 8)) + "." + (block & 0xFF) + ".";
  }

  static int asn(int network) {
    return FIRST_PRIVATE_ASN + network % PRIVATE_ASNS;
  }
}
