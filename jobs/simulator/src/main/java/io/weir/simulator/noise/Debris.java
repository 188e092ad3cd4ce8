package io.weir.simulator.noise;

import io.weir.simulator.life.Access;
import io.weir.simulator.life.SignIn;
import io.weir.simulator.life.Society;
import io.weir.simulator.population.Person;
import io.weir.simulator.world.Chance;
import io.weir.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Records that should never have been written: bytes that are no event, and a clock gone mad. */
public final class Debris {

  private static final List<String> STREAMS = List.of("login", "device", "payment");
  private static final long YEAR_2099 = Instant.parse("2099-06-15T12:00:00Z").toEpochMilli();
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final int LONGEST = 300;

  private final Society society;
  private final Chance chance;

  public Debris(Society society, Chance chance) {
    this.society = society;
    this.chance = chance;
  }

  /** Spreads so many of each over the simulated time. */
  public void scatter(int garbageRecords, int farFutureEvents) {
    World world = society.world();
    for (int i = 0; i < garbageRecords; i++) {
      world.at(sometime(world), this::garbage);
    }
    for (int i = 0; i < farFutureEvents; i++) {
      world.at(sometime(world), this::farFuture);
    }
  }

  private long sometime(World world) {
    return chance.between(world.start(), Math.max(world.start(), world.end() - HOUR));
  }

  private void garbage() {
    byte[] bytes = new byte[chance.between(1, LONGEST)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) chance.below(256);
    }
    society.world().sendGarbage(chance.pick(STREAMS), bytes);
  }

  private void farFuture() {
    Person person = chance.pick(society.population().people());
    Access access =
        new Access(
            society.honest(), person.identity(), person.phone(), person.home().line(), chance);
    new SignIn(access).usesAt(YEAR_2099 + chance.below(86_400_000));
  }
}
