package io.weir.simulator.attack;

import io.weir.simulator.life.Settings;
import io.weir.simulator.population.MachineShop;
import io.weir.simulator.population.Payee;
import io.weir.simulator.population.Person;
import io.weir.simulator.world.Chance;
import io.weir.simulator.world.Timeline;
import java.util.List;

/** The limit stands in the way of a large payment, so it goes first; so may the alarm. */
final class LimitRaiseThenPayout implements Attack {

  @Override
  public void begin(Scene scene) {
    Chance chance = scene.chance();
    Person victim =
        scene.victim(person -> person.purse().balance() >= person.purse().limit() * 13 / 10);
    if (victim == null) {
      return;
    }
    Takeover takeover = new Takeover(scene, victim, MachineShop.computer(chance), scene.hideout());
    Timeline story = scene.story().then(() -> takeover.enter(List.of("PASSWORD", "OTP")));
    if (chance.happens(0.4)) {
      Settings settings = new Settings(takeover.access());
      story.pause(20, 200).then(settings::silenceNotifications);
    }
    int factor = chance.between(2, 10);
    story
        .pause(20, 200)
        .then(() -> takeover.banking().raiseLimit(takeover.banking().limit() * factor));
    Payee mule = scene.mule();
    String vop = scene.muleNameCheck();
    double share = chance.between(0.85, 1.0);
    long patience = chance.happens(0.6) ? 3_600 : 10 * 3_600;
    story.pause(60, patience).then(() -> takeover.banking().addPayee(mule, vop));
    story
        .pause(20, 300)
        .then(() -> takeover.pay(mule, (long) (takeover.banking().balance() * share), vop));
  }
}
