package io.weir.engine.signal;

import io.weir.schemas.Row;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Deterministic identities: the first 128 bits of SHA-256 over length-prefixed parts, so that no
 * two lists of parts read the same. Thread-safe.
 */
public final class Ids {
  private static final HexFormat HEX = HexFormat.of();
  private static final long SEED = 0xcbf29ce484222325L;
  private static final long FACTOR = 0x100000001b3L;
  private static final ThreadLocal<Hashing> HASHING = ThreadLocal.withInitial(Hashing::new);

  /** What a thread hashes with. */
  private static final class Hashing {
    final MessageDigest digest = sha256();
    final byte[] space = new byte[128];
  }

  private Ids() {}

  /** Id of a signal: at most one per tenant, pattern, key and completing event. */
  public static String signal(
      String tenant, String pattern, String dimension, String key, String completing) {
    return hash("signal", tenant, pattern, dimension, key, completing);
  }

  /** Id of a decision: one per tenant, trigger, subject and scope. */
  public static String decision(String tenant, String trigger, String subject, String scope) {
    return hash("decision", tenant, trigger, subject, scope);
  }

  /** Id of anything else, by its parts; the first names what it is. */
  public static String hash(String... parts) {
    Hashing hashing = HASHING.get();
    MessageDigest digest = hashing.digest;
    byte[] space = hashing.space;
    digest.reset();
    for (String part : parts) {
      int length = ascii(part, space);
      byte[] bytes = length < 0 ? part.getBytes(StandardCharsets.UTF_8) : space;
      length = length < 0 ? bytes.length : length;
      digest.update((byte) (length >>> 8));
      digest.update((byte) length);
      digest.update(bytes, 0, length);
    }
    return HEX.formatHex(digest.digest(), 0, 16);
  }

  /** Writes a short text of ASCII; its length, or -1 where it is another. */
  private static int ascii(String text, byte[] to) {
    int length = text.length();
    if (length > to.length) {
      return -1;
    }
    for (int i = 0; i < length; i++) {
      char letter = text.charAt(i);
      if (letter >= 0x80) {
        return -1;
      }
      to[i] = (byte) letter;
    }
    return length;
  }

  /** A well-mixed 64-bit hash of a text; equal on every machine and run. */
  public static long hash64(String text) {
    long hash = SEED;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FACTOR;
    }
    return mix(hash);
  }

  /** The same of the text in a row's field, which is not null. */
  public static long hash64(Row row, int field) {
    return mix(row.fold(field, SEED, FACTOR));
  }

  /** Spreads the bits of a long over all its positions. */
  public static long mix(long value) {
    long x = value;
    x = (x ^ (x >>> 30)) * 0xbf58476d1ce4e5b9L;
    x = (x ^ (x >>> 27)) * 0x94d049bb133111ebL;
    return x ^ (x >>> 31);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
