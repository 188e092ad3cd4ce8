package io.weir.streaming.encode;

import io.weir.engine.decision.Decision;
import io.weir.engine.decision.Decision.GroupShare;
import io.weir.engine.decision.Decision.Weighed;
import io.weir.engine.event.Event;
import io.weir.patterns.model.Action;
import io.weir.schemas.StreamSchema;
import java.io.IOException;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.Encoder;

/**
 * Writes a decision as its schema has it, field by field: there is one of each operation, and a
 * record that names its fields would cost more than all the patterns of most. For one thread.
 */
final class DecisionForm {
  /** What is written, in this order. */
  private static final List<String> FIELDS =
      List.of(
          "decision_id",
          "revision",
          "tenant_id",
          "subject_type",
          "subject_id",
          "scope",
          "action",
          "level",
          "score",
          "groups",
          "signals",
          "reason_codes",
          "reasons",
          "trigger_stream",
          "trigger_event_id",
          "end_to_end_id",
          "session_id",
          "event_time",
          "issued_at",
          "effective_from",
          "expires_at",
          "on_expiry",
          "mode",
          "policy_version",
          "late",
          "overdue",
          "degraded",
          "patterns_stale",
          "warming",
          "simulated",
          "amount_at_risk_minor");

  private static final List<String> GROUP_FIELDS = List.of("group", "points", "share");

  private static final int NULL = 0;
  private static final int PRESENT = 1;

  private final Ordinals subjects;
  private final Ordinals scopes;
  private final Ordinals actions;
  private final int released;
  private final int ends;
  private final int escalates;
  private final int endless;
  private final int enforced;
  private final EvidenceForm evidence;
  private final GenericDatumWriter<GenericRecord> evidences;
  private final ReasonCodes codes;
  private final IdentityHashMap<StreamSchema, TriggerFields> triggers = new IdentityHashMap<>();

  /**
   * @throws IllegalStateException if the schema has other fields than are written
   */
  DecisionForm(Schema schema, ReasonCodes codes) {
    requireFields(FIELDS, schema);
    requireFields(GROUP_FIELDS, schema.getField("groups").schema().getElementType());
    Schema signal = schema.getField("signals").schema().getElementType();
    this.subjects = Ordinals.of(schema, "subject_type");
    this.scopes = Ordinals.of(schema, "scope");
    this.actions = Ordinals.of(schema, "action");
    this.released = actions.of("RELEASE");
    this.ends = Ordinals.of(schema, "on_expiry").of("RELEASE");
    this.escalates = Ordinals.of(schema, "on_expiry").of("ESCALATE");
    this.endless = Ordinals.of(schema, "on_expiry").of("UNKNOWN");
    this.enforced = Ordinals.of(schema, "mode").of("ENFORCE");
    this.evidence = new EvidenceForm(signal);
    this.evidences = new GenericDatumWriter<>(signal);
    this.codes = codes;
  }

  private static void requireFields(List<String> written, Schema schema) {
    List<String> fields = schema.getFields().stream().map(Schema.Field::name).toList();
    if (!fields.equals(written)) {
      throw new IllegalStateException(schema.getName() + " has other fields than are written");
    }
  }

  /**
   * @param overdue whether it was made later than services wait for it
   */
  void write(Decision decision, boolean overdue, Encoder out) throws IOException {
    identity(decision, out);
    outcome(decision, out);
    reasons(decision, out);
    trigger(decision, out);
    duration(decision, out);
    circumstances(decision, overdue, out);
  }

  private void identity(Decision decision, Encoder out) throws IOException {
    out.writeString(decision.id());
    out.writeInt(decision.revision());
    out.writeString(decision.trigger().tenant());
    out.writeEnum(subjects.subject(decision.subjectType()));
    out.writeString(decision.subject());
    out.writeEnum(scopes.of(decision.scope()));
  }

  private void outcome(Decision decision, Encoder out) throws IOException {
    out.writeEnum(decision.released() ? released : actions.of(decision.action()));
    out.writeInt(decision.action().level());
    out.writeDouble(decision.score());
    begin(decision.groups(), out);
    for (GroupShare share : decision.groups()) {
      out.startItem();
      out.writeString(share.group());
      out.writeDouble(share.points());
      out.writeDouble(share.share());
    }
    out.writeArrayEnd();
  }

  private void reasons(Decision decision, Encoder out) throws IOException {
    List<Brief> told = decision.signals().isEmpty() ? List.of() : Brief.of(decision.signals());
    Set<String> sentences = new LinkedHashSet<>();
    begin(told, out);
    for (Brief one : told) {
      out.startItem();
      evidences.write(evidence.of(one), out);
      if (!one.signal().reason().isEmpty()) {
        sentences.add(one.signal().reason());
      }
    }
    out.writeArrayEnd();
    texts(codes.of(decision.signals()), out);
    texts(sentences, out);
  }

  private static void texts(Collection<String> texts, Encoder out) throws IOException {
    begin(texts, out);
    for (String text : texts) {
      out.startItem();
      out.writeString(text);
    }
    out.writeArrayEnd();
  }

  private static void begin(Collection<?> items, Encoder out) throws IOException {
    out.writeArrayStart();
    out.setItemCount(items.size());
  }

  private void trigger(Decision decision, Encoder out) throws IOException {
    Event trigger = decision.trigger();
    TriggerFields fields = fields(trigger);
    boolean known = decision.operation() == null;
    out.writeString(known ? trigger.stream().name() : "");
    out.writeString(known ? trigger.id() : decision.operation());
    optional(fields.endToEnd(trigger), out);
    optional(fields.session(trigger), out);
    out.writeLong(trigger.time());
    out.writeLong(trigger.appendTime());
  }

  private TriggerFields fields(Event trigger) {
    return triggers.computeIfAbsent(trigger.stream(), TriggerFields::new);
  }

  private void duration(Decision decision, Encoder out) throws IOException {
    boolean lasts = decision.action() != Action.ALLOW;
    out.writeLong(decision.trigger().appendTime());
    optional(lasts ? Long.valueOf(decision.until()) : null, out);
    out.writeEnum(decision.escalates() ? escalates : lasts ? ends : endless);
    out.writeEnum(enforced);
  }

  private void circumstances(Decision decision, boolean overdue, Encoder out) throws IOException {
    Event trigger = decision.trigger();
    boolean degraded = trigger.late();
    for (Weighed one : decision.signals()) {
      degraded |= one.signal().degraded();
    }
    out.writeInt(decision.policyVersion());
    out.writeBoolean(decision.settled() || trigger.late());
    out.writeBoolean(overdue);
    out.writeBoolean(degraded);
    out.writeBoolean(decision.stale());
    out.writeBoolean(decision.warming());
    out.writeBoolean(trigger.simulated());
    optional(fields(trigger).amount(trigger), out);
  }

  private static void optional(String text, Encoder out) throws IOException {
    out.writeIndex(text == null ? NULL : PRESENT);
    if (text != null) {
      out.writeString(text);
    }
  }

  private static void optional(Long number, Encoder out) throws IOException {
    out.writeIndex(number == null ? NULL : PRESENT);
    if (number != null) {
      out.writeLong(number);
    }
  }
}
