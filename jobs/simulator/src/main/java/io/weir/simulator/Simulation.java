package io.weir.simulator;

import io.weir.schemas.StreamCatalog;
import io.weir.simulator.attack.Campaign;
import io.weir.simulator.life.Days;
import io.weir.simulator.life.Society;
import io.weir.simulator.noise.Aggregator;
import io.weir.simulator.noise.Debris;
import io.weir.simulator.population.Population;
import io.weir.simulator.truth.GroundTruth;
import io.weir.simulator.world.Chance;
import io.weir.simulator.world.NoiseOptions;
import io.weir.simulator.world.SimulatedEvent;
import io.weir.simulator.world.World;
import java.time.Duration;
import java.util.Iterator;

/**
 * A simulated bank. Events are made as they are asked for; only what is planned for the next day
 * and what is under way is kept. Not safe for use by several threads.
 */
public final class Simulation {

  private final World world;
  private final Campaign campaign;

  private Simulation(World world, Campaign campaign) {
    this.world = world;
    this.campaign = campaign;
  }

  /** Settles the people and plans the attacks; nothing has happened yet. */
  public static Simulation of(SimulationOptions options) {
    long start = options.start().toEpochMilli();
    long end = start + Duration.ofDays(options.days()).toMillis();
    long seed = options.seed();
    NoiseOptions noise = options.noise();
    World world = new World(StreamCatalog.shipped(), options.tenant(), start, end, seed, noise);
    Population population = Population.of(options.accounts(), start, seed);
    Society society = new Society(world, population, seed);

    new Days(society, noise.unknownUserShare()).begin();
    if (noise.hotAddressShare() > 0) {
      Chance chance = Chance.of(seed, "aggregator", 0);
      new Aggregator(society, noise.hotAddressShare(), chance).begin();
    }
    new Debris(society, Chance.of(seed, "debris", 0))
        .scatter(noise.garbageRecords(), noise.farFutureEvents());
    Campaign campaign = new Campaign(society, seed);
    campaign.plan(options.attacks(), options.warmUpShare());
    return new Simulation(world, campaign);
  }

  /**
   * The events in order of arrival. There is one pass: every call returns the same iterator, which
   * goes on where the last one stopped.
   */
  public Iterator<SimulatedEvent> events() {
    return world;
  }

  /** The attacks so far; complete once {@link #events()} is exhausted. */
  public GroundTruth truth() {
    return campaign.truth();
  }
}
