package io.weir.streaming.encode;

import io.weir.engine.decision.Alert;
import io.weir.engine.decision.Decision;
import io.weir.engine.decision.Restriction;
import io.weir.engine.decision.Unanswered;
import io.weir.engine.event.Event;
import io.weir.engine.program.Keys;
import io.weir.engine.scorecard.ScoreKey;
import io.weir.engine.scorecard.Scorecard;
import io.weir.engine.signal.Signal;
import io.weir.engine.wire.EvaluatedWire;
import io.weir.patterns.model.KeyStage;
import io.weir.schemas.EventCodec;
import io.weir.schemas.SchemaStore;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.record.AuditEntry;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.DeadLetter;
import io.weir.streaming.record.Destination;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.record.PatternChange;
import io.weir.streaming.record.Verdict;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;

/**
 * Encodes what the job says, in Avro's single-object encoding by the schemas of the outputs, with
 * the key each topic is partitioned by. Expensive to make, cheap to use. For one thread.
 *
 * <p>{@code sentAt} is the wall-clock time at which the producer sent what led to a statement; it
 * goes along so that latency can be measured from end to end.
 */
public final class OutEncoder {
  private final EventCodec codec;
  private final Schema decisionSchema;
  private final DecisionForm decisions;
  private final HeartbeatForm heartbeats;
  private final RestrictionForm restrictions;
  private final AlertForm alerts;
  private final UnansweredForm unanswered;
  private final SignalForm signals;
  private final DeadLetterForm deadLetters;
  private final VerdictForm verdicts;
  private final AuditForm audit;
  private final ScorecardForm scorecards;
  private final ChangeForm changes;
  private final EvaluatedWire evaluated;

  /** An encoder by the current schemas of the outputs. */
  public OutEncoder(StreamCatalog catalog) {
    SchemaStore schemas = catalog.schemas();
    ReasonCodes codes = ReasonCodes.shipped();
    this.codec = new EventCodec(schemas);
    this.decisionSchema = schemas.named("io.weir.outputs.Decision");
    this.decisions = new DecisionForm(decisionSchema, codes);
    this.heartbeats = new HeartbeatForm(decisionSchema);
    this.restrictions = new RestrictionForm(schemas.named("io.weir.outputs.Restriction"), codes);
    this.alerts = new AlertForm(schemas.named("io.weir.outputs.Alert"));
    this.unanswered = new UnansweredForm(schemas.named("io.weir.outputs.Alert"));
    this.signals = new SignalForm(catalog.stream("signal"));
    this.deadLetters = new DeadLetterForm(schemas.named("io.weir.outputs.DeadLetter"));
    this.audit = new AuditForm(schemas.named("io.weir.outputs.AuditRecord"));
    this.changes = new ChangeForm(schemas.named("io.weir.outputs.PatternChange"));
    this.verdicts = new VerdictForm(schemas.named("io.weir.outputs.PatternVerdict"));
    this.evaluated = new EvaluatedWire(catalog);
    this.scorecards = new ScorecardForm(schemas.named("io.weir.outputs.Scorecard"));
  }

  /** A decision that nobody had to wait for; see {@link #decision(Decision, boolean)}. */
  public OutRecord decision(Decision decision) {
    return decision(decision, false);
  }

  /**
   * Keyed by tenant and subject: a subject's decisions stay in order.
   *
   * @param overdue whether it was made later than services wait for it
   */
  public OutRecord decision(Decision decision, boolean overdue) {
    Event trigger = decision.trigger();
    return new OutRecord(
        Destination.DECISIONS,
        MessageKeys.of(trigger.tenant(), decision.subject()),
        codec.encode(decisionSchema, out -> decisions.write(decision, overdue, out)),
        trigger.appendTime(),
        trigger.sentAt());
  }

  /**
   * A heartbeat, to stand behind the decisions of a partition.
   *
   * @param until append time up to which everything the subtask decides is decided
   * @param now wall-clock millis
   */
  public OutRecord heartbeat(int partition, long until, int subtask, int subtasks, long now) {
    return OutRecord.heartbeat(
        partition,
        HeartbeatForm.header(until, subtask, subtasks),
        codec.encode(heartbeats.of(until, subtask)),
        Math.max(0, until),
        now);
  }

