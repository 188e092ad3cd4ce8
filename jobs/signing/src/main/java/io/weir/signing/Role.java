package io.weir.signing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody is in an installation; a key may have several. */
public enum Role {
  /** Writes patterns. */
  AUTHOR(Right.DRAFT),
  /** Lets them act, changes what acts, sets the policy. */
  APPROVER(Right.DRAFT, Right.ENFORCE, Right.WEAKEN, Right.POLICY),
  /** Works on alerts. */
  ANALYST(Right.DISPOSE, Right.DIRECT),
  /** Keeps lists; a person, or the feed of a list. */
  LISTER(Right.LIST),
  /** Is on duty. */
  OPERATOR(Right.WEAKEN, Right.EMERGENCY),
  /** The job. */
  JOB(Right.ANNOUNCE);

  @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed
  private final Set<Right> rights;

  Role(Right... rights) {
    this.rights = Set.of(rights);
  }

  /** Whether it allows something. */
  public boolean may(Right right) {
    return rights.contains(right);
  }

  /** As settings write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Roles that allow something, as messages say it. */
  static String holding(Right right) {
    return Arrays.stream(values())
        .filter(role -> role.may(right))
        .map(Role::word)
        .collect(Collectors.joining(" or "));
  }

  /** The role of a name; null if there is none. */
  public static Role of(String word) {
    return Arrays.stream(values())
        .filter(role -> role.word().equals(word.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElse(null);
  }
}
