package io.weir.simulator.attack;

import io.weir.simulator.life.Access;
import io.weir.simulator.population.MachineShop;
import io.weir.simulator.population.Person;
import io.weir.simulator.world.Chance;
import io.weir.simulator.world.Machine;
import io.weir.simulator.world.Origin;
import io.weir.simulator.world.Timeline;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The cookie of a running session is copied, by malware or a phishing proxy, and used on another
 * machine somewhere else while the owner's own session goes on.
 */
final class StolenSession implements Attack {

  private static final int INFECTED = 12;

  @Override
  public void begin(Scene scene) {
    AtomicBoolean stolen = new AtomicBoolean();
    for (int i = 0; i < INFECTED; i++) {
      Person host = scene.targets().anybody(scene.chance());
      scene.society().watchNextSession(host, session -> copy(scene, host, session, stolen));
    }
  }

  /** The thief waits on several machines and takes the first session worth it. */
  private static void copy(Scene scene, Person host, Access session, AtomicBoolean stolen) {
    boolean worthIt = host.purse().balance() >= 80_000;
    if (!stolen.get() && worthIt && scene.targets().claim(host)) {
      stolen.set(true);
      steal(scene, host, session);
    }
  }

  private static void steal(Scene scene, Person victim, Access session) {
    Chance chance = scene.chance();
    Machine thief =
        chance.happens(0.5) ? MachineShop.script(chance) : MachineShop.disguisedScript(chance);
    Origin origin = scene.hideout();
    Access stolen = session.takenBy(scene.events(), thief, origin);
    Takeover takeover = new Takeover(scene, victim, stolen);
    Timeline story = scene.story();
    int looks = chance.between(1, 4);
    story.pause(4 * 60, 45 * 60);
    for (int i = 0; i < looks; i++) {
      story.pause(5, 90).then(takeover::lookAround);
    }
    takeover.cashOut(story, 0.4, 0.95);
  }
}
