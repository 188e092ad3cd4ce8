package io.weir.simulator.attack;

import io.weir.simulator.life.SignIn;
import io.weir.simulator.population.MachineShop;
import io.weir.simulator.population.Person;
import io.weir.simulator.population.Subnet;
import io.weir.simulator.population.Tokens;
import io.weir.simulator.world.Chance;
import io.weir.simulator.world.Machine;
import io.weir.simulator.world.Origin;
import io.weir.simulator.world.Timeline;
import java.util.ArrayList;
import java.util.List;

/**
 * A few common passwords are tried against many names, one password after the other, slowly and
 * from several addresses of one network, so that no name and no address stands out.
 */
final class PasswordSpray implements Attack {

  @Override
  public void begin(Scene scene) {
    Chance chance = scene.chance();
    Machine tool = MachineShop.disguisedScript(chance);
    List<Origin> sources = sources(scene);
    List<Runnable> doors = new ArrayList<>();
    int names = chance.between(30, 100);
    for (int i = 0; i < names; i++) {
      doors.add(door(scene, tool, sources));
    }
    int passwords = chance.between(2, 4);
    long meanGap = chance.between(25L, 80L) * 60 / ((long) names * passwords);
    Timeline story = scene.story();
    for (int round = 0; round < passwords; round++) {
      for (Runnable door : doors) {
        story.pause(0, 2 * meanGap).then(door);
      }
    }
    if (!scene.rehearsal() && chance.happens(0.6)) {
      hit(scene, story, tool, chance.pick(sources));
    }
  }

  private static List<Origin> sources(Scene scene) {
    Chance chance = scene.chance();
    Subnet subnet = scene.networks().rentedSubnet(chance);
    int count = chance.between(5, 24);
    List<Origin> sources = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sources.add(subnet.address(10 + 7 * i, chance));
    }
    return sources;
  }

  private static Runnable door(Scene scene, Machine tool, List<Origin> sources) {
    Chance chance = scene.chance();
    if (chance.happens(0.65)) {
      String nobody = Tokens.draw("u-", chance);
      return () -> SignIn.unknownName(scene.events(), tool, chance.pick(sources), nobody);
    }
    Person person = scene.targets().anybody(chance);
    return () -> new SignIn(scene.access(person, tool, chance.pick(sources))).fails();
  }

  private static void hit(Scene scene, Timeline story, Machine tool, Origin origin) {
    Person victim = scene.victimWith(80_000);
    if (victim != null) {
      Takeover takeover = new Takeover(scene, victim, tool, origin);
      story.then(takeover::enter).pause(30, 300).then(takeover::lookAround);
      takeover.cashOut(story.pause(600, 4 * 3_600), 0.4, 0.95);
    }
  }
}
