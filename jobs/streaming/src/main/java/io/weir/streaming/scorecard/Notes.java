package io.weir.streaming.scorecard;

import io.weir.engine.scorecard.Score;
import io.weir.engine.scorecard.ScoreKey;
import io.weir.engine.scorecard.label.Anchor;
import io.weir.engine.scorecard.label.Note;
import io.weir.engine.scorecard.label.Note.Asked;
import io.weir.engine.scorecard.label.Note.Stated;
import io.weir.engine.scorecard.label.Said;
import io.weir.engine.signal.Ids;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Mode;
import io.weir.streaming.scorecard.SlipReader.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What alerts, and signals of patterns in shadow, say to the scores. */
final class Notes {
  private static final Set<String> SAID_OF_SIGNALS = Set.of("OPEN", "EXTENDED", "CORRECTED");

  private Notes() {}

  /**
   * An alert is a case; its parts are the signals it stands for. That an operation waits for people
   * is none: the decision it is about is.
   */
  static List<Note> ofAlert(Fields alert) {
    if (!SAID_OF_SIGNALS.contains(alert.text("state"))) {
      return List.of();
    }
    String tenant = alert.text("tenant_id");
    String id = alert.text("alert_id");
    List<Anchor> anchors = anchors(alert, tenant);
    anchors.add(Anchor.alert(tenant, id));
    Said said =
        new Said(
            alert.text("signal_id"),
            (int) alert.number("revision"),
            !alert.text("state").equals("CORRECTED"),
            false,
            List.of(key(alert, tenant)),
            action(alert.text("action")),
            mode(alert),
            alert.number("last_event_time"),
            0,
            anchors);
    return about(Ids.hash("case-alert", tenant, id), said);
  }

  /**
   * A pattern in shadow alerts nobody. What would be an alert is what it says of one key on one
   * day: cases that would not be independent of each other would feign certainty.
   */
  static List<Note> ofSignal(Fields signal) {
    if (mode(signal) != Mode.Stage.SHADOW) {
      return List.of();
    }
    String tenant = signal.text("tenant_id");
    ScoreKey key = key(signal, tenant);
    long time = signal.number("event_time");
    String page =
        Ids.hash(
            "case-shadow",
            key.text(),
            signal.text("key_dimension"),
            signal.text("key"),
            Long.toString(Score.dayOf(time)));
    Said said =
        new Said(
            signal.text("signal_id"),
            (int) signal.number("revision"),
            signal.text("activity").equals("RAISED"),
            false,
            List.of(key),
            action(signal.text("floor")),
            Mode.Stage.SHADOW,
            time,
            0,
            anchors(signal, tenant));
    return about(page, said);
  }

  /** The statement, and questions at its anchors. */
  static List<Note> about(String page, Said said) {
    List<Note> notes = new ArrayList<>();
    notes.add(new Stated(page, said));
    said.anchors().forEach(anchor -> notes.add(new Asked(anchor.key(), page, said.time())));
    return notes;
  }

  private static List<Anchor> anchors(Fields fields, String tenant) {
    List<Anchor> anchors = new ArrayList<>();
    if (fields.completing() != null) {
      anchors.add(Anchor.event(tenant, fields.completing(), Anchor.EVENT));
    }
    if (fields.text("account_id") != null) {
      anchors.add(Anchor.account(tenant, fields.text("account_id")));
    }
    return anchors;
  }

  private static ScoreKey key(Fields fields, String tenant) {
    return new ScoreKey(tenant, fields.text("pattern_id"), (int) fields.number("version"));
  }

  private static Mode.Stage mode(Fields fields) {
    String mode = fields.text("mode");
    return mode.equals("UNKNOWN") ? Mode.Stage.OFF : Mode.Stage.valueOf(mode);
  }

  /** What demands nothing tells people. */
  static Action action(String action) {
    return action.equals("UNKNOWN") ? Action.MONITOR : Action.valueOf(action);
  }
}
