package io.weir.streaming.scorecard;

import io.weir.engine.scorecard.Outcome;
import io.weir.engine.scorecard.label.Anchor;
import io.weir.engine.scorecard.label.Label;
import io.weir.engine.scorecard.label.Note;
import io.weir.engine.scorecard.label.Note.Corrected;
import io.weir.engine.scorecard.label.Note.Disposed;
import io.weir.engine.signal.Ids;
import io.weir.streaming.scorecard.SlipReader.Fields;
import java.util.ArrayList;
import java.util.List;

/** What dispositions say to the scores: labels, at everything they name. */
final class DispositionNotes {

  private DispositionNotes() {}

  /**
   * @param appendTime epoch millis: nothing is known before it was said, nor later than it was
   *     appended
   */
  static List<Note> of(Fields disposition, long appendTime) {
    String tenant = disposition.text("tenant_id");
    String id = disposition.text("event_id");
    long time = Math.min(disposition.number("event_time"), appendTime);
    Outcome outcome = outcome(disposition.text("verdict"));
    Label label = Label.of(id, outcome, time);
    List<String> anchors = new ArrayList<>();
    List<Label> labels = new ArrayList<>();
    if (disposition.text("alert_id") != null) {
      anchors.add(Anchor.alert(tenant, disposition.text("alert_id")).key());
      labels.add(label);
    }
    if (disposition.text("decision_id") != null) {
      anchors.add(Anchor.decision(tenant, disposition.text("decision_id")).key());
      labels.add(label);
    }
    if (disposition.text("original_event_id") != null) {
      String event = disposition.text("original_event_id");
      anchors.add(Anchor.event(tenant, event, Anchor.EVENT).key());
      labels.add(label);
    }
    long since = disposition.number("effective_from", Long.MAX_VALUE);
    boolean taken = outcome == Outcome.RIGHT && since <= time;
    if (taken && disposition.text("account_id") != null) {
      anchors.add(Anchor.account(tenant, disposition.text("account_id")).key());
      labels.add(label.within(since, time));
    }
    List<Note> notes = new ArrayList<>();
    if (!labels.isEmpty()) {
      notes.add(new Disposed(page(tenant, id), anchors, labels));
    }
    if (disposition.text("corrects_event_id") != null) {
      notes.add(new Corrected(page(tenant, disposition.text("corrects_event_id")), time));
    }
    return notes;
  }

  private static String page(String tenant, String id) {
    return Ids.hash("label", tenant, id);
  }

  private static Outcome outcome(String verdict) {
    return switch (verdict) {
      case "CONFIRMED_FRAUD", "SCAM_VICTIM", "MULE" -> Outcome.RIGHT;
      case "FALSE_POSITIVE", "LEGITIMATE" -> Outcome.WRONG;
      default -> Outcome.INCONCLUSIVE;
    };
  }
}
