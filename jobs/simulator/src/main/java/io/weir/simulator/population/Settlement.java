package io.weir.simulator.population;

import io.weir.simulator.world.Chance;
import io.weir.simulator.world.Machine;
import io.weir.simulator.world.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Settles people in households and gives them work. */
final class Settlement {

  private static final int PEOPLE_PER_EMPLOYER = 35;
  private static final double[] HOUSEHOLD_SIZES = {0.45, 0.30, 0.15, 0.10};

  private final Networks networks;
  private final int accounts;
  private final long seed;
  private final Chance chance;
  private final Map<City, List<Employer>> employers = new LinkedHashMap<>();
  private final List<Employer> pensionFunds = new ArrayList<>();
  private final List<Person> people = new ArrayList<>();

  Settlement(Networks networks, int accounts, long seed, Chance chance) {
    this.networks = networks;
    this.accounts = accounts;
    this.seed = seed;
    this.chance = chance;
  }

  List<Person> people() {
    foundEmployers();
    while (people.size() < accounts) {
      Home home = home();
      int members = Math.min(householdSize(home), accounts - people.size());
      for (int i = 0; i < members; i++) {
        people.add(person(home));
      }
    }
    return people;
  }

  private void foundEmployers() {
    for (City city : Atlas.HOMES) {
      int offices = 1 + accounts / (Atlas.HOMES.size() * PEOPLE_PER_EMPLOYER);
      List<Employer> local = new ArrayList<>();
      for (int i = 0; i < offices; i++) {
        int payDay = chance.happens(0.6) ? chance.between(25, 28) : chance.between(1, 28);
        local.add(
            new Employer(
                Tokens.draw("iban-", chance), city, networks.office(city, chance), payDay));
      }
      employers.put(city, local);
    }
    for (int i = 0; i < 3; i++) {
      pensionFunds.add(new Employer(Tokens.draw("iban-", chance), null, null, 26 + i));
    }
  }

  private Home home() {
    City city = chance.pick(Atlas.HOMES);
    Network operator = networks.homeOperator(city, chance);
    Origin line =
        chance.happens(0.15)
            ? operator.addressV6(city, 20, chance)
            : operator.address(city, 20, chance);
    Machine tablet = chance.happens(0.2) ? MachineShop.tablet(chance) : null;
    return new Home(city, line, networks.carrier(city, chance), tablet);
  }

  private int householdSize(Home home) {
    double drawn = chance.nextDouble();
    int size = 0;
    while (drawn >= HOUSEHOLD_SIZES[size]) {
      drawn -= HOUSEHOLD_SIZES[size];
      size++;
      if (size == HOUSEHOLD_SIZES.length - 1) {
        break;
      }
    }
    return home.tablet() == null ? size + 1 : Math.max(2, size + 1);
  }

  private Person person(Home home) {
    int number = people.size();
    Chance own = Chance.of(seed, "person", number);
    double work = own.nextDouble();
    boolean works = work < 0.75;
    Employer payer =
        works ? own.pick(employers.get(home.city())) : work < 0.95 ? own.pick(pensionFunds) : null;
    long salary = (long) own.logNormal(works ? 260_000 : 160_000, works ? 0.35 : 0.25);
    Purse purse = purse(salary, own);
    Identity identity = Identity.of(String.format(Locale.ROOT, "acct-%06d", number), own);
    Person person = new Person(number, identity, home, payer, habits(salary, own), purse, own);
    person.machines().add(MachineShop.phone(own));
    if (own.happens(0.6)) {
      person.machines().add(MachineShop.computer(own));
    }
    return person;
  }

  private static Purse purse(long salary, Chance own) {
    long balance = 10_000 + (long) own.logNormal(salary * 1.3, 0.9);
    long limit = Math.max(100_000, Math.round(salary * own.between(0.8, 2.5) / 50_000) * 50_000);
    return new Purse(balance, limit);
  }

  private Habits habits(long salary, Chance own) {
    double drawn = own.nextDouble();
    Rhythm rhythm =
        drawn < 0.5
            ? Rhythm.OFFICE
            : drawn < 0.72 ? Rhythm.EARLY : drawn < 0.95 ? Rhythm.LATE : Rhythm.NIGHT_SHIFT;
    return new Habits(
        rhythm,
        Math.min(4, own.logNormal(1.45, 0.4)),
        Math.min(4, own.logNormal(1.1, 0.5)),
        own.between(0.08, 0.26),
        own.between(0.2, 0.6),
        own.happens(0.03) ? networks.vpnExit(own) : null,
        salary);
  }
}
