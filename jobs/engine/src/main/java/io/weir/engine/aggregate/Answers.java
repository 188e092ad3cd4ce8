package io.weir.engine.aggregate;

import io.weir.engine.event.Event;
import io.weir.engine.event.Facts;
import io.weir.engine.event.SharedIds;
import java.util.Arrays;

/**
 * What was found of many measures for one event, until all of it is frozen on the event at once.
 * Not thread-safe.
 */
public final class Answers {
  private final long[] ids;
  private final long[] bits;
  private final String[] texts;
  private final byte[] outcomes;
  private final SharedIds known = new SharedIds();
  private final SeriesAnswers shared = new SeriesAnswers();
  private int found;

  /**
   * @param measures ascending by fact id
   */
  public Answers(Measure[] measures) {
    this.ids = Arrays.stream(measures).mapToLong(Measure::factId).toArray();
    this.bits = new long[ids.length];
    this.texts = new String[ids.length];
    this.outcomes = new byte[ids.length];
  }

  /** Remembers the answer of a measure by its number. */
  void put(int number, Asked answer) {
    outcomes[number] = answer.known ? Facts.KNOWN : Facts.UNKNOWN;
    bits[number] = answer.bits;
    texts[number] = answer.text;
    found++;
  }

  /** The text found of a measure last; null where none was. */
  String text(int number) {
    return outcomes[number] == Facts.KNOWN ? texts[number] : null;
  }

  /** Forgets what was found of an event that asked before. */
  public void forget() {
    Arrays.fill(outcomes, Facts.NOT_ASKED);
    found = 0;
  }

  /** Remembers what a window of a hot key answers. */
  public void ask(int number, RunningWindow window, Event event, Measure measure) {
    window.ask(event, measure, measure.answer());
    put(number, measure.answer());
  }

  /** Remembers what a window answers that nothing ever entered. */
  public void empty(int number, Event event, Measure measure) {
    Nothing.answer(event, measure, measure.answer());
    put(number, measure.answer());
  }

  /**
   * Remembers what a window of a hot key answers that shares its entries with others.
   *
   * @return whether anything counts in it; if not, nothing is remembered
   */
  public boolean ask(int number, RunningSeries series, Event event, Measure measure) {
    boolean counts = series.ask(event, measure, shared, measure.answer());
    if (counts) {
      put(number, measure.answer());
    }
    return counts;
  }

  /** Freezes what was found, and forgets it. */
  public void freeze(Facts facts) {
    if (found > 0) {
      facts.merge(ids, outcomes, bits, texts, known);
      forget();
    }
  }
}
