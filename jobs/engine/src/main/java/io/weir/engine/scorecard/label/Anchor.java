package io.weir.engine.scorecard.label;

import io.weir.engine.signal.Ids;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a label and a case can have in common: an alert, a decision, an event, an account.
 *
 * @param key the thing, hashed
 * @param rank how closely a label there speaks of the case: the closest that says anything counts
 */
public record Anchor(String key, int rank) {
  /** The very thing that is labelled. */
  public static final int ITSELF = 0;

  /** The event it rests on. */
  public static final int EVENT = 1;

  /** The account, while it was in the hands of somebody else. */
  public static final int ACCOUNT = 2;

  /** The alert itself. */
  public static Anchor alert(String tenant, String id) {
    return new Anchor(Ids.hash("anchor-alert", tenant, id), ITSELF);
  }

  /** The decision itself. */
  public static Anchor decision(String tenant, String id) {
    return new Anchor(Ids.hash("anchor-decision", tenant, id), ITSELF);
  }

  /**
   * An event.
   *
   * @param rank {@link #ITSELF} for the operation that was decided, {@link #EVENT} for what a case
   *     rests on
   */
  public static Anchor event(String tenant, String id, int rank) {
    return new Anchor(Ids.hash("anchor-event", tenant, id), rank);
  }

  /** An account. */
  public static Anchor account(String tenant, String id) {
    return new Anchor(Ids.hash("anchor-account", tenant, id), ACCOUNT);
  }

  void write(DataOutput out) throws IOException {
    out.writeUTF(key);
    out.writeByte(rank);
  }

  static Anchor read(DataInput in) throws IOException {
    return new Anchor(in.readUTF(), in.readByte());
  }
}
