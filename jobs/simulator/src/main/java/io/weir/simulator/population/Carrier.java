package io.weir.simulator.population;

import io.weir.simulator.world.Chance;
import io.weir.simulator.world.Origin;
import java.util.ArrayList;
import java.util.List;

/** A mobile operator: hundreds of subscribers behind a few shared addresses. */
public record Carrier(List<Origin> addresses) {

  private static final int ACCURACY_KM = 150;

  static Carrier of(Network network, City city, int count, Chance chance) {
    List<Origin> addresses = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      addresses.add(network.address(city, ACCURACY_KM, chance));
    }
    return new Carrier(List.copyOf(addresses));
  }

  Origin address(Chance chance) {
    return chance.pick(addresses);
  }
}
