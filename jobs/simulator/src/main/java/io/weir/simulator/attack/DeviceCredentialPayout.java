package io.weir.simulator.attack;

import io.weir.simulator.life.Settings;
import io.weir.simulator.population.MachineShop;
import io.weir.simulator.population.Person;
import io.weir.simulator.world.Chance;
import io.weir.simulator.world.Machine;
import io.weir.simulator.world.Timeline;
import java.util.List;

/**
 * The victim typed password and code into a copied page. The attacker logs in on a device of his
 * own, makes the account his with a new password, contact or factor, and pays himself.
 */
final class DeviceCredentialPayout implements Attack {

  @Override
  public void begin(Scene scene) {
    Chance chance = scene.chance();
    Person victim = scene.victimWith(100_000);
    if (victim == null) {
      return;
    }
    Machine device = chance.happens(0.5) ? MachineShop.phone(chance) : MachineShop.computer(chance);
    Takeover takeover = new Takeover(scene, victim, device, scene.hideout());
    Settings settings = new Settings(takeover.access());
    Timeline story = scene.story().then(() -> takeover.enter(List.of("PASSWORD", "OTP")));
    if (device.runsApp()) {
      story.pause(3, 60).then(settings::registerDevice);
    }
    int changes = chance.between(1, 3);
    for (int i = 0; i < changes; i++) {
      story.pause(20, 240).then(change(settings, (i + chance.below(2)) % 4));
    }
    long patience = chance.happens(0.7) ? 3_600 : 14 * 3_600;
    takeover.cashOut(story.pause(60, patience), 0.4, 0.95);
  }

  private static Runnable change(Settings settings, int which) {
    return switch (which) {
      case 0 -> settings::changePassword;
      case 1 -> () -> settings.changeContact("PHONE");
      case 2 -> () -> settings.enableFactor("OTP");
      default -> () -> settings.disableFactor("SMS");
    };
  }
}
