package io.weir.signing;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who may do what in an installation. A pure function of the record: whoever reads it, whenever,
 * comes to the same answer. Immutable.
 */
public final class Authority implements Serializable {
  /** How long before the last of several signatures the others may be made: a week. */
  static final long FIRST_SIGNATURE_MILLIS = 7L * 24 * 60 * 60 * 1000;

  private static final long serialVersionUID = 1;

  /** Asks nobody for signatures. */
  public static final Authority OFF =
      new Authority(false, new KeyRing(), Rules.always(Map.of(), Set.of()), Duration.ZERO);

  private final boolean required;
  private final KeyRing ring;
  private final Rules rules;
  private final long ageMillis;

  private Authority(boolean required, KeyRing ring, Rules rules, Duration age) {
    this.required = required;
    this.ring = ring;
    this.rules = rules;
    this.ageMillis = age.toMillis();
  }

  /**
   * Wants signatures.
   *
   * @param ring the keys trusted
   * @param rules what each key may do, and what needs good signatures of two keys
   * @param age how long before its append the last signature may be made, or after it by a clock
   *     that goes wrong
   */
  public static Authority of(KeyRing ring, Rules rules, Duration age) {
    return new Authority(true, ring, rules, age);
  }

  /** Whether it asks for signatures. */
  public boolean asks() {
    return required;
  }

  /**
   * What the owner of a key is, each with the append time, epoch millis, from which he no longer is
   * it; Long.MAX_VALUE where there is none. Empty where nobody says.
   */
  public Map<Role, Long> roles(String name) {
    return rules.roles().getOrDefault(name, Map.of());
  }

  /**
   * Whether the owner of a key may do something.
   *
   * @param appendTime of what he signed, epoch millis
   */
  public boolean may(String name, Right right, long appendTime) {
    return roles(name).entrySet().stream()
        .anyMatch(role -> role.getKey().may(right) && appendTime < role.getValue());
  }

  /** Whether the owner of any key trusted may do something, or once might. */
  public boolean anybodyMay(Right right) {
    return ring.names().stream().anyMatch(name -> may(name, right, Long.MIN_VALUE));
  }

  /** The keys trusted. */
  public KeyRing ring() {
    return ring;
  }

  /**
   * What a record may do.
   *
   * @param purpose what its signatures must be for
   * @param signatures as its headers carry them
   * @param appendTime of the record, epoch millis
   */
  public Grant grant(
      String purpose, byte[] key, byte[] value, List<String> signatures, long appendTime) {
    String digest = Signatures.digest(key, value);
    List<String> looked = Signatures.looked(signatures).stream().map(Authority::cut).toList();
    return required ? asked(purpose, digest, looked, appendTime) : Grant.unasked(digest, looked);
  }

  /** Anybody may write a header: of one that is too long for a signature enough to see that. */
  private static String cut(String signature) {
    int most = KeyRing.MOST_CHARACTERS + 1;
    return signature.length() <= most ? signature : signature.substring(0, most);
  }

  private Grant asked(String purpose, String digest, List<String> signatures, long appendTime) {
    Map<String, Long> signers = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    for (String signature : signatures) {
      KeyRing.Checked checked = ring.check(purpose, digest, signature, appendTime);
      if (!checked.good()) {
        problems.add(checked.problem());
      } else if (checked.at() > appendTime + ageMillis) {
        problems.add("the signature of '" + checked.signer() + "' is ahead of its time");
      } else {
        signers.merge(checked.signer(), checked.at(), Math::max);
      }
    }
    long newest = signers.values().stream().mapToLong(at -> at).max().orElse(Long.MIN_VALUE);
    if (!signers.isEmpty() && newest < appendTime - ageMillis) {
      // Kept from an earlier time and written again: who signed it did not mean it now.
      problems.add("the signature of " + String.join(", ", signers.keySet()) + " is too old");
      signers.clear();
    }
    for (String one : List.copyOf(signers.keySet())) {
      // Two persons agree on what both have before them, not on what one of them meant once.
      if (signers.get(one) < newest - FIRST_SIGNATURE_MILLIS) {
        problems.add("the signature of " + one + " is too old");
        signers.remove(one);
      }
    }
    List<String> names = List.copyOf(signers.keySet());
    return new Grant(digest, signatures, names, rights(names, appendTime), problems);
  }

  private Set<Right> rights(List<String> signers, long appendTime) {
    EnumSet<Right> held = EnumSet.noneOf(Right.class);
    for (Right right : Right.values()) {
      long holders = signers.stream().filter(name -> may(name, right, appendTime)).count();
      if (holders >= rules.needed(right, appendTime)) {
        held.add(right);
      }
    }
    return held;
  }
}
