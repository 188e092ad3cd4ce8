package io.weir.streaming.encode;

import io.weir.engine.decision.Unanswered;
import io.weir.engine.decision.Unanswered.State;
import io.weir.engine.event.Event;
import io.weir.patterns.model.DurationText;
import io.weir.patterns.model.Mode;
import io.weir.patterns.model.Severity;
import io.weir.schemas.StreamSchema;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;

/**
 * What people are told of an operation that waits for them, as an alert: it stands in the one queue
 * they look at. For one thread.
 */
final class UnansweredForm {
  private static final String RUNBOOK =
      "See why with 'weir decision show %1$s'. Then let it go with 'weir decision release %1$s',"
          + " or say what it is with 'weir alert dispose %2$s'.";

  private final Schema schema;
  private final Symbols states;
  private final Symbols severities;
  private final Symbols actions;
  private final Symbols modes;
  private final IdentityHashMap<StreamSchema, TriggerFields> operations = new IdentityHashMap<>();

  UnansweredForm(Schema schema) {
    this.schema = schema;
    this.states = Symbols.of(schema, "state");
    this.severities = Symbols.of(schema, "severity");
    this.actions = Symbols.of(schema, "action");
    this.modes = Symbols.of(schema, "mode");
  }

  /**
   * @param issuedAt append time of what led to it, or the event time that passed
   */
  GenericRecord of(Unanswered one, long issuedAt) {
    Event operation = one.operation();
    boolean account = one.subjectType().equals("account");
    GenericRecordBuilder record =
        new GenericRecordBuilder(schema)
            .set("alert_id", one.id())
            .set("revision", one.revision())
            .set("state", states.of(one.state()))
            .set("tenant_id", operation.tenant())
            .set("pattern_id", Unanswered.CAUSE)
            .set("version", 1)
            .set("title", "An operation waits for an answer")
            .set("severity", severities.of(Severity.HIGH))
            .set("key_dimension", one.subjectType())
            .set("key", one.subject())
            .set("account_id", account ? one.subject() : null)
            .set("reason", reason(one))
            .set("action", actions.of(one.action()))
            .set("signal_id", one.id())
            .set("event_ids", List.of(operation.id()))
            .set("first_event_time", operation.time())
            .set("last_event_time", one.state() == State.ANSWERED ? issuedAt : one.at())
            .set("issued_at", issuedAt)
            .set("runbook", RUNBOOK.formatted(one.decision(), one.id()))
            .set("mode", modes.of(Mode.Stage.ENFORCE))
            .set("decision_id", one.decision())
            .set("expires_at", one.until())
            .set("amount_at_risk_minor", fields(operation).amount(operation));
    return record.build();
  }

  private static String reason(Unanswered one) {
    String what =
        one.action() + " of " + one.operation().stream().name() + " " + one.operation().id();
    String end = Instant.ofEpochMilli(one.until()).toString();
    return switch (one.state()) {
      case DUE ->
          "%s not answered in %s, ends %s"
              .formatted(what, DurationText.of(one.at() - one.operation().time()), end);
      case ANSWERED -> what + " waits no longer";
      case EXPIRED -> what + " ended unanswered " + end;
    };
  }

  private TriggerFields fields(Event operation) {
    return operations.computeIfAbsent(operation.stream(), TriggerFields::new);
  }
}
