package io.weir.engine.walk;

import io.weir.engine.account.AccountState;
import io.weir.engine.account.AccountWire;
import io.weir.engine.event.Event;
import io.weir.engine.program.KindPlan;
import io.weir.engine.program.Program;
import io.weir.engine.program.Versions;
import io.weir.engine.subject.SubjectState;
import io.weir.engine.subject.SubjectWire;
import io.weir.engine.wire.EventWire;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.model.Mode;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.policy.Policy;
import io.weir.schemas.StreamCatalog;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * What a pattern by itself makes of some events: how often it is asked, and its windows, how much
 * is kept at their end, as a checkpoint holds it. In a set it adds less, where others count the
 * same or keep the same events. What is added up of the whole platform is left out: it is one
 * entry, however many keys there are.
 *
 * @param events how many there were
 * @param asked events of kinds that may complete it
 * @param offered how often one of its windows was offered an event; its condition decides whether
 *     it counts
 * @param bytes kept at the end by all keys, beyond what is kept without any pattern
 */
public record Footprint(long events, long asked, long offered, long bytes) {

  /** That of a pattern, enforced, under a policy. */
  public static Footprint of(
      Pattern pattern, List<Event> events, StreamCatalog catalog, Policy policy) {
    Versions without = new Versions(catalog, policy);
    Versions with = new Versions(catalog, policy);
    with.put(pattern.in(Mode.ENFORCE), Long.MIN_VALUE);
    Weighing weighing = new Weighing(with, catalog);
    new Walk(catalog, with).run(events, weighing);
    Weighing nothing = new Weighing(without, catalog);
    new Walk(catalog, without).run(events, nothing);
    long asked = 0;
    for (Event event : events) {
      asked += weighing.mayComplete(event) ? 1 : 0;
    }
    return new Footprint(
        events.size(), asked, weighing.offered, Math.max(0, weighing.bytes - nothing.bytes));
  }

  /** Looks on while events walk, and weighs what is left. */
  private static final class Weighing implements Walk.Witness {
    private final Versions versions;
    private final AccountWire accountWire;
    private final SubjectWire subjectWire;
    private long seen;
    private long offered;
    private long bytes;

    Weighing(Versions versions, StreamCatalog catalog) {
      EventWire events = new EventWire(catalog);
      this.versions = versions;
      this.accountWire = new AccountWire(events);
      this.subjectWire = new SubjectWire(events);
    }

    boolean mayComplete(Event event) {
      Program program = versions.at(event.appendTime());
      for (KeyStage stage : KeyStage.values()) {
        if (!program.stage(stage).of(event.stream(), event.row()).completed().isEmpty()) {
          return true;
        }
      }
      return false;
    }

    @Override
    public void saw(KeyStage stage, String key, Event event) {
      if (!event.late()) {
        KindPlan kind =
            versions.at(event.appendTime()).stage(stage).of(event.stream(), event.row());
        seen += kind.enters().length;
      }
    }

    @Override
    public void kept(
        Map<String, AccountState> accounts, Map<KeyStage, Map<String, SubjectState>> subjects) {
      offered = seen;
      seen = 0;
      Length length = new Length();
      try (DataOutputStream out = new DataOutputStream(length)) {
        for (AccountState state : accounts.values()) {
          accountWire.write(state, out);
        }
        for (Map<String, SubjectState> stage : subjects.values()) {
          for (SubjectState state : stage.values()) {
            subjectWire.write(state, out);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("nothing can go wrong where nothing is written", e);
      }
      bytes = length.bytes;
    }
  }

  /** Counts bytes and keeps none. */
  private static final class Length extends OutputStream {
    private long bytes;

    @Override
    public void write(int one) {
      bytes++;
    }

    @Override
    public void write(byte[] some, int from, int length) {
      bytes += length;
    }
  }
}
