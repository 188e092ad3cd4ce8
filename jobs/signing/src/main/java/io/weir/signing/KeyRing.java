package io.weir.signing;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jose4j.base64url.Base64Url;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Public keys by name. Immutable. */
public final class KeyRing implements Serializable {
  private static final long serialVersionUID = 1;

  static final String TYPE = "weir-";
  static final String AT = "at";

  /** Ours have some 250 characters; what is longer is not parsed. */
  static final int MOST_CHARACTERS = 600;

  private final LinkedHashMap<String, TrustedKey> keys = new LinkedHashMap<>();

  /** A ring without keys: nothing is signed by anybody. */
  public KeyRing() {}

  /**
   * A ring of keys.
   *
   * @throws KeyFileException if two have one name, or one is there under two names
   */
  public KeyRing(Collection<TrustedKey> trusted) {
    for (TrustedKey key : trusted) {
      for (TrustedKey other : keys.values()) {
        if (other.key().equals(key.key())) {
          throw new KeyFileException(
              "'%s' and '%s' are the same key: one person would count as two"
                  .formatted(other.name(), key.name()));
        }
      }
      if (keys.putIfAbsent(key.name(), key) != null) {
        throw new KeyFileException("two keys are named '" + key.name() + "'");
      }
    }
  }

  /**
   * The public keys of a directory.
   *
   * @throws KeyFileException if it cannot be read, or what it holds cannot be used
   */
  public static KeyRing read(Path directory) {
    return new KeyRing(KeyFiles.readPublicIn(directory));
  }

  /** Whose keys it has. */
  public Set<String> names() {
    return Collections.unmodifiableSet(keys.keySet());
  }

  /** Its keys, in a fixed order. */
  public Collection<TrustedKey> keys() {
    return Collections.unmodifiableCollection(keys.values());
  }

  public boolean isEmpty() {
    return keys.isEmpty();
  }

  /**
   * What a signature is worth.
   *
   * @param signer whose it is; null where it is worth nothing
   * @param at when it was made, epoch millis
   * @param problem why it is worth nothing; null where it is
   */
  public record Checked(String signer, long at, String problem) {
    static Checked wrong(String problem) {
      return new Checked(null, Long.MIN_VALUE, problem);
    }

    /** Whether somebody known signed. */
    public boolean good() {
      return signer != null;
    }
  }

  /**
   * Checks the signatures of one record, in their order; no more than the first four, as the job
   * does: who forges a record may put thousands on it.
   *
   * @param purpose what they must be for
   * @param digest what they must be over, of {@link Signatures#digest}
   * @param signatures as its headers carry them
   * @param appendTime of the record, epoch millis: the keys must be in use then
   */
  public List<Checked> check(
      String purpose, String digest, List<String> signatures, long appendTime) {
    return Signatures.looked(signatures).stream()
        .map(one -> check(purpose, digest, one, appendTime))
        .toList();
  }

  /**
   * Checks one signature.
   *
   * @param purpose what it must be for
   * @param digest what it must be over, of {@link Signatures#digest}
   * @param signature as its header carries it
   * @param appendTime of the record, epoch millis: the key must be in use then
   */
  public Checked check(String purpose, String digest, String signature, long appendTime) {
    if (signature.length() > MOST_CHARACTERS) {
      return Checked.wrong("a signature is too long to be one");
    }
    JsonWebSignature jws = new JsonWebSignature();
    jws.setAlgorithmConstraints(
        new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA));
    try {
      jws.setCompactSerialization(signature);
      String signer = jws.getKeyIdHeaderValue();
      TrustedKey key = signer == null ? null : keys.get(signer);
      if (key == null) {
        String who = signer != null && KeyFiles.isName(signer) ? "'" + signer + "'" : "somebody";
        return Checked.wrong("signed by " + who + ", whose key is not trusted here");
      }
      if (appendTime >= key.until()) {
        return Checked.wrong("signed by '" + signer + "', whose key is retired");
      }
      jws.setEncodedPayload(Base64Url.encode(HexFormat.of().parseHex(digest)));
      jws.setKey(key.key());
      boolean whole = Verified.once(key.key(), digest, signature, jws);
      if (!whole || !(TYPE + purpose).equals(jws.getHeader("typ"))) {
        return Checked.wrong("the signature of '" + signer + "' is not of this record");
      }
      return jws.getHeaders().getObjectHeaderValue(AT) instanceof Number at
          ? new Checked(signer, at.longValue(), null)
          : Checked.wrong("the signature of '" + signer + "' does not say when it was made");
    } catch (JoseException | RuntimeException e) { // it casts headers that anybody may write
      return Checked.wrong("a signature cannot be read");
    }
  }
}
