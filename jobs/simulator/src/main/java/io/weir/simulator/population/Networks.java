package io.weir.simulator.population;

import io.weir.simulator.world.Chance;
import io.weir.simulator.world.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All operators: homes and mobile carriers by country, hotels, hosting, anonymisers. */
public final class Networks {

  private static final int HOME_OPERATORS = 3;
  private static final int CARRIERS = 2;

  private final AddressPlan plan = new AddressPlan();
  private final Map<String, List<Network>> homes = new LinkedHashMap<>();
  private final Map<City, List<Carrier>> carriers = new LinkedHashMap<>();
  private final Map<City, List<Origin>> hotels = new HashMap<>();
  private final List<Origin> vpnExits = new ArrayList<>();
  private final List<City> dataCentres = Atlas.DATA_CENTRES;
  private final List<Network> hosting = new ArrayList<>();
  private final Network offices = plan.network("DE", "BUSINESS");

  Networks(int accounts, Chance chance) {
    int sharedAddresses = Math.max(2, accounts / (150 * Atlas.HOMES.size()));
    for (City city : Atlas.HOMES) {
      homes.computeIfAbsent(city.country(), this::homeOperators);
      carriers.put(city, carriersOf(city, sharedAddresses, chance));
    }
    for (City city : Atlas.DESTINATIONS) {
      homes.computeIfAbsent(city.country(), this::homeOperators);
      carriers.put(city, carriersOf(city, 3, chance));
      hotels.put(city, hotelsOf(city, chance));
    }
    for (City city : dataCentres) {
      hosting.add(plan.network(city.country(), "HOSTING"));
    }
    for (int i = 0; i < 3; i++) {
      City city = dataCentres.get(i);
      Network network = plan.network(city.country(), "VPN");
      for (int exit = 0; exit < 4; exit++) {
        vpnExits.add(network.address(city, 50, chance));
      }
    }
  }

  Network homeOperator(City city, Chance chance) {
    return chance.pick(homes.get(city.country()));
  }

  Carrier carrier(City city, Chance chance) {
    return chance.pick(carriers.get(city));
  }

  Origin office(City city, Chance chance) {
    Origin seat = offices.address(city, 5, chance);
    return new Origin(
        seat.ip(), seat.asn(), city.country(), seat.latitude(), seat.longitude(), 5, "BUSINESS");
  }

  /** Somewhere abroad. */
  public City destination(Chance chance) {
    return chance.pick(Atlas.DESTINATIONS);
  }

  /** The guests' network of some hotel. */
  public Origin hotel(City city, Chance chance) {
    return chance.pick(hotels.get(city));
  }

  /** A carrier's shared address in a city. */
  public Origin mobile(City city, Chance chance) {
    return carrier(city, chance).address(chance);
  }

  /** An exit of a VPN service many people use. */
  public Origin vpnExit(Chance chance) {
    return chance.pick(vpnExits);
  }

  /** A freshly rented server. */
  public Origin server(Chance chance) {
    int site = chance.below(hosting.size());
    return hosting.get(site).address(dataCentres.get(site), 20, chance);
  }

  /** A freshly rented subnet: IPv4 as a rule. */
  public Subnet rentedSubnet(Chance chance) {
    int site = chance.below(hosting.size());
    return hosting.get(site).subnet(dataCentres.get(site), chance.happens(0.25), chance);
  }

  /** A home line somewhere else whose owner does not know that it relays strangers. */
  public Origin relayedHome(Chance chance) {
    City city = chance.happens(0.4) ? chance.pick(Atlas.HOMES) : chance.pick(Atlas.DESTINATIONS);
    return homeOperator(city, chance).address(city, 20, chance);
  }

  /** The gateway of a service that asks banks for its own customers' accounts. */
  public Origin aggregatorGateway(Chance chance) {
    Origin server = plan.network("DE", "BUSINESS").address(Atlas.HOMES.get(0), 50, chance);
    return new Origin(server.ip(), server.asn(), "DE", null, null, 1_000, "BUSINESS");
  }

  private List<Network> homeOperators(String country) {
    List<Network> operators = new ArrayList<>();
    for (int i = 0; i < HOME_OPERATORS; i++) {
      operators.add(plan.network(country, "RESIDENTIAL"));
    }
    return operators;
  }

  private List<Carrier> carriersOf(City city, int addresses, Chance chance) {
    List<Carrier> operators = new ArrayList<>();
    for (int i = 0; i < CARRIERS; i++) {
      operators.add(Carrier.of(plan.network(city.country(), "MOBILE"), city, addresses, chance));
    }
    return operators;
  }

  private List<Origin> hotelsOf(City city, Chance chance) {
    Network network = plan.network(city.country(), "BUSINESS");
    List<Origin> addresses = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      addresses.add(network.address(city, 10, chance));
    }
    return addresses;
  }
}
