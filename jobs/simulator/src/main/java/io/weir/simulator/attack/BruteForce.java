package io.weir.simulator.attack;

import io.weir.simulator.life.SignIn;
import io.weir.simulator.population.MachineShop;
import io.weir.simulator.population.Person;
import io.weir.simulator.world.Chance;
import io.weir.simulator.world.Machine;
import io.weir.simulator.world.Origin;
import io.weir.simulator.world.Timeline;
import java.util.ArrayList;
import java.util.List;

/** One account is guessed at, from one address or through several strangers' lines. */
final class BruteForce implements Attack {

  @Override
  public void begin(Scene scene) {
    Chance chance = scene.chance();
    Person victim = scene.victimWith(50_000);
    if (victim == null) {
      return;
    }
    Machine tool = MachineShop.disguisedScript(chance);
    List<Origin> sources = new ArrayList<>();
    int addresses = chance.happens(0.5) ? 1 : chance.between(5, 20);
    for (int i = 0; i < addresses; i++) {
      sources.add(addresses == 1 ? scene.hideout() : scene.networks().relayedHome(chance));
    }
    int guesses = chance.between(20, 120);
    long meanGap = chance.between(3L, 25L);
    Timeline story = scene.story();
    for (int i = 0; i < guesses; i++) {
      SignIn door = new SignIn(scene.access(victim, tool, sources.get(i % addresses)));
      story.pause(1, 2 * meanGap).then(door::fails);
    }
    if (!scene.rehearsal() && chance.happens(0.5)) {
      Takeover takeover = new Takeover(scene, victim, tool, chance.pick(sources));
      story.pause(2, 60).then(takeover::enter).pause(20, 200).then(takeover::lookAround);
      takeover.cashOut(story, 0.4, 0.95);
    }
  }
}
