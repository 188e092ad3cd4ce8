package io.weir.simulator.life;

import io.weir.simulator.population.Identity;
import io.weir.simulator.population.Tokens;
import io.weir.simulator.world.Chance;
import io.weir.simulator.world.Draft;
import io.weir.simulator.world.Events;
import io.weir.simulator.world.Machine;
import io.weir.simulator.world.Origin;

/** One account as reached from one machine at one place: by its owner, or by somebody else. */
public final class Access {

  private final Events events;
  private final Identity identity;
  private final Machine machine;
  private final Origin origin;
  private final Chance chance;
  private String sessionId;
  private String boundDevice;
  private long sessionCreated;
  private int assurance = 1;

  public Access(Events events, Identity identity, Machine machine, Origin origin, Chance chance) {
    this.events = events;
    this.identity = identity;
    this.machine = machine;
    this.origin = origin;
    this.chance = chance;
  }

  /** The same session in other hands, on another machine at another place. */
  public Access takenBy(Events thief, Machine otherMachine, Origin otherOrigin) {
    Access taken = new Access(thief, identity, otherMachine, otherOrigin, chance);
    taken.join(this);
    return taken;
  }

  /** Goes on in the session of another access. */
  public void join(Access other) {
    sessionId = other.sessionId;
    boundDevice = other.boundDevice;
    sessionCreated = other.sessionCreated;
    assurance = other.assurance;
  }

  public Identity identity() {
    return identity;
  }

  public Machine machine() {
    return machine;
  }

  public Events events() {
    return events;
  }

  public Chance chance() {
    return chance;
  }

  /** Somebody else's login name, or nobody's, tried from here. */
  String mistypedName(String hash) {
    return SignIn.unknownName(events, machine, origin, hash);
  }

  Draft login(String activity) {
    Draft draft = address(events.login(activity));
    if (sessionId != null) {
      draft.within(sessionCreated, boundDevice, assurance);
    }
    return draft;
  }

  Draft device(String activity) {
    return address(events.device(activity))
        .set("device_type", machine.type())
        .set("os_name", machine.osName());
  }

  Draft payment(String activity) {
    return address(events.payment(activity)).set("initiator", "CUSTOMER");
  }

  void openSession(boolean twoFactors) {
    sessionId = Tokens.draw("s-", chance);
    boundDevice = machine.deviceId();
    sessionCreated = events.world().now();
    assurance = twoFactors ? 2 : 1;
  }

  private Draft address(Draft draft) {
    return draft
        .account(identity.accountId())
        .from(origin)
        .with(machine)
        .set("session_id", sessionId);
  }
}
