package io.weir.simulator.population;

import io.weir.simulator.world.Chance;
import java.util.List;

/** All customers of the bank, and the networks of their world. Same seed, same people. */
public final class Population {

  private final List<Person> people;
  private final Networks networks;

  private Population(List<Person> people, Networks networks) {
    this.people = List.copyOf(people);
    this.networks = networks;
  }

  /**
   * Settles people until there are so many.
   *
   * @param accounts how many people, each with one account
   * @param start first instant of the simulation, milliseconds since the epoch
   */
  public static Population of(int accounts, long start, long seed) {
    Chance chance = Chance.of(seed, "population", 0);
    Networks networks = new Networks(accounts, chance.split());
    List<Person> people = new Settlement(networks, accounts, seed, chance.split()).people();
    Acquaintances acquaintances = new Acquaintances(people, start);
    people.forEach(acquaintances::introduce);
    return new Population(people, networks);
  }

  public List<Person> people() {
    return people;
  }

  public Networks networks() {
    return networks;
  }
}
