package io.weir.streaming.encode;

import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * A heartbeat. What it says is in its header; its value is a decision on nothing, neither enforced
 * nor real, so that whoever does not know heartbeats reads it and does nothing.
 */
final class HeartbeatForm {
  private static final int HEADER = Long.BYTES + 2 * Integer.BYTES;

  private final Schema schema;
  private final Symbols subjects;
  private final Symbols scopes;
  private final Symbols actions;
  private final Symbols expiries;
  private final Symbols modes;

  HeartbeatForm(Schema decision) {
    this.schema = decision;
    this.subjects = Symbols.of(decision, "subject_type");
    this.scopes = Symbols.of(decision, "scope");
    this.actions = Symbols.of(decision, "action");
    this.expiries = Symbols.of(decision, "on_expiry");
    this.modes = Symbols.of(decision, "mode");
  }

  static byte[] header(long until, int subtask, int subtasks) {
    return ByteBuffer.allocate(HEADER).putLong(until).putInt(subtask).putInt(subtasks).array();
  }

  GenericRecord of(long until, int subtask) {
    GenericRecord record = new GenericData.Record(schema);
    record.put("decision_id", "heartbeat-" + subtask);
    record.put("revision", 0);
    record.put("tenant_id", "");
    record.put("subject_type", subjects.of("UNKNOWN"));
    record.put("subject_id", "");
    record.put("scope", scopes.of("UNKNOWN"));
    record.put("action", actions.of("ALLOW"));
    record.put("level", 0);
    record.put("score", 0.0);
    record.put("groups", List.of());
    record.put("signals", List.of());
    record.put("reason_codes", List.of());
    record.put("reasons", List.of());
    record.put("trigger_stream", "heartbeat");
    record.put("trigger_event_id", "");
    record.put("event_time", until);
    record.put("issued_at", until);
    record.put("effective_from", until);
    record.put("on_expiry", expiries.of("UNKNOWN"));
    record.put("mode", modes.of("OFF"));
    record.put("policy_version", 0);
    record.put("late", false);
    record.put("overdue", false);
    record.put("degraded", false);
    record.put("patterns_stale", false);
    record.put("warming", false);
    record.put("simulated", true);
    return record;
  }
}
