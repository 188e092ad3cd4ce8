package io.weir.simulator.attack;

import io.weir.simulator.life.Access;
import io.weir.simulator.life.Banking;
import io.weir.simulator.life.Credits;
import io.weir.simulator.life.SignIn;
import io.weir.simulator.population.Identity;
import io.weir.simulator.population.MachineShop;
import io.weir.simulator.population.Payee;
import io.weir.simulator.population.Person;
import io.weir.simulator.population.Purse;
import io.weir.simulator.population.Tokens;
import io.weir.simulator.world.Chance;
import io.weir.simulator.world.Machine;
import io.weir.simulator.world.Origin;
import io.weir.simulator.world.Timeline;
import java.util.List;

/**
 * Deceived customers pay the same stranger for the first time, each from the own phone at home; the
 * stranger's account, also with us, sends it on before anybody asks.
 */
final class MuleFanIn implements Attack {

  @Override
  public void begin(Scene scene) {
    Chance chance = scene.chance();
    Identity mule = Identity.of(Tokens.draw("acct-m", chance), chance);
    Purse purse = Purse.holding(chance.between(500L, 20_000L));
    Payee collector = new Payee(mule.payeeToken(), "PERSON", false, null, null, 0);
    int victims = Math.min(chance.between(6, 14), Math.max(2, scene.targets().population() / 40));
    long meanGap = chance.between(10L, 45L) * 60;
    Timeline story = scene.story();
    for (int i = 0; i < victims; i++) {
      Person victim = scene.victimWith(40_000);
      if (victim != null) {
        story.pause(60, 2 * meanGap);
        deceive(scene, victim, collector, mule, purse, story.time());
      }
    }
    sendOn(scene, mule, purse, story.pause(300, 2 * 3_600));
  }

  private static void deceive(
      Scene scene, Person victim, Payee collector, Identity mule, Purse purse, long time) {
    Chance chance = scene.chance();
    Access own =
        new Access(
            scene.society().honest(),
            victim.identity(),
            victim.phone(),
            victim.home().line(),
            chance);
    Access deceived = own.takenBy(scene.deceived(), victim.phone(), victim.home().line());
    Banking banking = scene.banking(deceived, victim);
    String vop = scene.muleNameCheck();
    long asked = chance.between(15_000L, 250_000L) / 1_000 * 1_000;
    Timeline story = new Timeline(scene.society().world(), chance, time);
    story.then(() -> new SignIn(own).succeeds(List.of("BIOMETRIC", "HARDWARE_TOKEN")));
    story.pause(30, 200).then(() -> deceived.join(own));
    story.then(() -> banking.addPayee(collector, vop)).pause(20, 180);
    story.then(
        () -> {
          long amount = Math.min(asked, Math.min(banking.limit(), banking.balance() / 2));
          String paid = banking.pay(collector, amount, vop);
          scene.harm(paid);
          if (paid != null) {
            Credits credits = scene.society().credits();
            credits.arrive(scene.events(), mule, purse, amount, victim.identity().payeeToken());
          }
        });
  }

  private static void sendOn(Scene scene, Identity mule, Purse purse, Timeline story) {
    Chance chance = scene.chance();
    Machine phone = MachineShop.phone(chance);
    Origin origin = scene.networks().relayedHome(chance);
    Access access = scene.access(mule, phone, origin);
    Banking banking = new Banking(access, purse, scene.society().credits());
    story.then(() -> new SignIn(access).succeeds(List.of("BIOMETRIC", "HARDWARE_TOKEN")));
    int parts = chance.between(1, 4);
    boolean coins = chance.happens(0.4);
    Payee next =
        coins
            ? new Payee(Tokens.draw("wallet-", chance), "UNHOSTED_WALLET", false, null, null, 0)
            : scene.mule();
    for (int i = parts; i > 0; i--) {
      int left = i;
      story.pause(60, 1_500);
      story.then(
          () -> {
            long amount = (long) (banking.balance() * 0.97 / left);
            scene.harm(
                coins ? banking.withdrawCrypto(next, amount) : banking.pay(next, amount, null));
          });
    }
  }
}
