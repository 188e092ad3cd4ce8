package io.weir.signing;

import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Signatures this process has looked at. Verifying one takes the JDK about a millisecond, every
 * subtask of every stage reads the whole log of patterns, and the answer is always the same. Bound:
 * {@value #MOST} signatures, the longest unused goes.
 */
final class Verified {
  private static final int MOST = 10_000;

  private static final Map<Asked, Boolean> ANSWERS =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Boolean> eldest) {
          return size() > MOST;
        }
      };

  private record Asked(PublicKey key, String digest, String signature) {}

  private Verified() {}

  /**
   * Whether a signature is one.
   *
   * @param digest what it is over
   * @param signature as its header carries it
   * @param jws the same, ready to be verified with the key
   */
  static synchronized boolean once(
      PublicKey key, String digest, String signature, JsonWebSignature jws) throws JoseException {
    Asked asked = new Asked(key, digest, signature);
    Boolean known = ANSWERS.get(asked);
    if (known == null) {
      known = jws.verifySignature();
      ANSWERS.put(asked, known);
    }
    return known;
  }
}
