package io.weir.simulator.attack;

import io.weir.simulator.life.Settings;
import io.weir.simulator.life.SignIn;
import io.weir.simulator.population.MachineShop;
import io.weir.simulator.population.Person;
import io.weir.simulator.world.Chance;
import io.weir.simulator.world.Timeline;
import java.util.List;

/**
 * The operator is talked into moving the victim's number to another card; the password is then
 * reset with a code sent to that number, from a phone never seen before.
 */
final class SimSwapThenReset implements Attack {

  @Override
  public void begin(Scene scene) {
    Chance chance = scene.chance();
    Person victim = scene.victimWith(150_000);
    if (victim == null) {
      return;
    }
    Takeover takeover = new Takeover(scene, victim, MachineShop.phone(chance), scene.hideout());
    SignIn signIn = new SignIn(takeover.access());
    Settings settings = new Settings(takeover.access());
    Timeline story = scene.story();
    story.then(() -> Settings.operatorReportsNewSim(scene.events(), victim.identity()));
    story.pause(10 * 60, 6 * 3_600).then(signIn::asksForReset);
    story.pause(1, 4).then(() -> signIn.sendsCode("SMS"));
    story.pause(15, 90).then(() -> signIn.resets("SMS"));
    story.pause(5, 60).then(() -> takeover.enter(List.of("PASSWORD", "SMS")));
    story.pause(5, 60).then(settings::registerDevice);
    if (chance.happens(0.4)) {
      story.pause(20, 120).then(() -> settings.changeContact("EMAIL"));
    }
    takeover.cashOut(story.pause(30, 2 * 3_600), 0.5, 0.98);
  }
}
