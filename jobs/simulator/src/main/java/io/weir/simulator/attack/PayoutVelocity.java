package io.weir.simulator.attack;

import io.weir.simulator.population.MachineShop;
import io.weir.simulator.population.Payee;
import io.weir.simulator.population.Person;
import io.weir.simulator.world.Chance;
import io.weir.simulator.world.Timeline;
import java.util.ArrayList;
import java.util.List;

/** Many moderate payments to many destinations within the hour, none of them remarkable alone. */
final class PayoutVelocity implements Attack {

  @Override
  public void begin(Scene scene) {
    Chance chance = scene.chance();
    Person victim = scene.victimWith(200_000);
    if (victim == null) {
      return;
    }
    Takeover takeover = new Takeover(scene, victim, MachineShop.computer(chance), scene.hideout());
    Timeline story = scene.story().then(takeover::enter).pause(10, 90);
    List<Payee> mules = new ArrayList<>();
    int destinations = chance.between(4, 12);
    for (int i = 0; i < destinations; i++) {
      mules.add(scene.mule());
    }
    int payments = destinations + chance.between(1, 8);
    long meanGap = chance.between(15L, 55L) * 60 / payments;
    double share = chance.between(0.5, 0.9) / payments;
    long budget = (long) (victim.purse().balance() * share);
    String vop = scene.muleNameCheck();
    for (int i = 0; i < payments; i++) {
      Payee mule = mules.get(i % destinations);
      long amount = (long) (budget * chance.between(0.6, 1.2));
      story.pause(meanGap / 2, meanGap * 3 / 2).then(() -> takeover.pay(mule, amount, vop));
    }
  }
}
