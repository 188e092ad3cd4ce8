package io.weir.engine.scorecard.label;

import io.weir.engine.scorecard.Contribution;
import io.weir.engine.scorecard.Outcome;
import io.weir.engine.scorecard.Score;
import io.weir.engine.scorecard.ScoreKey;
import io.weir.patterns.model.Action;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What a case comes to: a function of what was said and found, in no order. */
final class Verdicts {
  /** The newest statement says the version and the mode. */
  private static final Comparator<Said> NEWEST = Said.BY_REVISION.thenComparing(Said::part);

  private Verdicts() {}

  /** What a case contributes; nothing where nothing of it stands. */
  static List<Contribution> of(Collection<Said> parts, Map<String, Finding> findings) {
    List<Said> standing = parts.stream().filter(Said::stands).toList();
    if (standing.isEmpty()) {
      return List.of();
    }
    Said newest = standing.stream().max(NEWEST).orElseThrow();
    long first = standing.stream().mapToLong(Said::time).min().orElseThrow();
    Finding finding = closest(standing, findings);
    Action action =
        standing.stream().map(Said::action).max(Comparator.naturalOrder()).orElseThrow();
    // Nobody disposes of a hold, or of what was never alerted: only what was looked at took time.
    boolean lookedAt = finding.outcome() != Outcome.OPEN && hasItself(standing) && !newest.hold();
    return newest.patterns().stream()
        .sorted()
        .map(
            pattern ->
                contribution(
                    pattern, newest, first, finding, action, lookedAt ? finding.first() : -1))
        .toList();
  }

  private static Contribution contribution(
      ScoreKey pattern, Said newest, long first, Finding finding, Action action, long disposed) {
    return new Contribution(
        pattern,
        newest.hold(),
        Score.dayOf(first),
        finding.outcome(),
        action,
        newest.mode(),
        disposed < 0 ? -1 : Math.max(0, disposed - first),
        newest.amount());
  }

  private static boolean hasItself(List<Said> standing) {
    return standing.stream()
        .flatMap(said -> said.anchors().stream())
        .anyMatch(anchor -> anchor.rank() == Anchor.ITSELF);
  }

  /** What is said closest to the case counts, whatever is said farther away. */
  private static Finding closest(List<Said> standing, Map<String, Finding> findings) {
    for (int rank = Anchor.ITSELF; rank <= Anchor.ACCOUNT; rank++) {
      Finding here = Finding.NONE;
      for (Said said : standing) {
        for (Anchor anchor : said.anchors()) {
          Finding found = anchor.rank() == rank ? findings.get(anchor.key()) : null;
          here = found == null || found.outcome() == Outcome.OPEN ? here : both(here, found);
        }
      }
      if (here.outcome() != Outcome.OPEN) {
        return here;
      }
    }
    return Finding.NONE;
  }

  /** A case that caught one fraud was right, whatever else it holds. */
  private static Finding both(Finding a, Finding b) {
    Outcome outcome = Outcome.INCONCLUSIVE;
    if (a.outcome() == Outcome.RIGHT || b.outcome() == Outcome.RIGHT) {
      outcome = Outcome.RIGHT;
    } else if (a.outcome() == Outcome.WRONG || b.outcome() == Outcome.WRONG) {
      outcome = Outcome.WRONG;
    }
    return new Finding(outcome, Math.min(a.first(), b.first()), Math.max(a.last(), b.last()));
  }
}
