package io.weir.simulator.life;

import io.weir.simulator.population.Bill;
import io.weir.simulator.population.Payee;
import io.weir.simulator.population.Person;
import io.weir.simulator.population.Tokens;
import io.weir.simulator.world.Chance;
import io.weir.simulator.world.Timeline;

/** What people come for: a look at the balance, a transfer, a bill, rarely a setting. */
final class Errands {

  private static final double NEW_PAYEE = 0.06;
  private static final double CHANGES_PASSWORD = 1 / 500.0;
  private static final double CHANGES_CONTACT = 1 / 1_500.0;
  private static final double RAISES_LIMIT = 1 / 4_000.0;
  private static final double BUYS_SOMETHING_BIG = 1 / 1_500.0;

  private final Society society;

  Errands(Society society) {
    this.society = society;
  }

  void plan(Person person, Access access, Timeline story) {
    Chance chance = person.chance();
    Banking banking = new Banking(access, person.purse(), society.credits());
    if (access.machine().runsApp() && chance.happens(0.1)) {
      story.pause(1, 4).then(() -> new Settings(access).reportIntegrity(true));
    }
    int looks = chance.poisson(1.7);
    for (int i = 0; i < looks; i++) {
      story.pause(15, 200).then(() -> new SignIn(access).uses());
    }
    if (!person.due().isEmpty()) {
      Bill bill = person.due().remove(0);
      story.pause(15, 120).then(() -> payBill(person, banking, bill));
    }
    if (chance.happens(person.habits().transferShare())) {
      transfer(person, banking, story);
    }
    change(person, access, banking, story);
  }

  private void transfer(Person person, Banking banking, Timeline story) {
    Chance chance = person.chance();
    if (chance.happens(NEW_PAYEE)) {
      Payee found = newPayee(chance);
      String vop = chance.happens(0.88) ? "MTCH" : chance.happens(0.6) ? "CMTC" : "NOAP";
      person.payees().add(found);
      story.pause(20, 90).then(() -> banking.addPayee(found, vop));
      story.pause(15, 90).then(() -> pay(banking, found, chance, vop));
      return;
    }
    Payee payee = chance.pick(person.payees());
    story.pause(15, 120).then(() -> pay(banking, payee, chance, null));
  }

  /** Sensible people do not empty their account for a dinner. */
  private static void pay(Banking banking, Payee payee, Chance chance, String vop) {
    long amount = Math.max(100, (long) chance.logNormal((double) payee.usualMinor(), 0.45));
    banking.pay(payee, round(Math.min(amount, banking.balance() / 3)), vop);
  }

  private static void payBill(Person person, Banking banking, Bill bill) {
    if (banking.pay(bill.payee(), bill.payee().usualMinor(), null) == null) {
      person.due().add(bill);
    }
  }

  private void change(Person person, Access access, Banking banking, Timeline story) {
    Chance chance = person.chance();
    double perVisit = 1 / person.habits().visitsPerDay();
    Settings settings = new Settings(access);
    if (chance.happens(CHANGES_PASSWORD * perVisit)) {
      story.pause(30, 150).then(settings::changePassword);
    } else if (chance.happens(CHANGES_CONTACT * perVisit)) {
      String kind = chance.happens(0.5) ? "ADDRESS" : chance.happens(0.5) ? "EMAIL" : "PHONE";
      story.pause(30, 150).then(() -> settings.changeContact(kind));
    } else if (chance.happens(RAISES_LIMIT * perVisit)) {
      story.pause(30, 150).then(() -> raiseLimit(banking, chance));
      if (chance.happens(0.4)) {
        buySomethingBig(banking, chance, story);
      }
    } else if (chance.happens(BUYS_SOMETHING_BIG * perVisit)) {
      buySomethingBig(banking, chance, story);
    }
    person.busyUntil(story.time());
  }

  /** A used car, a new kitchen: somebody never paid before gets much of what is there. */
  private static void buySomethingBig(Banking banking, Chance chance, Timeline story) {
    Payee seller = newPayee(chance);
    double share = chance.between(0.3, 0.9);
    story.pause(60, 300).then(() -> banking.addPayee(seller, "MTCH"));
    story
        .pause(30, 90)
        .then(() -> banking.pay(seller, round((long) (banking.balance() * share)), "MTCH"));
  }

  private static void raiseLimit(Banking banking, Chance chance) {
    banking.raiseLimit((long) (banking.limit() * chance.between(1.5, 4)) / 10_000 * 10_000);
  }

  private static Payee newPayee(Chance chance) {
    String kind = chance.happens(0.6) ? "PERSON" : "BUSINESS";
    long usual = (long) Math.min(120_000, chance.logNormal(5_000, 0.9));
    return new Payee(Tokens.draw("iban-", chance), kind, false, null, null, usual);
  }

  /** People like round sums. */
  private static long round(long amount) {
    return amount > 2_000 ? amount / 500 * 500 : amount;
  }
}
