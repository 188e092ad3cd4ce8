package io.weir.streaming.settings;

import io.weir.signing.Authority;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Who may change what the job does.
 *
 * @param signatures whether control records must be signed
 * @param keys directory of the public keys trusted; null for none
 * @param authority whose signature allows what; with signatures required and no keys, nobody's
 * @param signingKey file of the key the job signs with; null: it does not sign
 * @param refusals what keeps a job from starting with it, located; people may use the settings
 */
public record ControlSettings(
    SignatureUse signatures,
    Path keys,
    Authority authority,
    Path signingKey,
    List<String> refusals) {

  /**
   * Lets a job start with it.
   *
   * @throws StartRefusedException if it may not: nobody is trusted, or its own key is not to be
   *     used
   */
  public void requireStartable() {
    List<String> all = new ArrayList<>(refusals);
    if (trustsNobody()) {
      all.add(NOBODY);
    }
    if (!all.isEmpty()) {
      throw new StartRefusedException(all);
    }
  }

  /** Whether nothing could ever change, as signatures are wanted of nobody. */
  public boolean trustsNobody() {
    return signatures == SignatureUse.REQUIRED && authority.ring().isEmpty();
  }

  /** What a job that trusts nobody is told before it starts. */
  public static final String NOBODY =
      "'control.signatures' is required, but 'control.keys' names no directory of public keys: make"
          + " keys with 'weir key new', or set 'control.signatures: off' for a demo";

  /** The same for somebody without the keys, who leaves it to the job to check signatures. */
  ControlSettings unchecked() {
    return new ControlSettings(signatures, keys, Authority.OFF, signingKey, refusals);
  }
}
