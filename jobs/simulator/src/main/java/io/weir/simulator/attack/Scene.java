package io.weir.simulator.attack;

import io.weir.simulator.life.Access;
import io.weir.simulator.life.Banking;
import io.weir.simulator.life.Society;
import io.weir.simulator.population.Identity;
import io.weir.simulator.population.Networks;
import io.weir.simulator.population.Payee;
import io.weir.simulator.population.Person;
import io.weir.simulator.population.Tokens;
import io.weir.simulator.truth.AttackRecord;
import io.weir.simulator.world.Chance;
import io.weir.simulator.world.Events;
import io.weir.simulator.world.Machine;
import io.weir.simulator.world.Origin;
import io.weir.simulator.world.Timeline;
import java.util.function.Predicate;

/** Everything one attack has at hand. */
final class Scene {

  private final Society society;
  private final Targets targets;
  private final AttackRecord record;
  private final Chance chance;
  private final boolean rehearsal;
  private final Events events;

  /**
   * A scene on which nothing has happened yet.
   *
   * @param rehearsal knock only: nobody's account is opened
   */
  Scene(Society society, Targets targets, AttackRecord record, Chance chance, boolean rehearsal) {
    this.society = society;
    this.targets = targets;
    this.record = record;
    this.chance = chance;
    this.rehearsal = rehearsal;
    this.events = society.world().events(record);
  }

  Society society() {
    return society;
  }

  Targets targets() {
    return targets;
  }

  Networks networks() {
    return society.population().networks();
  }

  Chance chance() {
    return chance;
  }

  boolean rehearsal() {
    return rehearsal;
  }

  /** Writes malicious events. */
  Events events() {
    return events;
  }

  /** A story that begins now. */
  Timeline story() {
    return new Timeline(society.world(), chance, society.world().now());
  }

  /** Writes what victims do themselves, deceived. */
  Events deceived() {
    return society.world().events(record.deceived());
  }

  /** Notes an event as harm done; null is none. */
  void harm(String eventId) {
    record.harm(eventId);
  }

  /** A victim nobody else has; null if nobody fits. */
  Person victim(Predicate<Person> suitable) {
    return targets.claim(chance, suitable);
  }

  /** A victim worth robbing: at least {@code minor} on the account; null if there is none. */
  Person victimWith(long minor) {
    return victim(person -> person.purse().balance() >= minor);
  }

  /** The attacker at the victim's account. */
  Access access(Person victim, Machine machine, Origin origin) {
    return access(victim.identity(), machine, origin);
  }

  Access access(Identity account, Machine machine, Origin origin) {
    return new Access(events, account, machine, origin, chance);
  }

  Banking banking(Access access, Person victim) {
    return new Banking(access, victim.purse(), society.credits());
  }

  /** Where an attacker who cares comes from: a rented server, a VPN or a stranger's home line. */
  Origin hideout() {
    double drawn = chance.nextDouble();
    if (drawn < 0.4) {
      return networks().server(chance);
    }
    return drawn < 0.6 ? networks().vpnExit(chance) : networks().relayedHome(chance);
  }

  /** An account in a mule's name at another bank, or a wallet. */
  Payee mule() {
    double drawn = chance.nextDouble();
    String kind = drawn < 0.75 ? "PERSON" : drawn < 0.9 ? "BUSINESS" : "VASP";
    return new Payee(Tokens.draw("iban-", chance), kind, false, null, null, 0);
  }

  /** What the name check says of a mule. */
  String muleNameCheck() {
    double drawn = chance.nextDouble();
    if (drawn < 0.4) {
      return "NMTC";
    }
    return drawn < 0.6 ? "CMTC" : drawn < 0.85 ? "MTCH" : "NOAP";
  }
}
