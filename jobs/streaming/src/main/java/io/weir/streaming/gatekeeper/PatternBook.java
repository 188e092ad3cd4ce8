package io.weir.streaming.gatekeeper;

import io.weir.engine.program.Expected;
import io.weir.engine.program.Onlooker;
import io.weir.engine.program.Versions;
import io.weir.patterns.emergency.Emergency;
import io.weir.patterns.guard.Guarded;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.policy.Policy;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.record.ControlRecord;
import java.util.concurrent.FutureTask;

/**
 * A stage's own copy of the pattern set: loaded from the log before the first event, then kept up
 * by what the gatekeeper broadcasts. The log wins over any checkpoint, so nothing of it is state.
 */
public final class PatternBook {
  private final StreamCatalog catalog;
  private final Versions versions;
  private final Ledger ledger;

  /** Loads the log to its end, for somebody who knows all that ever happened. */
  public PatternBook(StreamCatalog catalog, Policy initial, PatternLog log) {
    this(catalog, initial, log, Onlooker.OF_ALL);
  }

  /**
   * Loads the log to its end.
   *
   * @param onlooker who judges by it
   */
  public PatternBook(StreamCatalog catalog, Policy initial, PatternLog log, Onlooker onlooker) {
    this.catalog = catalog;
    this.versions = new Versions(catalog, initial, onlooker);
    this.ledger = new Ledger(catalog, initial, new Told());
    log.readToEnd().forEach(ledger::enter);
  }

  /** Which patterns judge an event, by its append time. */
  public Versions versions() {
    return versions;
  }

  /** A pattern as it was let in last, whatever its mode; null where none was. */
  public Published published(String pattern) {
    return ledger.published(pattern);
  }

  /**
   * Takes what the gatekeeper let in. It is read by another thread, which also puts together the
   * program it makes; who asks for a version before that is done waits for it.
   *
   * @param newestAppend append time of the newest event judged here
   * @return whether it came too late: some event it should have judged was judged without it
   */
  public boolean learn(ControlRecord entry, long newestAppend) {
    if (ledger.knows(entry)) {
      return false;
    }
    long from = Ledger.effectiveFrom(entry);
    Arriving arriving = new Arriving(entry);
    Workshop.executor().execute(arriving.reading);
    versions.expect(from, arriving, Workshop.executor());
    boolean late = from <= newestAppend;
    if (late) {
      versions.at(newestAppend);
    }
    return late;
  }

  /** An entry being read; it is entered by the stage's own thread. */
  private final class Arriving implements Expected {
    private final ControlRecord entry;
    private final FutureTask<Void> reading;

    Arriving(ControlRecord entry) {
      this.entry = entry;
      this.reading = new FutureTask<>(() -> Ledger.read(catalog, entry), null);
    }

    @Override
    public boolean isKnown() {
      return reading.isDone();
    }

    @Override
    public void arrive() {
      ledger.enter(entry);
    }
  }

  /** Hands what the ledger accepts to the versions. */
  private final class Told implements Ledger.Reader {
    @Override
    public void pattern(Pattern pattern, long effectiveFrom) {
      versions.put(pattern, effectiveFrom);
    }

    @Override
    public void policy(Policy policy, long effectiveFrom) {
      versions.put(policy, effectiveFrom);
    }

    @Override
    public void emergency(Emergency emergency, long effectiveFrom) {
      versions.put(emergency, effectiveFrom);
    }

    @Override
    public void guarded(Guarded guarded, long effectiveFrom) {
      versions.put(guarded, effectiveFrom);
    }
  }
}
