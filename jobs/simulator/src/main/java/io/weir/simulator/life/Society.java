package io.weir.simulator.life;

import io.weir.simulator.population.Person;
import io.weir.simulator.population.Population;
import io.weir.simulator.world.Chance;
import io.weir.simulator.world.Events;
import io.weir.simulator.world.Witness;
import io.weir.simulator.world.World;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The customers, alive: what everybody who acts on them needs. */
public final class Society {

  private final World world;
  private final Population population;
  private final Events honest;
  private final Credits credits;
  private final Map<Person, Consumer<Access>> watchers = new HashMap<>();

  public Society(World world, Population population, long seed) {
    this.world = world;
    this.population = population;
    this.honest = world.events(Witness.NOBODY);
    this.credits = new Credits(honest, Chance.of(seed, "credits", 0));
  }

  public World world() {
    return world;
  }

  public Population population() {
    return population;
  }

  /** Events nobody keeps a record of. */
  public Events honest() {
    return honest;
  }

  public Credits credits() {
    return credits;
  }

  /** Tells {@code watcher} of the person's next session, once it is open. */
  public void watchNextSession(Person person, Consumer<Access> watcher) {
    watchers.merge(person, watcher, Consumer::andThen);
  }

  void sessionOpened(Person person, Access access) {
    Consumer<Access> watcher = watchers.remove(person);
    if (watcher != null) {
      watcher.accept(access);
    }
  }
}
