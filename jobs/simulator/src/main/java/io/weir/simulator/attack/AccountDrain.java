package io.weir.simulator.attack;

import io.weir.simulator.population.MachineShop;
import io.weir.simulator.population.Payee;
import io.weir.simulator.population.Person;
import io.weir.simulator.world.Chance;
import io.weir.simulator.world.Timeline;

/** Inside, and out with everything: a few large payments, as large as the limit allows. */
final class AccountDrain implements Attack {

  private static final int MOST_PAYMENTS = 6;

  @Override
  public void begin(Scene scene) {
    Chance chance = scene.chance();
    Person victim =
        scene.victim(
            person ->
                person.purse().balance() >= 250_000
                    && person.purse().balance() <= (MOST_PAYMENTS - 1) * person.purse().limit());
    if (victim == null) {
      return;
    }
    Takeover takeover = new Takeover(scene, victim, MachineShop.computer(chance), scene.hideout());
    Timeline story = scene.story().then(takeover::enter).pause(10, 120);
    story.then(takeover::lookAround);
    Payee[] mules = new Payee[chance.between(1, 3)];
    String vop = scene.muleNameCheck();
    for (int i = 0; i < mules.length; i++) {
      Payee mule = scene.mule();
      mules[i] = mule;
      story.pause(15, 120).then(() -> takeover.banking().addPayee(mule, vop));
    }
    int payments = chance.between(3, MOST_PAYMENTS);
    long gap = chance.between(60L, 40L * 60);
    for (int i = payments; i > 0; i--) {
      Payee mule = mules[i % mules.length];
      double share = i == 1 ? chance.between(0.92, 1.0) : chance.between(0.9, 1.3) / i;
      story.pause(20, gap).then(() -> payShare(takeover, mule, share, vop));
    }
  }

  private static void payShare(Takeover takeover, Payee mule, double share, String vop) {
    double bounded = Math.min(0.97, share);
    takeover.pay(mule, (long) (takeover.banking().balance() * bounded), vop);
  }
}
