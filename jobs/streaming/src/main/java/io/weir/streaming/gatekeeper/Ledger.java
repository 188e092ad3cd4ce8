package io.weir.streaming.gatekeeper;

import io.weir.patterns.chain.Chains;
import io.weir.patterns.emergency.Emergency;
import io.weir.patterns.guard.Guarded;
import io.weir.patterns.model.Mode;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.policy.Policy;
import io.weir.patterns.policy.PolicyReader;
import io.weir.patterns.problem.Problem;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.StreamCatalog;
import io.weir.signing.Right;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.PatternChange;
import io.weir.streaming.record.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is in force since when, as the log says. Whether an entry is accepted is a pure function of
 * the log before it, so that everybody who reads the log agrees. Not thread-safe.
 */
final class Ledger {
  /** An accepted entry judges events appended this many milliseconds after it, or later. */
  static final long DELAY = 500;

  private final StreamCatalog catalog;
  private final Reader reader;
  private final EmergencyRules emergencies;
  private final GuardEntries guards = new GuardEntries();

  /**
   * Hashes by version, of each pattern accepted: a version names one content for ever, so that
   * content may come back under it, and no other.
   */
  private final Map<String, NavigableMap<Integer, String>> accepted = new HashMap<>();

  /** Of each pattern what was accepted last. */
  private final Map<String, Published> latest = new HashMap<>();

  /** By place; the text of an entry is nothing that anybody asks for again. */
  private final Map<String, Said> said = new HashMap<>();

  private record Said(List<String> problems, Long from, String mode) {
    Verdict of(ControlRecord entry) {
      return new Verdict(entry, problems, from, mode);
    }
  }

  /** Digests of the signed entries accepted: one that is written again was kept by somebody. */
  private final Set<String> signed = new HashSet<>();

  private final Policy initial;
  private Policy policy;

  /** Is told of every accepted entry, in log order. */
  interface Reader {
    /** A pattern judges events appended at or after an instant. */
    void pattern(Pattern pattern, long effectiveFrom);

    /** A policy weighs for events appended at or after an instant. */
    void policy(Policy policy, long effectiveFrom);

    /** An emergency has this level for operations appended at or after an instant. */
    void emergency(Emergency emergency, long effectiveFrom);

    /** A pattern's new subjects are held, not blocked, for events appended from an instant on. */
    void guarded(Guarded guarded, long effectiveFrom);
  }

  /**
   * @param initial the policy until the log names another
   */
  Ledger(StreamCatalog catalog, Policy initial, Reader reader) {
    this.catalog = catalog;
    this.reader = reader;
    this.initial = initial;
    this.emergencies = new EmergencyRules(catalog);
  }

  /** Whether the entry has been entered. */
  boolean knows(ControlRecord entry) {
    return said.containsKey(place(entry));
  }

  /** Enters an entry, once: entered again, it gets the verdict it had. */
  Verdict enter(ControlRecord entry) {
    Said known = said.get(place(entry));
    if (known != null) {
      return known.of(entry);
    }
    Verdict verdict = judge(entry);
    if (verdict.accepted() && !entry.grant().signers().isEmpty()) {
      signed.add(entry.grant().digest());
    }
    said.put(place(entry), new Said(verdict.problems(), verdict.effectiveFrom(), verdict.mode()));
    return verdict;
  }

  /**
   * Reads what an entry says, and enters nothing: whoever enters it finds it read. Any thread may.
   */
  static void read(StreamCatalog catalog, ControlRecord entry) {
    PatternChange change = entry.change();
    if (change != null && change.kind() == PatternChange.Kind.PATTERN) {
      Compiled.of(catalog, file(change), change.content());
    } else if (change != null && change.kind() == PatternChange.Kind.POLICY) {
      Compiled.policy(catalog, change.content());
    }
  }

  private static String file(PatternChange change) {
    return change.id() + ".yaml";
  }

  private static String place(ControlRecord entry) {
    return entry.partition() + "@" + entry.offset();
  }

  private Verdict judge(ControlRecord entry) {
    PatternChange change = entry.change();
    if (change == null) {
      return refused(entry, List.of(entry.problem()));
    }
    if (signed.contains(entry.grant().digest())) {
      return refused(entry, List.of("this very entry stands in the log already: a copy"));
    }
    return switch (change.kind()) {
      case PATTERN -> pattern(entry, change);
      case POLICY -> policy(entry, change);
      case EMERGENCY -> emergency(entry, change);
      case GUARD -> guarded(entry, change);
      case UNKNOWN ->
          refused(entry, List.of("an entry is a PATTERN, a POLICY, an EMERGENCY or a GUARD's"));
    };
  }

