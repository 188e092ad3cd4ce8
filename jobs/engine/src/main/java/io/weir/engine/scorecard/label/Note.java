package io.weir.engine.scorecard.label;

import io.weir.engine.scorecard.Contribution;
import java.util.List;

/** What goes from desk to desk; each finds the desk's page by its key. */
public sealed interface Note {

  /** The page it is for. */
  String key();

  /**
   * To the label desk: a disposition.
   *
   * @param key the disposition's
   * @param labels what it says at each anchor, in the order of {@code anchors}
   */
  record Disposed(String key, List<String> anchors, List<Label> labels) implements Note {
    public Disposed {
      anchors = List.copyOf(anchors);
      labels = List.copyOf(labels);
    }
  }

  /**
   * To the label desk: another disposition takes this one's place.
   *
   * @param time when that was said, epoch millis
   */
  record Corrected(String key, long time) implements Note {}

  /** To the anchor desk: a label, or the same once more. */
  record Put(String key, Label label) implements Note {}

  /**
   * To the anchor desk: a case wants to know what is said here.
   *
   * @param page the case's
   * @param time epoch millis of what it is about
   */
  record Asked(String key, String page, long time) implements Note {}

  /** To the case desk: what is said at an anchor. */
  record Found(String key, String anchor, Finding finding) implements Note {}

  /** To the case desk: a statement about the case. */
  record Stated(String key, Said said) implements Note {}

  /**
   * To the scores.
   *
   * @param key of the score, as text
   * @param sign 1 to count it, -1 to take it back
   */
  record Counted(String key, Contribution contribution, int sign) implements Note {}
}
