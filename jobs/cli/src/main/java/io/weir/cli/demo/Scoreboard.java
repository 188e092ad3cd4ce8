package io.weir.cli.demo;

import io.weir.simulator.truth.AttackKind;
import io.weir.simulator.truth.AttackTruth;
import io.weir.simulator.truth.GroundTruth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Holds what the job said against the truth.
 *
 * <p>An attack is caught if one of its own events was answered with a step-up, a hold or a block,
 * or stands in the evidence of an alert that was not taken back. A hold is false if it met an event
 * of no attack on an account no attack harmed; an alert is false if none of its evidence is of an
 * attack and its subject belongs to none.
 */
final class Scoreboard {

  /**
   * How one kind of attack went.
   *
   * @param kind its name
   * @param injected how many were played to their end
   * @param caught how many were caught
   * @param medianMillis median event time from an attack's first event to the first answer, over
   *     those caught; -1 where none was
   */
  record KindScore(String kind, int injected, int caught, long medianMillis) {}

  /**
   * The whole picture.
   *
   * @param kinds by kind of attack
   * @param recall share of attacks caught
   * @param precision share of alerts that concern an attack; 1 where there is none
   * @param falseAlerts alerts that concern none
   * @param falseHolds payments held or blocked that are no part of an attack, on accounts unharmed
   * @param victimsHeld payments held or blocked that are no part of an attack, on accounts harmed:
   *     their owner's own, stopped along with the thief's
   * @param falseBlocks operations blocked on accounts no attack touched
   * @param accountDays accounts times days
   */
  record Score(
      List<KindScore> kinds,
      double recall,
      double precision,
      int falseAlerts,
      int falseHolds,
      int victimsHeld,
      int falseBlocks,
      long accountDays) {

    /** Payments held or blocked that are no part of an attack, on any account. */
    int wronglyHeld() {
      return falseHolds + victimsHeld;
    }

    double per10k(int count) {
      return count * 10_000.0 / accountDays;
    }
  }

  private final GroundTruth truth;
  private final Map<String, AttackTruth> attackOf = new HashMap<>();

  Scoreboard(GroundTruth truth) {
    this.truth = truth;
    for (AttackTruth attack : truth.attacks()) {
      attack.eventIds().forEach(id -> attackOf.put(id, attack));
    }
  }

  /**
   * Judges.
   *
   * @param sent whether an event was played: an attack that was broken off with the play counts
   *     neither as injected nor as caught
   */
  Score judge(Verdicts verdicts, long accountDays, Predicate<String> sent) {
    Map<String, Long> answered = firstAnswers(verdicts);
    List<KindScore> kinds = new ArrayList<>();
    int injected = 0;
    int caught = 0;
    for (AttackKind kind : AttackKind.values()) {
      List<AttackTruth> attacks =
          truth.attacks(kind).stream()
              .filter(attack -> attack.eventIds().stream().allMatch(sent))
              .toList();
      if (!attacks.isEmpty()) {
        KindScore score = score(kind, attacks, answered);
        kinds.add(score);
        injected += score.injected();
        caught += score.caught();
      }
    }
    int alerts = 0;
    int falseAlerts = 0;
    for (List<Verdicts.Raised> alert : verdicts.standing().values()) {
      alerts++;
      falseAlerts += concernsAttack(alert) ? 0 : 1;
    }
    Holds holds = holds(verdicts);
    return new Score(
        kinds,
        injected == 0 ? 1 : (double) caught / injected,
        alerts == 0 ? 1 : 1 - (double) falseAlerts / alerts,
        falseAlerts,
        holds.unharmed,
        holds.harmed,
        holds.blocks,
        accountDays);
  }

  private static KindScore score(
      AttackKind kind, List<AttackTruth> attacks, Map<String, Long> answered) {
    List<Long> delays = new ArrayList<>();
    for (AttackTruth attack : attacks) {
      Long at = answered.get(attack.attackId());
      if (at != null) {
        delays.add(Math.max(0, at - attack.firstEventTime()));
      }
    }
    delays.sort(null);
    long median = delays.isEmpty() ? -1 : delays.get(delays.size() / 2);
    return new KindScore(kind.label(), attacks.size(), delays.size(), median);
  }

  /** Event time of the first answer, by attack. */
  private Map<String, Long> firstAnswers(Verdicts verdicts) {
    Map<String, Long> first = new HashMap<>();
    verdicts
        .decisions()
        .forEach(
            (trigger, said) -> {
              AttackTruth attack = attackOf.get(trigger);
              if (attack != null && said.acts()) {
                first.merge(attack.attackId(), said.eventTime(), Math::min);
              }
            });
    for (List<Verdicts.Raised> alert : verdicts.standing().values()) {
      for (Verdicts.Raised statement : alert) {
        for (String id : statement.eventIds()) {
          AttackTruth attack = attackOf.get(id);
          if (attack != null) {
            first.merge(attack.attackId(), statement.eventTime(), Math::min);
          }
        }
      }
    }
    return first;
  }

  /** Whether an alert is right, by any of what was said of it. */
  boolean concernsAttack(List<Verdicts.Raised> statements) {
    return statements.stream().anyMatch(this::concernsAttack);
  }

  /** Whether its evidence or its subject belongs to an attack. */
  private boolean concernsAttack(Verdicts.Raised alert) {
    for (String id : alert.eventIds()) {
      if (attackOf.containsKey(id)) {
        return true;
      }
    }
    for (AttackTruth attack : truth.attacks()) {
      boolean subject =
          attack.sourceIps().contains(alert.key())
              || attack.deviceIds().contains(alert.key())
              || attack.payeeIds().contains(alert.key())
              || (alert.account() != null && attack.harmedAccountIds().contains(alert.account()));
      if (subject) {
        return true;
      }
    }
    return false;
  }

  private record Holds(int unharmed, int harmed, int blocks) {}

  private Holds holds(Verdicts verdicts) {
    Set<String> harmed = new HashSet<>(truth.harmedAccounts());
    Set<String> attacked = new HashSet<>(truth.attackedAccounts());
    int unharmed = 0;
    int ofVictims = 0;
    int blocks = 0;
    for (Map.Entry<String, Verdicts.Said> one : verdicts.decisions().entrySet()) {
      Verdicts.Said said = one.getValue();
      if (attackOf.containsKey(one.getKey())) {
        continue;
      }
      if (said.stream().equals("payment") && said.stops()) {
        boolean victim = harmed.contains(said.account());
        ofVictims += victim ? 1 : 0;
        unharmed += victim ? 0 : 1;
      }
      blocks += said.action().equals("BLOCK") && !attacked.contains(said.account()) ? 1 : 0;
    }
    return new Holds(unharmed, ofVictims, blocks);
  }
}
