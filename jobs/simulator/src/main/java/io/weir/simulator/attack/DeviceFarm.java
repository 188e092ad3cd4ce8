package io.weir.simulator.attack;

import io.weir.simulator.life.Access;
import io.weir.simulator.life.Banking;
import io.weir.simulator.life.Settings;
import io.weir.simulator.life.SignIn;
import io.weir.simulator.population.Identity;
import io.weir.simulator.population.MachineShop;
import io.weir.simulator.population.Payee;
import io.weir.simulator.population.Purse;
import io.weir.simulator.population.Tokens;
import io.weir.simulator.world.Chance;
import io.weir.simulator.world.Machine;
import io.weir.simulator.world.Origin;
import io.weir.simulator.world.Timeline;
import java.util.List;

/** One handset, often emulated, works through a stable of bought or hired accounts. */
final class DeviceFarm implements Attack {

  @Override
  public void begin(Scene scene) {
    Chance chance = scene.chance();
    Machine handset = MachineShop.phone(chance);
    Origin origin = scene.hideout();
    boolean emulated = chance.happens(0.5);
    Payee hub = scene.mule();
    int accounts = chance.between(6, 25);
    long gap = chance.between(4L, 25L) * 60;
    Timeline story = scene.story();
    for (int i = 0; i < accounts; i++) {
      Identity account = Identity.of(Tokens.draw("acct-f", chance), chance);
      Access access = scene.access(account, handset, origin);
      work(scene, story, access, emulated, hub);
      story.pause(30, 2 * gap);
    }
  }

  private static void work(
      Scene scene, Timeline story, Access access, boolean emulated, Payee hub) {
    Chance chance = scene.chance();
    SignIn signIn = new SignIn(access);
    Purse purse = Purse.holding(chance.between(0L, 3_000L));
    Banking banking = new Banking(access, purse, scene.society().credits());
    story.then(() -> scene.harm(signIn.succeeds(List.of("PASSWORD", "SMS"))));
    story.pause(2, 20).then(() -> new Settings(access).reportIntegrity(!emulated));
    story.pause(10, 60).then(signIn::uses);
    if (chance.happens(0.4)) {
      long credit = chance.between(20_000L, 150_000L);
      String sender = Tokens.draw("iban-", chance);
      story.then(
          () ->
              scene
                  .society()
                  .credits()
                  .arrive(scene.events(), access.identity(), purse, credit, sender));
      story.pause(60, 400).then(() -> scene.harm(banking.pay(hub, credit, null)));
    }
    story.pause(5, 60).then(signIn::leaves);
  }
}
