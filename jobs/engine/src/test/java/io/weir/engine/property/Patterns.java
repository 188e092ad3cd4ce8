package io.weir.engine.property;

import io.weir.patterns.model.Pattern;
import io.weir.patterns.policy.Policy;
import io.weir.patterns.policy.PolicyReader;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.StreamCatalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;

/** Patterns and policies of cases, read by the reader that reads everybody's. */
public final class Patterns {
  private static final PatternReader READER = new PatternReader(StreamCatalog.shipped());

  /** What is said of a test that expects a signal at once where the pattern waits. */
  private static final java.util.regex.Pattern WAITS =
      java.util.regex.Pattern.compile("no event happens (\\S+) before 0s");

  /** The policy of cases. */
  public static final Policy POLICY = policy("");

  /** A case is run in many ways, each with patterns of its own: they are read once. */
  private static final int MOST_KNOWN = 256;

  private static final Map<List<String>, Pattern> KNOWN =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<List<String>, Pattern> eldest) {
          return size() > MOST_KNOWN;
        }
      };

  private Patterns() {}

  /** The policy of cases with more sections. */
  public static Policy policy(String more) {
    return PolicyReader.read(
            "policy.yaml",
            """
            version: 1
            levels: {monitor: 20, step-up: 40, hold: 60, block: 80}
            relations: {account: 1.0, session: 1.0, card: 1.0, device: 1.0, payee: 1.0, ip: 0.7, subnet: 0.5, other: 0.5}
            ttl: {monitor: 24h, step-up: 15m, hold: 24h, block: 24h}
            coolDown: 1h
            degradedFactor: 0.5
            holdMaximum: 72h
            """
                + more)
        .policy();
  }

  /**
   * A pattern.
   *
   * @param id its id
   * @param rest everything from {@code key:} on but the tests
   * @throws IllegalArgumentException naming all that is wrong
   */
  public static synchronized Pattern read(String id, String rest) {
    List<String> asked = List.of(id, rest);
    Pattern known = KNOWN.get(asked);
    if (known == null) {
      known = readAnew(id, rest);
      KNOWN.put(asked, known);
    }
    return known;
  }

  private static Pattern readAnew(String id, String rest) {
    PatternReader.Read read = READER.read(id + ".yaml", text(id, rest, "0s"));
    Matcher waits = WAITS.matcher(read.problems().toString());
    if (waits.find()) {
      read = READER.read(id + ".yaml", text(id, rest, waits.group(1)));
    }
    if (read.pattern() == null) {
      throw new IllegalArgumentException(read.problems() + "\n" + rest);
    }
    return read.pattern();
  }

  private static String text(String id, String rest, String expected) {
    return """
        id: %s
        version: 1
        title: A case
        status: test
        mode: enforce
        owner: nobody
        description: Made up.
        falsePositives: [All.]
        runbook: None.
        """
            .formatted(id)
        + rest
        + """
        tests:
          - name: is not run
            events: [{at: 0s, login: {account_id: A, activity: LOGON}}]
            expect: [{at: %s}]
          - name: is not run either
            events: [{at: 0s, login: {account_id: A, activity: LOGON}}]
            expect: []
        """
            .formatted(expected);
  }

  /** Whether a pattern can be read: what shrinking leaves of one may be none. */
  public static boolean isReadable(Supplier<Pattern> pattern) {
    try {
      return pattern.get() != null;
    } catch (IllegalArgumentException notReadable) {
      return false;
    }
  }
}
