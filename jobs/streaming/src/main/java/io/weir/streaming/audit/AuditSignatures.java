package io.weir.streaming.audit;

import io.weir.signing.Authority;
import io.weir.signing.KeyRing;
import io.weir.signing.Right;
import io.weir.signing.Signatures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.avro.generic.GenericRecord;

/**
 * Whether the signatures in the audit trail are signatures: those of people on what was changed,
 * and the job's own on each record. Not thread-safe.
 */
public final class AuditSignatures {
  /** Enough to see what is wrong. */
  private static final int MOST = 20;

  private final Authority authority;
  private final List<String> problems = new ArrayList<>();
  private final boolean sealed;
  private long checked;
  private long unsealed;
  private long firstUnsealed;

  /**
   * @param authority whose keys are known; one that asks nobody checks nothing. Where a key is the
   *     job's, every record must bear its signature: a chain alone proves nothing against whoever
   *     can write all of it anew
   */
  public AuditSignatures(Authority authority) {
    this.authority = authority;
    this.sealed = authority.anybodyMay(Right.ANNOUNCE);
  }

  /**
   * Takes a record of the audit topic.
   *
   * @param key of the record; null for none
   * @param seals signatures in its headers
   * @param appended epoch millis
   * @param said what its bytes say
   */
  public void take(
      long offset,
      byte[] key,
      byte[] value,
      List<String> seals,
      long appended,
      GenericRecord said) {
    if (!authority.asks()) {
      return;
    }
    seal(offset, Signatures.digest(key, value), seals, appended);
    List<String> signatures = texts(said, "signatures");
    String digest = said.get("digest").toString();
    if (!digest.matches("[0-9a-f]{64}")) {
      wrong("offset %d: its digest is none".formatted(offset));
      return;
    }
    for (String signer : texts(said, "signers")) {
      boolean good =
          signatures.stream()
              .map(one -> check(said.get("purpose").toString(), digest, one, said))
              .anyMatch(one -> signer.equals(one.signer()));
      if (!good) {
        wrong("offset %d: it names '%s', who did not sign it".formatted(offset, signer));
      }
    }
  }

  private void seal(long offset, String digest, List<String> seals, long appended) {
    if (seals.isEmpty()) {
      firstUnsealed = unsealed == 0 ? offset : firstUnsealed;
      unsealed++;
      return;
    }
    for (String one : seals) {
      checked++;
      KeyRing.Checked seal = authority.ring().check(Signatures.AUDIT, digest, one, appended);
      if (!seal.good()) {
        wrong("offset %d: %s".formatted(offset, seal.problem()));
      } else if (!authority.may(seal.signer(), Right.ANNOUNCE, appended)) {
        wrong("offset %d: '%s' is not the job".formatted(offset, seal.signer()));
      }
    }
  }

  private KeyRing.Checked check(String purpose, String digest, String one, GenericRecord said) {
    checked++;
    return authority.ring().check(purpose, digest, one, (long) said.get("append_time"));
  }

  private static List<String> texts(GenericRecord said, String field) {
    return ((Collection<?>) said.get(field)).stream().map(Object::toString).toList();
  }

  private void wrong(String what) {
    if (problems.size() < MOST) {
      problems.add(what);
    }
  }

  /** Whether it knows any keys to check with. */
  public boolean asked() {
    return authority.asks();
  }

  /** What is wrong, one line each, the first twenty and what is unsigned. */
  public List<String> problems() {
    List<String> all = new ArrayList<>(problems);
    if (sealed && unsealed > 0) {
      all.add(
          "the job did not sign %d records, the first at offset %d"
              .formatted(unsealed, firstUnsealed));
    }
    return all;
  }

  /** Signatures looked at. */
  public long checked() {
    return checked;
  }

  /** Records the job did not sign. */
  public long unsealed() {
    return unsealed;
  }
}
