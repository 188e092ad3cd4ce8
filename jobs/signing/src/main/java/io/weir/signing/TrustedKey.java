package io.weir.signing;

import java.io.Serializable;
import java.security.PublicKey;
import java.util.HexFormat;

/**
 * A key somebody signs with.
 *
 * @param name whose it is: its id
 * @param key Ed25519
 * @param until what is appended at or after this, epoch millis, it no longer signs; Long.MAX_VALUE
 *     for a key in use
 */
public record TrustedKey(String name, PublicKey key, long until) implements Serializable {

  /** What tells keys apart at a glance: 16 hex digits of the SHA-256 of the public key. */
  public String thumbprint() {
    byte[] hash = Signatures.sha256().digest(key.getEncoded());
    return HexFormat.of().formatHex(hash, 0, 8);
  }
}
