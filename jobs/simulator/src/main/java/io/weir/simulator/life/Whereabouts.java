package io.weir.simulator.life;

import io.weir.simulator.population.Networks;
import io.weir.simulator.population.Person;
import io.weir.simulator.population.Trip;
import io.weir.simulator.world.Chance;
import io.weir.simulator.world.Machine;
import io.weir.simulator.world.Origin;

/** Where somebody is at a moment, and what is at hand there. */
final class Whereabouts {

  private static final int WORK_BEGINS = 9;
  private static final int WORK_ENDS = 17;

  /** A machine on a network. */
  record Spot(Machine machine, Origin origin) {}

  private final Networks networks;
  private final Calendar calendar;

  Whereabouts(Networks networks, Calendar calendar) {
    this.networks = networks;
    this.calendar = calendar;
  }

  Spot of(Person person, long time) {
    Trip trip = person.trip();
    if (trip != null && trip.away(time)) {
      return abroad(person, trip);
    }
    int hour = calendar.hour(person, time);
    boolean works = person.employer() != null && person.employer().office() != null;
    if (works && !calendar.weekend(person, time) && hour >= WORK_BEGINS && hour < WORK_ENDS) {
      return atWork(person);
    }
    return atHome(person);
  }

  private Spot abroad(Person person, Trip trip) {
    Chance chance = person.chance();
    boolean onTheMove = chance.happens(0.3);
    if (onTheMove) {
      return new Spot(person.phone(), networks.mobile(trip.destination(), chance));
    }
    return new Spot(chance.happens(0.85) ? person.phone() : computer(person), trip.hotel());
  }

  private Spot atWork(Person person) {
    Chance chance = person.chance();
    if (chance.happens(0.45)) {
      return new Spot(person.phone(), person.mobileAddress());
    }
    boolean onScreen = chance.happens(person.habits().computerShare() / 2);
    return new Spot(onScreen ? computer(person) : person.phone(), person.employer().office());
  }

  private Spot atHome(Person person) {
    Chance chance = person.chance();
    boolean onScreen = chance.happens(person.habits().computerShare());
    Machine machine = onScreen ? computer(person) : person.phone();
    if (!onScreen && chance.happens(0.25)) {
      return new Spot(machine, person.mobileAddress());
    }
    if (person.home().tablet() != null && chance.happens(0.12)) {
      machine = person.home().tablet();
    }
    return new Spot(
        machine,
        person.habits().vpnExit() != null ? person.habits().vpnExit() : person.home().line());
  }

  private static Machine computer(Person person) {
    return person.machines().size() > 1 ? person.machines().get(1) : person.phone();
  }
}
