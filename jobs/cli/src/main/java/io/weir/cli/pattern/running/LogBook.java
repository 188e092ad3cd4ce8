package io.weir.cli.pattern.running;

import io.weir.cli.connection.Connection;
import io.weir.cli.console.WrongUsageException;
import io.weir.engine.program.Onlooker;
import io.weir.engine.program.PatternPlan;
import io.weir.patterns.policy.Policy;
import io.weir.patterns.policy.PolicyReader;
import io.weir.patterns.problem.Suggestion;
import io.weir.schemas.StreamCatalog;
import io.weir.signing.Authority;
import io.weir.signing.Grant;
import io.weir.signing.Signatures;
import io.weir.streaming.gatekeeper.PatternBook;
import io.weir.streaming.gatekeeper.PatternHistory;
import io.weir.streaming.kafka.ChangeRecord;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.PatternChange;
import io.weir.streaming.record.PatternChange.Kind;
import io.weir.streaming.record.Verdict;
import io.weir.streaming.settings.Settings;
import io.weir.streaming.stage.StageOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The log of patterns up to its end, with what became of each entry: the same rules the job goes
 * by, so it is known without the job. Not thread-safe.
 */
public final class LogBook {
  private final PatternHistory history;
  private final Authority authority;
  private final List<Verdict> verdicts = new ArrayList<>();
  private final Map<String, Verdict> latest = new TreeMap<>();
  private final Map<String, Verdict> emergencies = new TreeMap<>();
  private final StreamCatalog catalog;
  private final List<ControlRecord> log;
  private final Duration futureTolerance;
  private Verdict policy;

  private LogBook(Settings settings, String policy, List<ControlRecord> log) {
    this.catalog = settings.catalog();
    this.history = new PatternHistory(catalog, policy);
    this.authority = settings.control().authority();
    this.futureTolerance = settings.time().futureTolerance();
    this.log = List.copyOf(log);
  }

  /** Reads the log of an installation. */
  public static LogBook read(Connection connection) {
    LogBook book =
        new LogBook(connection.settings(), connection.policyText(), connection.patternLog());
    book.log.forEach(book::enter);
    return book;
  }

  /**
   * Append time, epoch millis, from which each pattern in force has seen as much as it looks back
   * at, by id; those that are off are left out.
   *
   * @param began append time before which the job knows nothing of what happened; Long.MIN_VALUE:
   *     it knows all
   */
  Map<String, Long> warmUntil(long began) {
    Policy any = PolicyReader.read("policy.yaml", StageOptions.shippedPolicy()).policy();
    Onlooker onlooker = new Onlooker(began, futureTolerance.toMillis());
    Map<String, Long> warmUntil = new TreeMap<>();
    for (PatternPlan plan :
        new PatternBook(catalog, any, () -> log, onlooker).versions().newest().patterns()) {
      warmUntil.merge(plan.pattern().id(), plan.warmUntil(), Math::max);
    }
    return warmUntil;
  }

  private void enter(ControlRecord entry) {
    Verdict verdict = history.enter(entry);
    verdicts.add(verdict);
    if (verdict.accepted() && entry.change().kind() == Kind.PATTERN) {
      latest.put(entry.change().id(), verdict);
    } else if (verdict.accepted() && entry.change().kind() == Kind.EMERGENCY) {
      emergencies.put(entry.change().id(), verdict);
    } else if (verdict.accepted() && entry.change().kind() == Kind.POLICY) {
      policy = verdict;
    }
  }

  /** The last accepted entry about the policy; null where none was published. */
  public Verdict policy() {
    return policy;
  }

  /** The last accepted entry about each scope of an emergency, sorted by scope. */
  public List<Verdict> emergencies() {
    return List.copyOf(emergencies.values());
  }

  /** The accepted entry in force of each pattern, or about to be, sorted by id. */
  public List<Verdict> inForce() {
    return List.copyOf(latest.values());
  }

  /** The ids of all patterns it ever accepted, sorted. */
  public Set<String> ids() {
    return Collections.unmodifiableSet(latest.keySet());
  }

  /** The accepted entry in force of a pattern; null where it was never published. */
  public Verdict inForce(String id) {
    return latest.get(id);
  }

  /**
   * The accepted entry in force of a pattern.
   *
   * @throws WrongUsageException if it was never published
   */
  public Verdict known(String id) {
    Verdict verdict = latest.get(id);
    if (verdict == null) {
      throw new WrongUsageException(
          "the log has no pattern '" + id + "'" + Suggestion.or(id, latest.keySet(), "; it has "));
    }
    return verdict;
  }

  /**
   * The last accepted entry about a version of a pattern.
   *
   * @throws WrongUsageException if the log has no such version
   */
  public Verdict known(String id, int version) {
    known(id);
    return accepted(id).stream()
        .filter(verdict -> verdict.entry().change().version() == version)
        .reduce((first, second) -> second)
        .orElseThrow(
            () ->
                new WrongUsageException(
                    "the log has no version %d of '%s'".formatted(version, id)));
  }

  /** The accepted entry in force of what a change is about; null where there is none. */
  Verdict inForce(PatternChange change) {
    return switch (change.kind()) {
      case PATTERN -> latest.get(change.id());
      case POLICY -> policy;
      case EMERGENCY -> emergencies.get(change.id());
      case GUARD, UNKNOWN -> null;
    };
  }

  /** Every entry about a pattern, refused ones included, in log order. */
  public List<Verdict> about(String id) {
    return verdicts.stream()
        .filter(verdict -> verdict.entry().change() != null)
        .filter(verdict -> verdict.entry().change().kind() == Kind.PATTERN)
        .filter(verdict -> verdict.entry().change().id().equals(id))
        .toList();
  }

  /** Accepted entries about a pattern, in log order. */
  public List<Verdict> accepted(String id) {
    return about(id).stream().filter(Verdict::accepted).toList();
  }

  /**
   * What would become of a change if it came next; it counts for those asked about later.
   *
   * @param at when it would be appended, epoch millis
   */
  Verdict foresee(ChangeRecord record, long at) {
    return foresee(
        record.change(),
        authority.grant(Signatures.PATTERNS, record.key(), record.value(), record.signatures(), at),
        at);
  }

  /** What would become of it if everybody who must signed it. */
  Verdict foreseeSigned(ChangeRecord record, long at) {
    return foresee(record.change(), Grant.EVERYTHING, at);
  }

  private Verdict foresee(PatternChange change, Grant grant, long at) {
    int place = -1 - verdicts.size();
    Verdict verdict = history.enter(ControlRecord.of(change, "", -1, place, at, grant));
    verdicts.add(verdict);
    return verdict;
  }
}
