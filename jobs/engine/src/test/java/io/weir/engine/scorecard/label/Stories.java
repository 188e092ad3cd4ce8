package io.weir.engine.scorecard.label;

import io.weir.engine.scorecard.Outcome;
import io.weir.engine.scorecard.ScoreKey;
import io.weir.engine.scorecard.label.Note.Asked;
import io.weir.engine.scorecard.label.Note.Corrected;
import io.weir.engine.scorecard.label.Note.Disposed;
import io.weir.engine.scorecard.label.Note.Stated;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small worlds of alerts, holds and labels that have much to do with each other. */
final class Stories {
  private static final String TENANT = "t1";
  private static final long DAY = 86_400_000L;
  private static final long START = 20_458 * DAY;

  private final Random random;
  private final List<Note> notes = new ArrayList<>();

  Stories(Random random) {
    this.random = random;
  }

  List<Note> tell() {
    int cases = 1 + random.nextInt(6);
    for (int i = 0; i < cases; i++) {
      if (random.nextInt(3) == 0) {
        decision("d" + i);
      } else {
        alert("a" + i);
      }
    }
    List<String> ids = new ArrayList<>();
    int labels = random.nextInt(9);
    for (int i = 0; i < labels; i++) {
      ids.add("l" + i);
      label("l" + i);
      if (random.nextInt(3) == 0) {
        String other = ids.get(random.nextInt(ids.size()));
        notes.add(new Corrected(other, START + random.nextInt(100)));
      }
    }
    return repeated();
  }

  private List<Note> repeated() {
    List<Note> all = new ArrayList<>(notes);
    for (Note note : notes) {
      if (random.nextInt(4) == 0) {
        all.add(note);
      }
    }
    return all;
  }

  private void alert(String id) {
    ScoreKey key = new ScoreKey(TENANT, "p" + random.nextInt(2), 1);
    int revision = 0;
    int signals = 1 + random.nextInt(3);
    for (int i = 0; i < signals; i++) {
      long time = time();
      List<Anchor> anchors =
          List.of(
              Anchor.alert(TENANT, id),
              Anchor.event(TENANT, event(), Anchor.EVENT),
              Anchor.account(TENANT, account()));
      boolean withdrawn = random.nextInt(4) == 0;
      say(id, said(id + "-s" + i, revision++, true, false, List.of(key), time, anchors));
      if (withdrawn) {
        say(id, said(id + "-s" + i, revision++, false, false, List.of(key), time, anchors));
      }
    }
  }

  private void decision(String id) {
    List<ScoreKey> patterns = new ArrayList<>(List.of(new ScoreKey(TENANT, "p0", 1)));
    if (random.nextBoolean()) {
      patterns.add(new ScoreKey(TENANT, "p1", 1));
    }
    List<Anchor> anchors =
        List.of(
            Anchor.decision(TENANT, id),
            Anchor.event(TENANT, event(), Anchor.ITSELF),
            Anchor.event(TENANT, event(), Anchor.EVENT));
    long time = time();
    say(id, said("decision", 0, true, true, patterns, time, anchors));
    if (random.nextInt(3) == 0) {
      say(id, said("decision", 1, random.nextBoolean(), true, patterns, time, anchors));
    }
  }

  private Said said(
      String part,
      int revision,
      boolean stands,
      boolean hold,
      List<ScoreKey> patterns,
      long time,
      List<Anchor> anchors) {
    long amount = hold ? random.nextInt(1_000) : 0;
    Action action = random.nextBoolean() ? Action.HOLD : Action.BLOCK;
    return new Said(
        part, revision, stands, hold, patterns, action, Mode.Stage.ENFORCE, time, amount, anchors);
  }

  private void say(String page, Said said) {
    notes.add(new Stated(page, said));
    said.anchors().forEach(anchor -> notes.add(new Asked(anchor.key(), page, said.time())));
  }

  private void label(String id) {
    Outcome outcome =
        List.of(Outcome.RIGHT, Outcome.WRONG, Outcome.INCONCLUSIVE).get(random.nextInt(3));
    Label label = Label.of(id, outcome, START + random.nextInt(100));
    List<String> anchors = new ArrayList<>();
    List<Label> labels = new ArrayList<>();
    if (random.nextInt(3) > 0) {
      anchors.add(Anchor.event(TENANT, event(), Anchor.EVENT).key());
      labels.add(label);
    }
    if (random.nextBoolean()) {
      anchors.add(Anchor.alert(TENANT, "a" + random.nextInt(6)).key());
      labels.add(label);
    }
    if (random.nextInt(3) == 0) {
      anchors.add(Anchor.decision(TENANT, "d" + random.nextInt(6)).key());
      labels.add(label);
    }
    if (random.nextInt(3) == 0) {
      anchors.add(Anchor.account(TENANT, account()).key());
      long from = time();
      labels.add(label.within(from, from + 2 * DAY));
    }
    notes.add(new Disposed(id, anchors, labels));
  }

  private long time() {
    return START + random.nextInt(5) * DAY + random.nextInt(1_000);
  }

  private String event() {
    return "e" + random.nextInt(5);
  }

  private String account() {
    return "A" + random.nextInt(3);
  }
}
