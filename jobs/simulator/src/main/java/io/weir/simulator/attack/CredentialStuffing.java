package io.weir.simulator.attack;

import io.weir.simulator.life.SignIn;
import io.weir.simulator.population.MachineShop;
import io.weir.simulator.population.Person;
import io.weir.simulator.population.Tokens;
import io.weir.simulator.world.Chance;
import io.weir.simulator.world.Machine;
import io.weir.simulator.world.Origin;
import io.weir.simulator.world.Timeline;

/**
 * A list of names and passwords stolen elsewhere is tried from one address, mostly once per name.
 * Most names are nobody's here, a few belong to customers, fewer still used the same password:
 * those accounts are sold on and emptied later by somebody else.
 */
final class CredentialStuffing implements Attack {

  private static final int PERCENT = 100;

  @Override
  public void begin(Scene scene) {
    Chance chance = scene.chance();
    Machine tool =
        chance.happens(0.5) ? MachineShop.script(chance) : MachineShop.disguisedScript(chance);
    Origin origin = scene.networks().server(chance);
    int names = chance.between(200, 900);
    int knownPercent = chance.between(4, 14);
    int known = Math.min(names * knownPercent / PERCENT, scene.targets().population() / 25);
    int hits = scene.rehearsal() ? 0 : chance.between(2, 5);
    long meanGap = chance.between(1L, 5L);
    Timeline story = scene.story();
    for (int i = 0; i < names; i++) {
      story.pause(0, 2 * meanGap);
      int drawn = chance.below(names);
      if (drawn < hits) {
        hit(scene, story, tool, origin);
      } else if (drawn < hits + known) {
        SignIn door = door(scene, scene.targets().anybody(chance), tool, origin);
        story.then(door::fails);
        if (chance.happens(0.2)) {
          story.pause(0, meanGap).then(door::fails);
        }
      } else {
        String nobody = Tokens.draw("u-", chance);
        story.then(() -> SignIn.unknownName(scene.events(), tool, origin, nobody));
      }
    }
  }

  private static void hit(Scene scene, Timeline story, Machine tool, Origin origin) {
    Person victim = scene.victimWith(80_000);
    if (victim == null) {
      return;
    }
    Takeover check = new Takeover(scene, victim, tool, origin);
    story.then(check::enter);
    Chance chance = scene.chance();
    Takeover buyer = new Takeover(scene, victim, MachineShop.computer(chance), scene.hideout());
    Timeline later = new Timeline(scene.society().world(), chance, story.time());
    later.pause(20 * 60, 7 * 3_600).then(buyer::enter);
    later.pause(20, 200).then(buyer::lookAround);
    buyer.cashOut(later, 0.4, 0.95);
  }

  private static SignIn door(Scene scene, Person person, Machine tool, Origin origin) {
    return new SignIn(scene.access(person, tool, origin));
  }
}
