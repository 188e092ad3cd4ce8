package io.weir.engine.directive;

import io.weir.engine.signal.LiveSignal;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a step-up closes that cannot be phished.
 *
 * @param from event time from which on signals are closed: the device had been enrolled by then
 * @param groups correlation groups that are closed
 * @param except ids of patterns of theirs that are not
 */
public record Proof(long from, Set<String> groups, Set<String> except) {
  public Proof {
    groups = Set.copyOf(groups);
    except = Set.copyOf(except);
  }

  boolean closes(LiveSignal signal) {
    return signal.since() >= from
        && groups.contains(signal.group())
        && !except.contains(signal.patternId());
  }

  /** Whether the other closes all that this one does. */
  boolean isWithin(Proof other) {
    return other.from <= from && other.groups.equals(groups) && other.except.equals(except);
  }

  static void write(Proof proof, DataOutput out) throws IOException {
    out.writeBoolean(proof != null);
    if (proof != null) {
      out.writeLong(proof.from);
      out.writeUTF(text(proof.groups));
      out.writeUTF(text(proof.except));
    }
  }

  static Proof read(DataInput in) throws IOException {
    return in.readBoolean() ? new Proof(in.readLong(), words(in), words(in)) : null;
  }

  /** In order, so that equal proofs are equal bytes. */
  private static String text(Set<String> words) {
    return String.join(" ", new TreeSet<>(words));
  }

  private static Set<String> words(DataInput in) throws IOException {
    String text = in.readUTF();
    return text.isEmpty() ? Set.of() : Set.copyOf(List.of(text.split(" ")));
  }
}
