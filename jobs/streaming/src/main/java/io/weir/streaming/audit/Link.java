package io.weir.streaming.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A place in the chain.
 *
 * @param sequence from 1; 0 before the first record
 * @param hash SHA-256 of the record's value, 64 hex digits
 */
public record Link(long sequence, String hash) {
  /** Before the first record. */
  public static final Link START = new Link(0, "0".repeat(64));

  /** The place of a record that follows this one. */
  Link next(byte[] value) {
    return new Link(sequence + 1, hash(value));
  }

  static String hash(byte[] value) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** As a line of text, and back by {@link #parse}. */
  @Override
  public String toString() {
    return sequence + ":" + hash;
  }

  /** A place from its text; null if it is none. */
  public static Link parse(String text) {
    return text.matches("[0-9]{1,18}:[0-9a-f]{64}")
        ? new Link(
            Long.parseLong(text.substring(0, text.indexOf(':'))),
            text.substring(text.indexOf(':') + 1))
        : null;
  }
}
