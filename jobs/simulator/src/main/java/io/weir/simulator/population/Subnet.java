package io.weir.simulator.population;

import io.weir.simulator.world.Chance;
import io.weir.simulator.world.Origin;

/** A subnet in one hand: an IPv4 /24 or an IPv6 /48. */
public final class Subnet {

  private final Network network;
  private final String prefix;
  private final boolean v6;
  private final City city;

  Subnet(Network network, String prefix, boolean v6, City city) {
    this.network = network;
    this.prefix = prefix;
    this.v6 = v6;
    this.city = city;
  }

  /** Its address number {@code host}, from 1 to 254; in IPv6 each is in a /64 of its own. */
  public Origin address(int host, Chance chance) {
    String ip = v6 ? prefix + Integer.toHexString(host) + "::1" : prefix + host;
    return network.at(ip, city, 20, chance);
  }
}
