package io.weir.simulator.attack;

import io.weir.simulator.life.Access;
import io.weir.simulator.life.Banking;
import io.weir.simulator.life.SignIn;
import io.weir.simulator.population.Payee;
import io.weir.simulator.population.Person;
import io.weir.simulator.world.Machine;
import io.weir.simulator.world.Origin;
import io.weir.simulator.world.Timeline;
import java.util.List;

/** The part many attacks share: the attacker is in the victim's account and takes money out. */
final class Takeover {

  private static final double OWNER_NOTICES = 0.6;

  private final Scene scene;
  private final Person victim;
  private final Access access;
  private final Banking banking;

  Takeover(Scene scene, Person victim, Machine machine, Origin origin) {
    this(scene, victim, scene.access(victim, machine, origin));
  }

  Takeover(Scene scene, Person victim, Access access) {
    this.scene = scene;
    this.victim = victim;
    this.access = access;
    this.banking = scene.banking(access, victim);
  }

  Access access() {
    return access;
  }

  Banking banking() {
    return banking;
  }

  /** In with the password alone. */
  void enter() {
    enter(List.of("PASSWORD"));
  }

  void enter(List<String> factors) {
    scene.harm(new SignIn(access).succeeds(factors));
    if (scene.chance().happens(OWNER_NOTICES)) {
      Aftermath.plan(scene, victim);
    }
  }

  void lookAround() {
    new SignIn(access).uses();
  }

  /** Adds a mule and pays it a share of the balance, in one go. */
  void cashOut(Timeline story, double leastShare, double mostShare) {
    Payee mule = scene.mule();
    String vop = scene.muleNameCheck();
    double share = scene.chance().between(leastShare, mostShare);
    story.pause(20, 180).then(() -> banking.addPayee(mule, vop));
    story.pause(15, 240).then(() -> pay(mule, (long) (banking.balance() * share), vop));
  }

  /** Pays as much of the amount as the limit lets through. */
  void pay(Payee mule, long amount, String vop) {
    long possible = Math.min(amount, Math.min(banking.limit(), banking.balance()));
    scene.harm(banking.pay(mule, possible, vop));
  }
}