  private Verdict pattern(ControlRecord entry, PatternChange change) {
    String file = file(change);
    PatternReader.Read read = Compiled.of(catalog, file, change.content());
    if (read.pattern() == null) {
      return refused(entry, read.problems().stream().map(Problem::toString).toList());
    }
    Pattern pattern = read.pattern();
    NavigableMap<Integer, String> known =
        accepted.computeIfAbsent(pattern.id(), id -> new TreeMap<>());
    if (!known.isEmpty()
        && pattern.version() <= known.lastKey()
        && !pattern.hash().equals(known.get(pattern.version()))) {
      return refused(
          entry,
          List.of(
              "%s:1:1 version %d follows version %d: a changed pattern needs a higher version"
                  .formatted(file, pattern.version(), known.lastKey())));
    }
    Pattern moded;
    try {
      moded = change.mode() == null ? pattern : Modes.with(pattern, change.mode());
    } catch (IllegalArgumentException e) {
      return refused(entry, List.of(e.getMessage()));
    }
    Published before = latest.get(pattern.id());
    Right right = Right.ofPattern(before != null && acts(before.pattern()), acts(moded));
    boolean quarantine = Quarantine.is(change);
    if (!entry.grant().allows(right) && !(quarantine && entry.grant().allows(Right.ANNOUNCE))) {
      return refused(entry, List.of(entry.grant().refusal(right)));
    }
    String none = quarantine ? Quarantine.problem(entry, before, pattern) : null;
    if (none != null) {
      return refused(entry, List.of(none));
    }
    String chain = chainProblem(moded);
    if (chain != null) {
      return refused(entry, List.of(file + ":1:1 " + chain));
    }
    long from = effectiveFrom(entry);
    latest.put(pattern.id(), new Published(moded, change.content(), from));
    known.put(pattern.version(), pattern.hash());
    reader.pattern(moded, from);
    return new Verdict(entry, List.of(), from, name(moded.mode()));
  }

  /** A pattern as it was accepted last; null where none was. */
  Published published(String pattern) {
    return latest.get(pattern);
  }

  /** Whether it does something to customers. */
  private static boolean acts(Pattern pattern) {
    Mode.Stage stage = pattern.mode().stage();
    return stage == Mode.Stage.CANARY || stage == Mode.Stage.ENFORCE;
  }

  /** Whether signals would rest on themselves with this pattern in force; null: they do not. */
  private String chainProblem(Pattern pattern) {
    List<Pattern> next = new ArrayList<>(List.of(pattern));
    for (Published one : latest.values()) {
      if (!one.pattern().id().equals(pattern.id())) {
        next.add(one.pattern());
      }
    }
    return new Chains(next).problem(pattern.id());
  }

  private Verdict policy(ControlRecord entry, PatternChange change) {
    PolicyReader.Read read = Compiled.policy(catalog, change.content());
    if (read.policy() == null) {
      return refused(entry, read.problems().stream().map(Problem::toString).toList());
    }
    if (!entry.grant().allows(Right.POLICY)) {
      return refused(entry, List.of(entry.grant().refusal(Right.POLICY)));
    }
    String taken = policy == null ? null : versionProblem(read.policy(), policy);
    if (taken != null) {
      return refused(entry, List.of(taken));
    }
    policy = read.policy();
    long from = effectiveFrom(entry);
    reader.policy(policy, from);
    return new Verdict(entry, List.of(), from, "");
  }

  /** Decisions name the version alone, so a version is one content; null: it may follow. */
  private static String versionProblem(Policy next, Policy known) {
    if (next.version() > known.version()
        || (next.version() == known.version() && next.hash().equals(known.hash()))) {
      return null;
    }
    String what =
        next.version() == known.version()
            ? "is taken by other content"
            : "follows version " + known.version();
    return "policy.yaml:1:1 version %d %s: a changed policy needs a higher version"
        .formatted(next.version(), what);
  }

  private Verdict emergency(ControlRecord entry, PatternChange change) {
    if (!entry.grant().allows(Right.EMERGENCY)) {
      return refused(entry, List.of(entry.grant().refusal(Right.EMERGENCY)));
    }
    EmergencyRules.Judged judged = emergencies.judge(entry, change, policyInForce().emergency());
    if (judged.emergency() == null) {
      return refused(entry, judged.problems());
    }
    long from = effectiveFrom(entry);
    reader.emergency(judged.emergency(), from);
    return new Verdict(entry, List.of(), from, "level " + judged.emergency().level());
  }

  private Policy policyInForce() {
    return policy == null ? initial : policy;
  }

  private Verdict guarded(ControlRecord entry, PatternChange change) {
    if (!entry.grant().allows(Right.ANNOUNCE)) {
      return refused(entry, List.of(entry.grant().refusal(Right.ANNOUNCE)));
    }
    GuardEntries.Judged judged = guards.judge(entry, change, latest, policyInForce().guard());
    if (judged.guarded() == null) {
      return refused(entry, judged.problems());
    }
    long from = effectiveFrom(entry);
    if (judged.news()) {
      reader.guarded(judged.guarded(), from);
    }
    return new Verdict(entry, List.of(), from, "hold instead of block");
  }

  /** From which append time on an entry counts, if it is accepted. */
  static long effectiveFrom(ControlRecord entry) {
    return entry.appendTime() == Long.MIN_VALUE ? Long.MIN_VALUE : entry.appendTime() + DELAY;
  }

  private static Verdict refused(ControlRecord entry, List<String> problems) {
    return new Verdict(entry, problems, null, "");
  }

  private static String name(Mode mode) {
    String stage = mode.stage().name().toLowerCase(Locale.ROOT);
    return mode.stage() == Mode.Stage.CANARY ? stage + " " + mode.percent() + "%" : stage;
  }
}
