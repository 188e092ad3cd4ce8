package io.weir.simulator.life;

import io.weir.simulator.population.Bill;
import io.weir.simulator.population.Person;
import io.weir.simulator.world.Chance;
import io.weir.simulator.world.World;

/** Plans each person's day at its local midnight, one day ahead. */
public final class Days {

  private static final double JOURNEYS_PER_DAY = 0.008;
  private static final double NEW_PHONES_PER_DAY = 1 / 900.0;
  private static final double NEW_SIMS_PER_DAY = 1 / 1_500.0;

  private final Society society;
  private final World world;
  private final Calendar calendar = new Calendar();
  private final Visits visits;
  private final Milestones milestones;
  private final MoneyMatters money;

  /**
   * The days of everybody in a society.
   *
   * @param mistypesName chance that a log-in from a computer begins with a mistyped name
   */
  public Days(Society society, double mistypesName) {
    this.society = society;
    this.world = society.world();
    Whereabouts whereabouts = new Whereabouts(society.population().networks(), calendar);
    this.visits = new Visits(society, whereabouts, mistypesName);
    this.milestones = new Milestones(society, visits);
    this.money = new MoneyMatters(society);
  }

  /** Lets everybody's life begin. */
  public void begin() {
    for (Person person : society.population().people()) {
      long today = calendar.day(person, world.now());
      world.at(world.now(), () -> plan(person, today));
    }
  }

  private void plan(Person person, long day) {
    long midnight = calendar.midnight(person, day);
    long tomorrow = calendar.midnight(person, day + 1);
    if (tomorrow < world.end()) {
      world.at(tomorrow, () -> plan(person, day + 1));
    }
    Chance chance = person.chance();
    boolean weekend = Calendar.weekend(day);
    int count = chance.poisson(person.habits().visitsPerDay());
    for (int i = 0; i < count; i++) {
      planAt(somewhen(person, midnight, weekend), () -> visits.visit(person));
    }
    int purchases = chance.poisson(person.habits().purchasesPerDay());
    for (int i = 0; i < purchases; i++) {
      planAt(somewhen(person, midnight, weekend), () -> money.purchase(person));
    }
    planBillsAndIncome(person, midnight, Calendar.dayOfMonth(day));
    planMilestones(person, midnight, weekend);
  }

  private void planBillsAndIncome(Person person, long midnight, int dayOfMonth) {
    Chance chance = person.chance();
    for (Bill bill : person.bills()) {
      if (bill.dayOfMonth() == dayOfMonth && bill.standingOrder()) {
        planAt(midnight + early(chance), () -> money.standingOrder(person, bill));
      } else if (bill.dayOfMonth() == dayOfMonth) {
        planAt(midnight + early(chance), () -> person.due().add(bill));
      }
    }
    if (person.employer() != null && person.employer().payDay() == dayOfMonth) {
      planAt(midnight + early(chance), () -> money.salary(person));
    }
  }

  private void planMilestones(Person person, long midnight, boolean weekend) {
    Chance chance = person.chance();
    boolean atHome = person.trip() == null || person.trip().over(midnight);
    if (atHome && chance.happens(JOURNEYS_PER_DAY)) {
      milestones.journey(person, midnight);
    } else if (chance.happens(NEW_PHONES_PER_DAY)) {
      planAt(somewhen(person, midnight, weekend), () -> milestones.newPhone(person));
    } else if (chance.happens(NEW_SIMS_PER_DAY)) {
      planAt(somewhen(person, midnight, weekend), () -> milestones.newSim(person));
    }
  }

  private static long early(Chance chance) {
    return chance.between(4 * Calendar.HOUR, 6 * Calendar.HOUR);
  }

  private static long somewhen(Person person, long midnight, boolean weekend) {
    int minute = person.habits().rhythm().minuteOfDay(weekend, person.chance());
    return midnight + minute * 60_000L + person.chance().below(60_000);
  }

  /** The first day may have begun before the simulation: what is past did not happen. */
  private void planAt(long time, Runnable deed) {
    if (time >= world.now()) {
      world.at(time, deed);
    }
  }
}
