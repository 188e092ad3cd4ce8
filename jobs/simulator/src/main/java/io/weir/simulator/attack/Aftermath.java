package io.weir.simulator.attack;

import io.weir.simulator.life.Access;
import io.weir.simulator.life.SignIn;
import io.weir.simulator.population.Person;
import io.weir.simulator.world.Chance;
import io.weir.simulator.world.Timeline;
import java.util.List;

/** The owner finds out a day or two later, and takes the account back with a new password. */
final class Aftermath {

  private Aftermath() {}

  static void plan(Scene scene, Person owner) {
    Chance chance = scene.chance();
    Access access =
        new Access(
            scene.society().honest(), owner.identity(), owner.phone(), owner.home().line(), chance);
    SignIn signIn = new SignIn(access);
    Timeline story = scene.story().pause(16 * 3_600, 60 * 3_600);
    if (chance.happens(0.5)) {
      story.then(signIn::fails).pause(10, 60);
    }
    story.then(signIn::asksForReset).pause(1, 4).then(() -> signIn.sendsCode("SMS"));
    story.pause(20, 150).then(() -> signIn.resets("SMS")).pause(3, 20);
    story.then(() -> signIn.succeeds(List.of("PASSWORD", "SMS")));
    story.pause(20, 200).then(signIn::uses);
  }
}
