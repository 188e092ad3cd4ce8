package io.weir.simulator.population;

import io.weir.simulator.world.Chance;
import io.weir.simulator.world.Origin;

/**
 * One operator's network in one country. Addresses are handed out one by one, scattered over its
 * blocks of 65,536; a subnet of 256 so holds strangers, as in life.
 */
public final class Network {

  private static final int BLOCK = 0x10000;

  private final AddressPlan plan;
  private final int number;
  private final int asn;
  private final String country;
  private final String ipType;
  private int handedOut;
  private int block = -1;

  Network(AddressPlan plan, int number, String country, String ipType) {
    this.plan = plan;
    this.number = number;
    this.asn = AddressPlan.asn(number);
    this.country = country;
    this.ipType = ipType;
  }

  /** An address nobody else has, at a place. */
  public Origin address(City city, int accuracyKm, Chance chance) {
    return at(ipv4(), city, accuracyKm, chance);
  }

  /** An IPv6 address in a /64 nobody else has. */
  public Origin addressV6(City city, int accuracyKm, Chance chance) {
    int home = handedOut++;
    String ip =
        "3fff:%x:%x:%x::%x"
            .formatted(
                number & 0xFFF, home >>> 8, (home & 0xFF) << 8 | 1, 1 + chance.below(0xFFFE));
    return at(ip, city, accuracyKm, chance);
  }

  /** A subnet no other customer of the network is in. */
  Subnet subnet(City city, boolean v6, Chance chance) {
    String prefix =
        v6
            ? "3fff:%x:%x:".formatted(number & 0xFFF, 0x8000 | handedOut++)
            : plan.prefix(plan.newBlock()) + chance.below(256) + ".";
    return new Subnet(this, prefix, v6, city);
  }

  Origin at(String ip, City city, int accuracyKm, Chance chance) {
    double spread = accuracyKm / 300.0;
    double latitude = city.latitude() + chance.between(-spread, spread);
    double longitude = city.longitude() + chance.between(-spread, spread);
    return new Origin(ip, asn, country, round(latitude), round(longitude), accuracyKm, ipType);
  }

  private String ipv4() {
    int index = handedOut++ % BLOCK;
    if (block < 0 || index == 0) {
      block = plan.newBlock();
    }
    int scattered = index * 40_503 & 0xFFFF;
    return plan.prefix(block) + (scattered >>> 8) + "." + (scattered & 0xFF);
  }

  private static double round(double degrees) {
    return StrictMath.rint(degrees * 1_000) / 1_000;
  }
}
