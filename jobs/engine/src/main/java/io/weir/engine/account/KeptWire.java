package io.weir.engine.account;

import io.weir.engine.bytes.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What was said and decided of an event that is kept, as bytes. */
final class KeptWire {
  private static final int DECIDED = 1;
  private static final int SMALL = 2;
  private static final int UNANSWERED = 4;
  private static final int OPEN = 8;

  /** What was decided says what it was; at first it was a hash and no more. */
  private static final int GRADED = 16;

  private static final int WAITS = 32;

  private KeptWire() {}

  /** Writes all but the event; {@link #read} is the inverse. */
  static void write(Kept kept, DataOutput out) throws IOException {
    Varints.writeCount(out, kept.said == null ? 0 : kept.said.size());
    if (kept.said != null) {
      for (Kept.Said said : kept.said) {
        out.writeUTF(said.patternId);
        out.writeUTF(said.alternative);
        Varints.writeSigned(out, said.revision);
        out.writeBoolean(said.raised);
        out.writeLong(said.content);
      }
    }
    boolean open = kept.answerBy < Kept.NEVER;
    out.writeByte(
        (kept.decided != null ? DECIDED + GRADED : 0)
            + (kept.small ? SMALL : 0)
            + (kept.unanswered ? UNANSWERED : 0)
            + (open ? OPEN : 0)
            + (kept.wait != null ? WAITS : 0));
    if (kept.decided != null) {
      Varints.writeSigned(out, kept.decided.revision());
      out.writeLong(kept.decided.content());
    }
    if (open) {
      out.writeLong(kept.answerBy);
    }
    if (kept.wait != null) {
      out.writeByte(kept.wait.stage().number());
      out.writeLong(kept.wait.next());
      out.writeLong(kept.wait.until());
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param compact whether revisions take the bytes they need; at first they took four
   */
  static void read(DataInput in, Kept kept, boolean compact) throws IOException {
    for (int left = Varints.readCount(in); left > 0; left--) {
      kept.say(
          new Kept.Said(
              in.readUTF(), in.readUTF(), revision(in, compact), in.readBoolean(), in.readLong()));
    }
    int flags = in.readUnsignedByte();
    kept.small = (flags & SMALL) != 0;
    kept.unanswered = (flags & UNANSWERED) != 0;
    if ((flags & DECIDED) != 0) {
      Kept.Decided decided = new Kept.Decided(revision(in, compact), in.readLong());
      kept.decided = (flags & GRADED) != 0 ? decided : decided.graded();
    }
    if ((flags & OPEN) != 0) {
      kept.answerBy = in.readLong();
    }
    if ((flags & WAITS) != 0) {
      kept.wait =
          new Kept.Wait(Kept.Wait.Stage.of(in.readUnsignedByte()), in.readLong(), in.readLong());
    }
  }

  private static int revision(DataInput in, boolean compact) throws IOException {
    return compact ? (int) Varints.readSigned(in) : in.readInt();
  }
}
