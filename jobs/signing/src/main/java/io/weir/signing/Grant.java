package io.weir.signing;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the signatures on a record allow it to do. Immutable.
 *
 * @param digest what the signatures are over; "" where nobody asked
 * @param signatures as they came, good or not; at most four
 * @param signers whose good signatures it has, in the order they came, each once
 * @param rights what it may do
 * @param problems what is wrong with the signatures that count for nothing
 */
public record Grant(
    String digest,
    List<String> signatures,
    List<String> signers,
    Set<Right> rights,
    List<String> problems)
    implements Serializable {

  /** Of what needs no signature: our own files, or an installation without signatures. */
  public static final Grant EVERYTHING = unasked("", List.of());

  public Grant {
    signatures = List.copyOf(signatures);
    signers = List.copyOf(signers);
    rights = Set.copyOf(rights);
    problems = List.copyOf(problems);
  }

  /** Everything is allowed, as nobody asks for signatures. */
  static Grant unasked(String digest, List<String> signatures) {
    return new Grant(digest, signatures, List.of(), EnumSet.allOf(Right.class), List.of());
  }

  /** Whether the record may do something. */
  public boolean allows(Right right) {
    return rights.contains(right);
  }

  /** Why the record may not do something, and what would help; one line. */
  public String refusal(Right right) {
    String needed = "%s needs the signature of %s".formatted(right.what(), Role.holding(right));
    if (signatures.isEmpty()) {
      return "not signed: " + needed;
    }
    if (!problems.isEmpty()) {
      return "badly signed: " + String.join("; ", problems) + "; " + needed;
    }
    return "signed by %s, which is not enough: %s, of two persons where the settings say so"
        .formatted(String.join(", ", signers), needed);
  }
}
