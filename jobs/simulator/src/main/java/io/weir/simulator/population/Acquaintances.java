package io.weir.simulator.population;

import io.weir.simulator.world.Chance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Gives people somebody to pay: friends, shops, landlords, utilities, their own savings. */
final class Acquaintances {

  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final int BILLERS = 40;

  private final List<Person> people;
  private final long start;
  private final List<String> billers = new ArrayList<>();

  Acquaintances(List<Person> people, long start) {
    this.people = people;
    this.start = start;
    for (int i = 0; i < BILLERS; i++) {
      billers.add(String.format(Locale.ROOT, "iban-biller-%03d", i));
    }
  }

  void introduce(Person person) {
    Chance chance = person.chance();
    int friends = chance.between(3, 8);
    for (int i = 0; i < friends; i++) {
      person.payees().add(friend(person, chance));
    }
    if (chance.happens(0.5)) {
      person.payees().add(savings(chance, person));
    }
    person.bills().add(rent(person, chance));
    int utilities = chance.between(2, 4);
    for (int i = 0; i < utilities; i++) {
      person.bills().add(utility(chance));
    }
  }

  private Payee friend(Person person, Chance chance) {
    long usual = (long) Math.min(60_000, chance.logNormal(4_000, 0.8));
    Long since = chance.happens(0.75) ? longAgo(chance) : null;
    if (chance.happens(0.55) && people.size() > 1) {
      Person other = people.get(chance.below(people.size()));
      if (other != person) {
        return new Payee(other.identity().payeeToken(), "PERSON", false, since, other, usual);
      }
    }
    String kind = chance.happens(0.7) ? "PERSON" : "BUSINESS";
    return new Payee(Tokens.draw("iban-", chance), kind, false, since, null, usual);
  }

  private Payee savings(Chance chance, Person person) {
    long usual = person.habits().salaryMinor() / chance.between(8, 20);
    return new Payee(Tokens.draw("iban-", chance), "PERSON", true, longAgo(chance), null, usual);
  }

  private Bill rent(Person person, Chance chance) {
    long amount = (long) (person.habits().salaryMinor() * chance.between(0.2, 0.36));
    String kind = chance.happens(0.6) ? "PERSON" : "BUSINESS";
    Payee landlord =
        new Payee(Tokens.draw("iban-", chance), kind, false, longAgo(chance), null, amount);
    int day = chance.happens(0.7) ? chance.between(1, 4) : chance.between(1, 28);
    return new Bill(landlord, day, chance.happens(0.7));
  }

  private Bill utility(Chance chance) {
    long amount = (long) Math.min(40_000, chance.logNormal(5_500, 0.5));
    Payee biller = new Payee(chance.pick(billers), "BILLER", false, longAgo(chance), null, amount);
    return new Bill(biller, chance.between(1, 28), chance.happens(0.75));
  }

  private long longAgo(Chance chance) {
    return start - chance.between(30 * DAY, 1_200 * DAY);
  }
}
