package io.weir.signing;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.HexFormat;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Signs in somebody's name. Holds a private key: never printed, never serialized. Thread-safe. */
public final class Signer {
  private final String name;
  private final PrivateKey key;

  Signer(String name, PrivateKey key) {
    this.name = name;
    this.key = key;
  }

  /**
   * The signer whose private key a file holds.
   *
   * @throws KeyFileException if it holds none, or others may read it, saying why, without showing
   *     anything of it
   */
  public static Signer read(Path file) {
    return KeyFiles.readPrivate(file);
  }

  /** Whose key it is: the key's id. */
  public String name() {
    return name;
  }

  /**
   * A signature, as its header carries it.
   *
   * @param purpose what it is for
   * @param digest what it is over, of {@link Signatures#digest}
   * @param at when it is made, epoch millis by the clock of the topics
   */
  public String sign(String purpose, String digest, long at) {
    JsonWebSignature jws = new JsonWebSignature();
    jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
    jws.setKeyIdHeaderValue(name);
    jws.setHeader("typ", KeyRing.TYPE + purpose);
    jws.getHeaders().setObjectHeaderValue(KeyRing.AT, at);
    jws.setPayloadBytes(HexFormat.of().parseHex(digest));
    jws.setKey(key);
    try {
      return jws.getDetachedContentCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("the key of '" + name + "' does not sign", e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
