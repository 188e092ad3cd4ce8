package io.weir.streaming.kafka;

import io.weir.signing.Signatures;
import io.weir.streaming.record.PatternChange;
import java.util.ArrayList;
import java.util.List;

/**
 * A change as the log of patterns takes it: bytes, and signatures over them.
 *
 * @param change what the bytes say
 * @param key of the record
 * @param value of the record
 * @param signatures over both
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record ChangeRecord(
    PatternChange change, byte[] key, byte[] value, List<String> signatures) {

  public ChangeRecord {
    signatures = List.copyOf(signatures);
  }

  /** What signatures are over. */
  public String digest() {
    return Signatures.digest(key, value);
  }

  /** The same with more signatures. */
  public ChangeRecord signed(List<String> more) {
    List<String> all = new ArrayList<>(signatures);
    all.addAll(more);
    return new ChangeRecord(change, key, value, all);
  }
}
