package io.weir.simulator.noise;

import io.weir.simulator.life.Access;
import io.weir.simulator.life.SignIn;
import io.weir.simulator.life.Society;
import io.weir.simulator.population.MachineShop;
import io.weir.simulator.population.Person;
import io.weir.simulator.world.Chance;
import io.weir.simulator.world.Machine;
import io.weir.simulator.world.Origin;
import io.weir.simulator.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The hot address: a budgeting service that logs in to its subscribers' accounts around the clock,
 * all from one gateway, now and then with a password that has been changed since.
 */
public final class Aggregator {

  private static final double SUBSCRIBERS = 0.25;
  private static final double STALE_PASSWORD = 0.05;
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final Society society;
  private final Chance chance;
  private final Machine client = MachineShop.aggregator();
  private final Origin gateway;
  private final List<Person> subscribers = new ArrayList<>();
  private final double meanGap;

  /**
   * Signs up its subscribers.
   *
   * @param share of all log-ins, above 0 and below 1
   */
  public Aggregator(Society society, double share, Chance chance) {
    this.society = society;
    this.chance = chance;
    this.gateway = society.population().networks().aggregatorGateway(chance);
    double visits = 0;
    for (Person person : society.population().people()) {
      visits += person.habits().visitsPerDay();
      if (chance.happens(SUBSCRIBERS) || subscribers.isEmpty()) {
        subscribers.add(person);
      }
    }
    this.meanGap = DAY / (visits * share / (1 - share));
  }

  public void begin() {
    next();
  }

  private void next() {
    World world = society.world();
    world.at(world.now() + 1 + (long) chance.exponential(meanGap), this::call);
  }

  private void call() {
    Person subscriber = chance.pick(subscribers);
    Access access = new Access(society.honest(), subscriber.identity(), client, gateway, chance);
    SignIn signIn = new SignIn(access);
    if (chance.happens(STALE_PASSWORD)) {
      signIn.fails();
    } else {
      signIn.succeedsFor("THIRD_PARTY");
    }
    next();
  }
}
