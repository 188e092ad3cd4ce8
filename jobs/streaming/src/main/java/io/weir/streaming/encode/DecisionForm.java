package io.weir.streaming.encode;

import io.weir.engine.decision.Decision;
import io.weir.engine.decision.Decision.GroupShare;
import io.weir.engine.decision.Decision.Weighed;
import io.weir.engine.event.Event;
import io.weir.patterns.model.Action;
import io.weir.schemas.StreamSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** A decision as its schema has it. For one thread. */
final class DecisionForm {
  /** Most signals told of one decision, so that a record stays one a broker takes. */
  private static final int MOST_SIGNALS = 16;

  private static final Comparator<Weighed> WEIGHTIEST_FIRST =
      Comparator.comparingDouble(
              (Weighed one) -> -one.signal().severity().weight() * one.relation())
          .thenComparing(one -> one.signal().id());

  private final Schema schema;
  private final Schema groupSchema;
  private final Symbols subjects;
  private final Symbols scopes;
  private final Symbols actions;
  private final Symbols expiries;
  private final Symbols modes;
  private final EvidenceForm evidence;
  private final ReasonCodes codes;
  private final IdentityHashMap<StreamSchema, TriggerFields> triggers = new IdentityHashMap<>();

  DecisionForm(Schema schema, ReasonCodes codes) {
    this.schema = schema;
    this.groupSchema = schema.getField("groups").schema().getElementType();
    this.subjects = Symbols.of(schema, "subject_type");
    this.scopes = Symbols.of(schema, "scope");
    this.actions = Symbols.of(schema, "action");
    this.expiries = Symbols.of(schema, "on_expiry");
    this.modes = Symbols.of(schema, "mode");
    this.evidence = new EvidenceForm(schema.getField("signals").schema().getElementType());
    this.codes = codes;
  }

  /**
   * @param overdue whether it was made later than services wait for it
   */
  GenericRecord of(Decision decision, boolean overdue) {
    GenericRecord record = new GenericData.Record(schema);
    identity(decision, record);
    outcome(decision, record);
    reasons(decision, record);
    trigger(decision, record);
    circumstances(decision, record);
    record.put("overdue", overdue);
    return record;
  }

  private void identity(Decision decision, GenericRecord record) {
    record.put("decision_id", decision.id());
    record.put("revision", decision.revision());
    record.put("tenant_id", decision.trigger().tenant());
    record.put("subject_type", subjects.subject(decision.subjectType()));
    record.put("subject_id", decision.subject());
    record.put("scope", scopes.of(decision.scope()));
  }

  private void outcome(Decision decision, GenericRecord record) {
    boolean lasts = decision.action() != Action.ALLOW;
    record.put(
        "action", decision.released() ? actions.of("RELEASE") : actions.of(decision.action()));
    record.put("level", level(decision.action()));
    record.put("score", decision.score());
    record.put("effective_from", decision.trigger().appendTime());
    record.put("expires_at", lasts ? decision.until() : null);
    record.put("on_expiry", expiries.of(lasts ? "RELEASE" : "UNKNOWN"));
    record.put("mode", modes.of("ENFORCE"));
  }

  private static int level(Action action) {
    return switch (action) {
      case ALLOW -> 0;
      case MONITOR -> 1;
      case STEP_UP -> 2;
      case HOLD -> 3;
      case BLOCK -> 4;
    };
  }

  private void reasons(Decision decision, GenericRecord record) {
    List<Weighed> told = decision.signals();
    if (told.size() > MOST_SIGNALS) {
      told = told.stream().sorted(WEIGHTIEST_FIRST).limit(MOST_SIGNALS).toList();
    }
    List<GenericRecord> groups = new ArrayList<>(decision.groups().size());
    for (GroupShare share : decision.groups()) {
      GenericRecord group = new GenericData.Record(groupSchema);
      group.put("group", share.group());
      group.put("points", share.points());
      group.put("share", share.share());
      groups.add(group);
    }
    List<GenericRecord> signals = new ArrayList<>(told.size());
    Set<String> sentences = new LinkedHashSet<>();
    for (Weighed one : told) {
      signals.add(evidence.of(one));
      if (!one.signal().reason().isEmpty()) {
        sentences.add(one.signal().reason());
      }
    }
    record.put("groups", groups);
    record.put("signals", signals);
    record.put("reason_codes", codes.of(decision.signals()));
    record.put("reasons", List.copyOf(sentences));
  }

  private void trigger(Decision decision, GenericRecord record) {
    Event trigger = decision.trigger();
    TriggerFields fields = triggers.computeIfAbsent(trigger.stream(), TriggerFields::new);
    record.put("trigger_stream", trigger.stream().name());
    record.put("trigger_event_id", trigger.id());
    record.put("end_to_end_id", fields.endToEnd(trigger));
    record.put("session_id", fields.session(trigger));
    record.put("event_time", trigger.time());
    record.put("issued_at", trigger.appendTime());
    record.put("amount_at_risk_minor", fields.amount(trigger));
    record.put("simulated", trigger.simulated());
  }

  private static void circumstances(Decision decision, GenericRecord record) {
    boolean degraded = decision.trigger().late();
    for (Weighed one : decision.signals()) {
      degraded |= one.signal().degraded();
    }
    record.put("policy_version", decision.policyVersion());
    record.put("late", decision.settled() || decision.trigger().late());
    record.put("degraded", degraded);
    record.put("patterns_stale", decision.stale());
    record.put("warming", decision.warming());
  }
}
