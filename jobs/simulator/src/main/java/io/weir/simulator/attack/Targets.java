package io.weir.simulator.attack;

import io.weir.simulator.population.Person;
import io.weir.simulator.world.Chance;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Who is attacked; nobody is the victim of two attacks. */
final class Targets {

  private static final int DRAWS = 300;

  private final List<Person> people;
  private final Set<Person> claimed = new HashSet<>();

  Targets(List<Person> people) {
    this.people = people;
  }

  /** A victim for good; null if nobody fits. */
  Person claim(Chance chance, Predicate<Person> suitable) {
    for (int i = 0; i < DRAWS; i++) {
      Person person = anybody(chance);
      if (!claimed.contains(person) && suitable.test(person)) {
        claimed.add(person);
        return person;
      }
    }
    return null;
  }

  /** Makes somebody a victim for good; false if the person already is one. */
  boolean claim(Person person) {
    return claimed.add(person);
  }

  /** Somebody whose name happens to be on a list, victim or not. */
  Person anybody(Chance chance) {
    return people.get(chance.below(people.size()));
  }

  int population() {
    return people.size();
  }
}
