package io.weir.simulator.life;

import io.weir.simulator.population.Person;
import io.weir.simulator.population.Tokens;
import io.weir.simulator.world.Chance;
import io.weir.simulator.world.Machine;
import io.weir.simulator.world.Timeline;
import java.util.List;

/** A customer logs in, does something, and leaves; now and then with the mistakes people make. */
final class Visits {

  private static final double FORGETS_PASSWORD = 0.012;
  private static final double GIVES_UP_REMEMBERING = 0.12;
  private static final double FINGER_NOT_READ = 0.01;

  private final Society society;
  private final Whereabouts whereabouts;
  private final Errands errands;
  private final double mistypesName;

  Visits(Society society, Whereabouts whereabouts, double mistypesName) {
    this.society = society;
    this.whereabouts = whereabouts;
    this.errands = new Errands(society);
    this.mistypesName = mistypesName;
  }

  /** At the present moment, unless the person is offline or already in. */
  void visit(Person person) {
    long now = society.world().now();
    boolean offline = person.trip() != null && person.trip().inTheAir(now);
    if (!offline && person.busyUntil() <= now) {
      Whereabouts.Spot spot = whereabouts.of(person, now);
      visit(person, access(person, spot.machine(), spot));
    }
  }

  Access access(Person person, Machine machine, Whereabouts.Spot spot) {
    return new Access(society.honest(), person.identity(), machine, spot.origin(), person.chance());
  }

  Whereabouts.Spot spot(Person person) {
    return whereabouts.of(person, society.world().now());
  }

  private void visit(Person person, Access access) {
    Chance chance = person.chance();
    Timeline story = new Timeline(society.world(), chance, society.world().now());
    SignIn signIn = new SignIn(access);
    boolean onScreen = !access.machine().runsApp();
    if (onScreen && chance.happens(mistypesName)) {
      story.then(() -> access.mistypedName(Tokens.draw("u-", chance))).pause(6, 25);
    }
    if (onScreen && chance.happens(FORGETS_PASSWORD)) {
      forgets(story, signIn, chance);
    } else if (!onScreen && chance.happens(FINGER_NOT_READ)) {
      story.then(signIn::fails).pause(3, 10);
    }
    if (onScreen && chance.happens(0.35)) {
      secondFactor(story, signIn, chance);
      story.then(() -> enter(person, access, signIn, List.of("PASSWORD", "PUSH")));
    } else {
      List<String> factors =
          onScreen ? List.of("PASSWORD") : List.of("BIOMETRIC", "HARDWARE_TOKEN");
      story.then(() -> enter(person, access, signIn, factors));
    }
    errands.plan(person, access, story);
    if (chance.happens(0.45)) {
      story.pause(10, 120).then(signIn::leaves);
    }
    person.busyUntil(story.time());
  }

  private void enter(Person person, Access access, SignIn signIn, List<String> factors) {
    signIn.succeeds(factors);
    society.sessionOpened(person, access);
  }

  private static void forgets(Timeline story, SignIn signIn, Chance chance) {
    int tries = chance.between(1, 4);
    for (int i = 0; i < tries; i++) {
      story.then(signIn::fails).pause(6, 40);
    }
    if (chance.happens(GIVES_UP_REMEMBERING)) {
      String factor = chance.happens(0.6) ? "EMAIL" : "SMS";
      story
          .then(signIn::asksForReset)
          .pause(1, 4)
          .then(() -> signIn.sendsCode(factor))
          .pause(20, 150)
          .then(() -> signIn.resets(factor))
          .pause(3, 20);
    }
  }

  /** Nearly always at once; sometimes the first prompt is missed. */
  private static void secondFactor(Timeline story, SignIn signIn, Chance chance) {
    if (chance.happens(0.03)) {
      String miss = chance.happens(0.8) ? "TIMEOUT" : "DENIED";
      story.then(signIn::challenges).pause(20, 60).then(() -> signIn.answered(miss, "PUSH"));
      story.pause(4, 20);
    }
    String factor = chance.happens(0.75) ? "PUSH" : "OTP";
    story.then(signIn::challenges).pause(4, 25).then(() -> signIn.answered("APPROVED", factor));
    story.pause(1, 3);
  }
}
