package io.weir.streaming.encode;

import io.weir.engine.decision.InForce;
import io.weir.engine.decision.Restriction;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** A restriction as its schema has it. */
final class RestrictionForm {
  private final Schema schema;
  private final Symbols subjects;
  private final Symbols scopes;
  private final Symbols actions;
  private final Symbols states;
  private final Symbols modes;
  private final ReasonCodes codes;
  private final Schema following;

  RestrictionForm(Schema schema, ReasonCodes codes) {
    this.schema = schema;
    this.subjects = Symbols.of(schema, "subject_type");
    this.scopes = Symbols.of(schema, "scope");
    this.actions = Symbols.of(schema, "action");
    this.states = Symbols.of(schema, "state");
    this.modes = Symbols.of(schema, "mode");
    this.codes = codes;
    this.following = schema.getField("then").schema().getElementType();
  }

  GenericRecord of(Restriction restriction) {
    GenericRecord record = new GenericData.Record(schema);
    record.put("tenant_id", restriction.tenant());
    record.put("subject_type", subjects.subject(restriction.subjectType()));
    record.put("subject_id", restriction.subject());
    record.put("scope", scopes.of(restriction.scope()));
    record.put("action", actions.of(restriction.action()));
    record.put("epoch", restriction.epoch());
    record.put("state", states.of(restriction.released() ? "RELEASED" : "IN_FORCE"));
    record.put("effective_from", restriction.from());
    record.put("expires_at", restriction.until());
    record.put("decision_id", restriction.decision());
    record.put("pattern_ids", restriction.patterns());
    record.put("reason_codes", codes.ofPatterns(restriction.patterns()));
    record.put("mode", modes.of("ENFORCE"));
    record.put("issued_at", restriction.issuedAt());
    record.put("then", following(restriction.then()));
    return record;
  }

  private List<GenericRecord> following(InForce first) {
    List<GenericRecord> all = new ArrayList<>(0);
    for (InForce next = first; next != null; next = next.then()) {
      GenericRecord record = new GenericData.Record(following);
      record.put("action", actions.of(next.action()));
      record.put("expires_at", next.until());
      all.add(record);
    }
    return all;
  }
}
