package io.weir.simulator.attack;

import io.weir.simulator.life.Settings;
import io.weir.simulator.life.SignIn;
import io.weir.simulator.population.MachineShop;
import io.weir.simulator.population.Person;
import io.weir.simulator.world.Chance;
import io.weir.simulator.world.Timeline;
import java.util.List;

/**
 * The password is known; the owner's phone is asked again and again, often at night, until a tired
 * thumb approves. Now and then the owner reports it instead.
 */
final class MfaPromptBombing implements Attack {

  @Override
  public void begin(Scene scene) {
    Chance chance = scene.chance();
    Person victim = scene.victimWith(80_000);
    if (victim == null) {
      return;
    }
    Takeover takeover = new Takeover(scene, victim, MachineShop.computer(chance), scene.hideout());
    SignIn signIn = new SignIn(takeover.access());
    Timeline story = scene.story().then(signIn::passwordAccepted);
    int prompts = chance.between(6, 25);
    long patience = chance.between(15L, 75L);
    for (int i = 0; i < prompts; i++) {
      String refusal = chance.happens(0.65) ? "DENIED" : "TIMEOUT";
      story.pause(1, patience / 2).then(signIn::challenges);
      story.pause(3, patience).then(() -> signIn.answered(refusal, "PUSH"));
    }
    story.pause(2, 30).then(signIn::challenges).pause(3, 20);
    if (chance.happens(0.12)) {
      story.then(() -> signIn.answered("FRAUD_REPORTED", "PUSH"));
      return;
    }
    story.then(() -> signIn.answered("APPROVED", "PUSH")).pause(1, 3);
    story.then(() -> takeover.enter(List.of("PASSWORD", "PUSH")));
    if (chance.happens(0.5)) {
      Settings settings = new Settings(takeover.access());
      story.pause(30, 200).then(() -> settings.enableFactor("OTP"));
    }
    takeover.cashOut(story.pause(30, 1_800), 0.4, 0.95);
  }
}
