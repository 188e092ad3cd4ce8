package io.weir.cli.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the job said, as far as judging it needs: filled by the watcher, read when all is quiet. */
final class Verdicts {

  /**
   * The last word on one operation.
   *
   * @param revision of the decision
   * @param action its name
   * @param account the subject
   * @param stream the operation's stream
   * @param eventTime epoch millis
   * @param patterns ids of the patterns that counted
   */
  record Said(
      int revision,
      String action,
      String account,
      String stream,
      long eventTime,
      List<String> patterns) {

    boolean stops() {
      return action.equals("HOLD") || action.equals("BLOCK");
    }

    boolean acts() {
      return stops() || action.equals("STEP_UP");
    }
  }

  /**
   * A statement about an alert.
   *
   * @param tenant whose
   * @param revision of the statement
   * @param corrected whether nothing of it stands any more
   * @param pattern the pattern
   * @param dimension of its key
   * @param key its key
   * @param account the account it concerns, or null
   * @param action what it leads to by itself
   * @param eventIds its evidence
   * @param eventTime epoch millis of the newest evidence
   */
  record Raised(
      String tenant,
      int revision,
      boolean corrected,
      String pattern,
      String dimension,
      String key,
      String account,
      String action,
      List<String> eventIds,
      long eventTime) {}

  /** Operations with any action beyond ALLOW, or a revision, by trigger. */
  private final Map<String, Said> decisions = new HashMap<>();

  /** Statements about each alert, as they came. */
  private final Map<String, List<Raised>> alerts = new HashMap<>();

  private final Set<Long> decided = new HashSet<>();
  private long restrictions;
  private long deadLetters;
  private long late;

  synchronized void decision(String trigger, long triggerHash, Said said) {
    decided.add(triggerHash);
    Said before = decisions.get(trigger);
    boolean worthKeeping = said.revision() > 0 || !said.action().equals("ALLOW");
    if (before == null ? worthKeeping : said.revision() >= before.revision()) {
      decisions.put(trigger, said);
    }
  }

  synchronized void alert(String id, Raised raised) {
    alerts.computeIfAbsent(id, unseen -> new ArrayList<>()).add(raised);
  }

  synchronized void restriction() {
    restrictions++;
  }

  synchronized void deadLetter() {
    deadLetters++;
  }

  synchronized void late() {
    late++;
  }

  /** Number of different alerts. */
  synchronized int alerts() {
    return alerts.size();
  }

  /** Number of different operations decided. */
  synchronized int decided() {
    return decided.size();
  }

  synchronized Map<String, Said> decisions() {
    return Map.copyOf(decisions);
  }

  /**
   * What was said of each alert that stands, by its id and in order of revision: an extended one
   * names only its newest match.
   */
  synchronized Map<String, List<Raised>> standing() {
    Map<String, List<Raised>> standing = new HashMap<>();
    alerts.forEach(
        (id, all) -> {
          List<Raised> ordered = new ArrayList<>(all);
          ordered.sort(Comparator.comparingInt(Raised::revision));
          if (!ordered.get(ordered.size() - 1).corrected()) {
            standing.put(id, ordered);
          }
        });
    return standing;
  }

  synchronized long restrictions() {
    return restrictions;
  }

  synchronized long deadLetters() {
    return deadLetters;
  }

  synchronized long lateEvents() {
    return late;
  }
}