  /** Keyed so that compaction keeps the newest statement per subject and scope. */
  public OutRecord restriction(Restriction restriction, long sentAt) {
    return new OutRecord(
        Destination.RESTRICTIONS,
        MessageKeys.of(
            restriction.tenant(),
            restriction.subjectType(),
            restriction.subject(),
            restriction.scope().name()),
        codec.encode(restrictions.of(restriction)),
        restriction.issuedAt(),
        sentAt);
  }

  /** Keyed by the alert's id: its revisions stay in order. */
  public OutRecord alert(Alert alert, long sentAt) {
    return new OutRecord(
        Destination.ALERTS,
        MessageKeys.of(alert.id()),
        codec.encode(alerts.of(alert)),
        alert.issuedAt(),
        sentAt);
  }

  /**
   * Keyed as any alert is.
   *
   * @param appendTime append time of what led to it
   */
  public OutRecord unanswered(Unanswered one, long appendTime, long sentAt) {
    return new OutRecord(
        Destination.ALERTS,
        MessageKeys.of(one.id()),
        codec.encode(unanswered.of(one, appendTime)),
        appendTime,
        sentAt);
  }

  /**
   * Keyed by tenant and whom it tells: its subject, or the account a notice is for.
   *
   * @param appendTime append time of the event that led to it
   * @param late whether an event that came late raised or withdrew it
   */
  public OutRecord signal(Signal signal, long appendTime, long sentAt, boolean late) {
    String told = signal.isNotice() ? signal.account() : signal.live().key();
    return new OutRecord(
        Destination.SIGNALS,
        MessageKeys.of(signal.tenant(), told),
        codec.encode(signals.of(signal, late)),
        appendTime,
        sentAt);
  }

  /** Keyed by the pattern's id; what is no entry has no key. */
  public OutRecord verdict(Verdict verdict) {
    ControlRecord entry = verdict.entry();
    return new OutRecord(
        Destination.PATTERN_VERDICTS,
        entry.change() == null ? null : entry.change().id().getBytes(StandardCharsets.UTF_8),
        codec.encode(verdicts.of(verdict)),
        entry.appendTime(),
        entry.appendTime());
  }

  /**
   * In the one partition of the audit trail; without a key.
   *
   * @param sequence its place in the chain
   * @param previous hash of the record before it
   */
  public OutRecord audit(AuditEntry entry, long sequence, String previous) {
    return new OutRecord(
        Destination.AUDIT,
        null,
        codec.encode(audit.of(entry, sequence, previous)),
        entry.appendTime(),
        entry.appendTime());
  }

  /** Keyed by its id, as whoever publishes keys it. */
  public OutRecord change(PatternChange change, long sentAt) {
    return new OutRecord(
        Destination.PATTERNS,
        change.id().getBytes(StandardCharsets.UTF_8),
        codec.encode(changes.of(change)),
        change.publishedAt(),
        sentAt);
  }

  /** With the key the record had. */
  public OutRecord deadLetter(DeadLetter letter) {
    return new OutRecord(
        Destination.DEAD_LETTERS,
        letter.recordKey(),
        codec.encode(deadLetters.of(letter)),
        letter.appendTime(),
        letter.appendTime());
  }

  /** Keyed so that compaction keeps the newest card per tenant, pattern and version. */
  public OutRecord scorecard(Scorecard card) {
    ScoreKey of = card.key();
    return new OutRecord(
        Destination.SCORECARDS,
        MessageKeys.of(of.tenant(), of.pattern(), Integer.toString(of.version())),
        codec.encode(scorecards.of(card)),
        Math.max(0, card.asOf()),
        -1);
  }

  /**
   * An event with what it collected on its walk, by the key the account stage judges it under: a
   * key's events stay in order.
   */
  public OutRecord evaluated(Event event) {
    return new OutRecord(
        Destination.EVALUATED,
        Keys.at(KeyStage.ACCOUNT, event).getBytes(StandardCharsets.UTF_8),
        evaluated.write(event),
        event.appendTime(),
        event.sentAt());
  }

  /** The event itself by its stream's current schema, keyed by tenant and id. */
  public OutRecord late(Event event) {
    return new OutRecord(
        Destination.LATE,
        MessageKeys.of(event.tenant(), event.id()),
        codec.encode(event.stream(), event.row()),
        event.appendTime(),
        event.sentAt());
  }
}
