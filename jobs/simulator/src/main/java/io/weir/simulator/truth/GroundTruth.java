package io.weir.simulator.truth;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * All attacks of a simulation, in order of their first event.
 *
 * @param attacks those that happened
 */
public record GroundTruth(List<AttackTruth> attacks) {

  public GroundTruth {
    attacks = List.copyOf(attacks);
  }

  /** Every account some attack acted on, if only by knocking at it. */
  public Set<String> attackedAccounts() {
    Set<String> accounts = new LinkedHashSet<>();
    attacks.forEach(attack -> accounts.addAll(attack.accountIds()));
    return accounts;
  }

  /** Every account harm was done with or to: taken over, paid from, or held by the attacker. */
  public Set<String> harmedAccounts() {
    Set<String> accounts = new LinkedHashSet<>();
    attacks.forEach(attack -> accounts.addAll(attack.harmedAccountIds()));
    return accounts;
  }

  /** The attacks of one kind. */
  public List<AttackTruth> attacks(AttackKind kind) {
    return attacks.stream().filter(attack -> attack.kind() == kind).toList();
  }
}
