package io.weir.simulator.life;

import io.weir.simulator.population.City;
import io.weir.simulator.population.MachineShop;
import io.weir.simulator.population.Networks;
import io.weir.simulator.population.Person;
import io.weir.simulator.population.Trip;
import io.weir.simulator.world.Chance;
import io.weir.simulator.world.Machine;
import io.weir.simulator.world.Timeline;
import java.util.List;

/** What happens to people a few times a year: journeys, new phones, new SIM cards. */
final class Milestones {

  private final Society society;
  private final Visits visits;

  Milestones(Society society, Visits visits) {
    this.society = society;
    this.visits = visits;
  }

  /** Leaves in the course of the day that begins at {@code midnight}. */
  void journey(Person person, long midnight) {
    Chance chance = person.chance();
    Networks networks = society.population().networks();
    City destination = networks.destination(chance);
    long flight = person.home().city().travelMillisTo(destination);
    long departure = midnight + chance.between(6 * Calendar.HOUR, 17 * Calendar.HOUR);
    long arrival = departure + flight;
    long leaves = arrival + chance.between(2 * Calendar.DAY, 9 * Calendar.DAY);
    person.travel(
        new Trip(
            destination,
            networks.hotel(destination, chance),
            departure,
            arrival,
            leaves,
            leaves + flight));
  }

  /** Sets up a new phone at home or in town; the old one goes into a drawer. */
  void newPhone(Person person) {
    long now = society.world().now();
    if (person.busyUntil() > now || (person.trip() != null && person.trip().inTheAir(now))) {
      return;
    }
    Chance chance = person.chance();
    Machine phone = MachineShop.phone(chance);
    person.machines().set(0, phone);
    Access access = visits.access(person, phone, visits.spot(person));
    SignIn signIn = new SignIn(access);
    Settings settings = new Settings(access);
    Timeline story = new Timeline(society.world(), chance, now);
    if (chance.happens(0.25)) {
      story.then(signIn::fails).pause(8, 40);
    }
    story.then(signIn::passwordAccepted).pause(1, 3).then(() -> signIn.sendsCode("SMS"));
    story.pause(10, 60).then(() -> signIn.succeeds(List.of("PASSWORD", "SMS")));
    story.pause(2, 20).then(settings::registerDevice);
    story.pause(2, 20).then(() -> settings.reportIntegrity(true));
    if (chance.happens(0.3)) {
      story.pause(20, 90).then(() -> settings.enableFactor("PUSH"));
    }
    story.pause(10, 90).then(signIn::uses);
    person.busyUntil(story.time());
  }

  void newSim(Person person) {
    Settings.operatorReportsNewSim(society.honest(), person.identity());
  }
}
