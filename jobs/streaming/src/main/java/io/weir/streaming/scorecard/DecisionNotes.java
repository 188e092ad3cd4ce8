package io.weir.streaming.scorecard;

import io.weir.engine.scorecard.ScoreKey;
import io.weir.engine.scorecard.label.Anchor;
import io.weir.engine.scorecard.label.Note;
import io.weir.engine.scorecard.label.Said;
import io.weir.engine.signal.Ids;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Mode;
import io.weir.streaming.scorecard.SlipReader.Fields;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;

/**
 * What decisions say to the scores: who helped to hold an operation. Most decisions let it pass and
 * say nothing. The amount counts for each pattern whose signal was weighed, so amounts of patterns
 * do not add up to what was held.
 */
final class DecisionNotes {
  private static final Set<String> STOPS = Set.of("HOLD", "BLOCK");

  /** Somebody let it go: what was held before that stays what the patterns did. */
  private static final String LET_GO = "RELEASE";

  /** Decisions tell of at most sixteen signals. */
  private static final int MOST = 16;

  private DecisionNotes() {}

  static List<Note> of(Fields decision) {
    boolean stops = STOPS.contains(decision.text("action"));
    int revision = (int) decision.number("revision");
    if ((!stops && revision == 0) || decision.text("action").equals(LET_GO)) {
      return List.of();
    }
    String tenant = decision.text("tenant_id");
    String id = decision.text("decision_id");
    Set<ScoreKey> patterns = new LinkedHashSet<>();
    Set<Anchor> anchors = new LinkedHashSet<>();
    anchors.add(Anchor.decision(tenant, id));
    anchors.add(Anchor.event(tenant, decision.text("trigger_event_id"), Anchor.ITSELF));
    for (Object one : decision.list("signals").stream().limit(MOST).toList()) {
      Fields signal = new Fields((GenericRecord) one);
      patterns.add(new ScoreKey(tenant, signal.text("pattern_id"), (int) signal.number("version")));
      if (signal.completing() != null) {
        anchors.add(Anchor.event(tenant, signal.completing(), Anchor.EVENT));
      }
    }
    if (decision.text("subject_type").equals("ACCOUNT")) {
      anchors.add(Anchor.account(tenant, decision.text("subject_id")));
    }
    Said said =
        new Said(
            "decision",
            revision,
            stops,
            true,
            List.copyOf(patterns),
            stops ? Action.valueOf(decision.text("action")) : Action.ALLOW,
            Mode.Stage.ENFORCE,
            decision.number("event_time"),
            decision.number("amount_at_risk_minor", 0),
            List.copyOf(anchors));
    return Notes.about(Ids.hash("case-decision", tenant, id), said);
  }
}
