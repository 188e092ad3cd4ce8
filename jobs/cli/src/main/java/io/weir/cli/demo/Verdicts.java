package io.weir.cli.demo;

import java.util.ArrayList;
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
   * An alert as it stands.
   *
   * @param tenant whose
   * @param revision of the statement
   * @param corrected whether it was taken back
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

  private final Map<String, Raised> alerts = new HashMap<>();
  private final List<Raised> statements = new ArrayList<>();
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
    statements.add(raised);
    Raised before = alerts.get(id);
    if (before == null || raised.revision() >= before.revision()) {
      alerts.put(id, raised);
    }
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

  /** Number of different operations decided. */
  synchronized int decided() {
    return decided.size();
  }

  synchronized Map<String, Said> decisions() {
    return Map.copyOf(decisions);
  }

  synchronized List<Raised> alerts() {
    return List.copyOf(alerts.values());
  }

  /** The alerts by their ids. */
  synchronized Map<String, Raised> alertsById() {
    return Map.copyOf(alerts);
  }

  /** Every statement about an alert, in order of arrival. */
  synchronized List<Raised> statements() {
    return List.copyOf(statements);
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
