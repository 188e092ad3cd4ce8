package io.weir.signing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What signatures of records are over, and where they stand. A signature is a JWS with detached
 * payload (RFC 7515, appendix F), one a header. Its payload is the digest of the record; its
 * protected header says who signed ({@code kid}), what for ({@code typ}) and when ({@code at}), so
 * that it is worth nothing on another topic, key or day.
 */
public final class Signatures {
  /** Name of the header that carries a signature; one header for each. */
  public static final String HEADER = "weir-signature";

  /** What the log of patterns and policy is signed for. */
  public static final String PATTERNS = "patterns";

  /** What restrictions are signed for. */
  public static final String RESTRICTION = "restriction";

  /** What decisions are signed for. */
  public static final String DECISION = "decision";

  /** What audit records are signed for. */
  public static final String AUDIT = "audit";

  /**
   * More than this many on one record are not looked at: anybody may write headers, and verifying
   * one takes a millisecond.
   */
  private static final int MOST = 4;

  private Signatures() {}

  /** Of those a record carries, the ones that are looked at. */
  static List<String> looked(List<String> signatures) {
    return signatures.subList(0, Math.min(MOST, signatures.size()));
  }

  /**
   * The SHA-256 a signature is over, 64 hex digits.
   *
   * @param key key of the record; null for none
   * @param value value of the record; null for none
   */
  public static String digest(byte[] key, byte[] value) {
    byte[] head = ByteBuffer.allocate(Integer.BYTES).putInt(key == null ? -1 : key.length).array();
    MessageDigest digest = sha256();
    digest.update(head);
    if (key != null) {
      digest.update(key);
    }
    if (value != null) {
      digest.update(value);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** A header's bytes. */
  public static byte[] bytes(String signature) {
    return signature.getBytes(StandardCharsets.US_ASCII);
  }

  /** A signature from a header's bytes; whether it is one is for {@link KeyRing} to say. */
  public static String text(byte[] header) {
    return header == null ? "" : new String(header, StandardCharsets.US_ASCII);
  }

  /** SHA-256, which every Java runtime has. */
  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
