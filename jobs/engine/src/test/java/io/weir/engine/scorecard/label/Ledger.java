package io.weir.engine.scorecard.label;

import io.weir.engine.scorecard.Outcome;
import io.weir.engine.scorecard.ScoreKey;
import io.weir.engine.scorecard.label.Note.Asked;
import io.weir.engine.scorecard.label.Note.Corrected;
import io.weir.engine.scorecard.label.Note.Disposed;
import io.weir.engine.scorecard.label.Note.Stated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The same by brute force: everything is known, and each case is looked up from scratch. */
final class Ledger {
  private final Map<String, List<Said>> cases = new HashMap<>();
  private final Map<String, Long> askedAt = new HashMap<>();
  private final Map<String, Disposed> dispositions = new HashMap<>();
  private final Set<String> corrected = new HashSet<>();

  Ledger(List<Note> notes) {
    for (Note note : notes) {
      if (note instanceof Stated stated) {
        cases.computeIfAbsent(stated.key(), any -> new ArrayList<>()).add(stated.said());
      } else if (note instanceof Asked asked) {
        askedAt.merge(asked.key() + asked.page(), asked.time(), Math::min);
      } else if (note instanceof Disposed disposed) {
        dispositions.putIfAbsent(disposed.key(), disposed);
      } else if (note instanceof Corrected correction) {
        corrected.add(correction.key());
      }
    }
  }

  /** By score: counts by kind and outcome, and money by outcome. */
  Map<ScoreKey, Map<String, Long>> counts() {
    Map<ScoreKey, Map<String, Long>> counts = new HashMap<>();
    cases.forEach(
        (page, said) -> {
          List<Said> standing = standing(said);
          if (standing.isEmpty()) {
            return;
          }
          Outcome outcome = outcome(page, standing);
          Said newest = standing.get(0);
          for (Said one : standing) {
            newest = one.revision() > newest.revision() ? one : newest;
          }
          for (ScoreKey key : newest.patterns()) {
            Map<String, Long> of = counts.computeIfAbsent(key, any -> new TreeMap<>());
            of.merge((newest.hold() ? "hold " : "case ") + outcome, 1L, Long::sum);
            of.merge("money " + outcome, newest.hold() ? newest.amount() : 0, Long::sum);
          }
        });
    return counts;
  }

  private static List<Said> standing(List<Said> said) {
    List<Said> standing = new ArrayList<>();
    for (Said one : said) {
      boolean last =
          said.stream()
              .noneMatch(
                  other -> other.part().equals(one.part()) && other.revision() > one.revision());
      if (last && one.stands() && !standing.contains(one)) {
        standing.add(one);
      }
    }
    return standing;
  }

  private Outcome outcome(String page, List<Said> standing) {
    for (int rank = 0; rank <= 2; rank++) {
      Set<Outcome> said = new HashSet<>();
      for (Said one : standing) {
        for (Anchor anchor : one.anchors()) {
          if (anchor.rank() == rank) {
            said.add(at(anchor.key(), askedAt.get(anchor.key() + page)));
          }
        }
      }
      for (Outcome one : List.of(Outcome.RIGHT, Outcome.WRONG, Outcome.INCONCLUSIVE)) {
        if (said.contains(one)) {
          return one;
        }
      }
    }
    return Outcome.OPEN;
  }

  private Outcome at(String anchor, Long time) {
    Label last = null;
    for (Disposed disposed : dispositions.values()) {
      for (int i = 0; i < disposed.labels().size(); i++) {
        Label label = disposed.labels().get(i);
        boolean here = disposed.anchors().get(i).equals(anchor);
        boolean meant = time != null && time >= label.from() && time <= label.until();
        boolean later =
            last == null
                || label.time() > last.time()
                || (label.time() == last.time() && label.id().compareTo(last.id()) > 0);
        if (here && meant && later && !corrected.contains(disposed.key())) {
          last = label;
        }
      }
    }
    return last == null ? Outcome.OPEN : last.outcome();
  }
}
