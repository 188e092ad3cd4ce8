package io.weir.engine.scorecard.label;

import io.weir.engine.scorecard.Score;
import io.weir.engine.scorecard.ScoreKey;
import io.weir.engine.scorecard.label.Note.Asked;
import io.weir.engine.scorecard.label.Note.Corrected;
import io.weir.engine.scorecard.label.Note.Counted;
import io.weir.engine.scorecard.label.Note.Disposed;
import io.weir.engine.scorecard.label.Note.Found;
import io.weir.engine.scorecard.label.Note.Put;
import io.weir.engine.scorecard.label.Note.Stated;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * All desks, with notes on their way between them: each way keeps its order, but which way is
 * faster is chance, as on a cluster. Pages and notes are written and read on the way.
 */
final class Office {
  private enum Desk {
    LABELS,
    ANCHORS,
    CASES,
    SCORES
  }

  private final Random chance;
  private final Map<String, ArrayDeque<Note>> ways = new TreeMap<>();
  private final Map<String, Page> pages = new HashMap<>();
  private final Map<ScoreKey, Score> scores = new HashMap<>();

  Office(long seed) {
    this.chance = new Random(seed);
  }

  /** Takes all notes in, in this order, and lets all that follows come to rest. */
  Map<ScoreKey, Score> run(List<Note> notes) {
    notes.forEach(note -> send("outside", note));
    while (!ways.isEmpty()) {
      List<String> open = List.copyOf(ways.keySet());
      String way = open.get(chance.nextInt(open.size()));
      Note next = ways.get(way).poll();
      if (ways.get(way).isEmpty()) {
        ways.remove(way);
      }
      deliver(next);
    }
    return scores;
  }

  private void send(String from, Note note) {
    String way = from + ">" + deskOf(note);
    ways.computeIfAbsent(way, any -> new ArrayDeque<>()).add(reread(note));
  }

  private void deliver(Note note) {
    Desk desk = deskOf(note);
    if (note instanceof Counted counted) {
      scores
          .computeIfAbsent(counted.contribution().key(), any -> new Score())
          .count(counted.contribution(), counted.sign());
      return;
    }
    String place = desk + note.key();
    Page page = pages.computeIfAbsent(place, any -> fresh(desk));
    page.take(note, next -> send(desk.name(), next));
    pages.put(place, reread(desk, page));
  }

  private static Desk deskOf(Note note) {
    if (note instanceof Disposed || note instanceof Corrected) {
      return Desk.LABELS;
    }
    if (note instanceof Put || note instanceof Asked) {
      return Desk.ANCHORS;
    }
    return note instanceof Found || note instanceof Stated ? Desk.CASES : Desk.SCORES;
  }

  private static Page fresh(Desk desk) {
    return switch (desk) {
      case LABELS -> new LabelPage();
      case ANCHORS -> new AnchorPage();
      case CASES -> new CasePage();
      case SCORES -> throw new IllegalArgumentException("scores have no pages");
    };
  }

  private static Note reread(Note note) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      NoteWire.write(note, new DataOutputStream(bytes));
      return NoteWire.read(in(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Page reread(Desk desk, Page page) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      page.write(new DataOutputStream(bytes));
      return switch (desk) {
        case LABELS -> LabelPage.read(in(bytes));
        case ANCHORS -> AnchorPage.read(in(bytes));
        case CASES -> CasePage.read(in(bytes));
        case SCORES -> throw new IllegalArgumentException("scores have no pages");
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DataInput in(ByteArrayOutputStream bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
  }
}
