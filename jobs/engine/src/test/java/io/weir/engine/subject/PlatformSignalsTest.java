package io.weir.engine.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Cases;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.property.Property;
import io.weir.engine.property.Seen;
import io.weir.engine.walk.Told;
import io.weir.engine.wire.EventWire;
import io.weir.schemas.StreamCatalog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * What a platform counts of signals is what was said of each last: revisions and withdrawals may
 * come in any order, before its slice is complete or after.
 */
final class PlatformSignalsTest {
  private static final String CAMPAIGN =
      """
      key: platform
      severity: high
      group: PLAT
      action: {floor: monitor, scope: event, ttl: 4h}
      aggregates:
        victims: {distinct: signal.account_id, over: 1h, where: 'severity in ["HIGH", "CRITICAL"] && pattern_id == "other"'}
      reason: '{victims} accounts'
      when: {on: signal, where: 'pattern_id == "%s" && severity in ["HIGH", "CRITICAL"] && victims >= %d'}
      """;

  private final Told told = new Told();

  @Test
  void shouldCountASignalThatBecameGraverInTheSliceItIsIn() {
    Run run = new Run("other", 10);
    for (int i = 0; i < 12; i++) {
      run.take(signal("s" + i, i * 100, 0, "MEDIUM"));
      run.take(signal("s" + i, i * 100, 1, "HIGH"));
    }

    run.pass(600_000);

    assertThat(reasons()).containsExactly("12 accounts");
  }

  @Test
  void shouldCountASignalThatBecameGraverAfterItsSliceWasSent() {
    Run run = new Run("other", 1);
    run.take(signal("s", 100, 0, "MEDIUM"));
    run.pass(60_000);
    run.take(signal("s", 100, 1, "HIGH"));

    run.pass(600_000);

    assertThat(reasons()).containsExactly("1 accounts");
  }

  @Test
  void shouldNotCountTwiceASignalThatIsSaidAgainAfterItsSliceWasSent() {
    Run run = new Run("probe", 0);
    run.take(signal("s", 100, 0, "HIGH"));
    run.pass(60_000);
    run.take(signal("s", 100, 1, "HIGH"));
    run.take(signal("s", 100, 2, null));
    run.take(probe());

    run.pass(600_000);

    assertThat(reasons()).containsExactly("0 accounts");
  }

  @Test
  void shouldAskByTheSignalBeforeTheOneThatIsWithdrawn() {
    Run run = new Run("other", 1);
    run.take(signal("s1", 100, 0, "HIGH"));
    String other = sharingWith("s1");
    run.take(signal(other, 200, 0, "HIGH"));
    run.take(signal(other, 200, 1, null));

    run.pass(600_000);

    assertThat(reasons()).containsExactly("1 accounts");
  }

  @Test
  void shouldKeepNoMoreThanTheLatestThatMayAsk() {
    Run run = new Run("other", 1);
    for (int i = 0; i < 2_000; i++) {
      run.take(signal("s" + i, i, 0, "HIGH"));
    }

    assertThat(run.shares.values())
        .flatExtracting(state -> state.slices.values())
        .allSatisfy(slice -> assertThat(slice.asking()).isEqualTo(Slice.MOST_ASKING));
  }

  @Test
  void shouldGoOnFromWhatTheReleaseBeforeWrote() throws IOException {
    Run run = new Run("other", 3);
    run.shares.put(Shares.key(signal("a", 0, 0, "HIGH")), run.wire.readShare(in("share-1")));
    run.whole = run.wire.readPlatform(in("platform-1"));

    run.pass(600_000);

    assertThat(reasons()).containsExactly("3 accounts");
  }

  @Test
  void shouldCountWhatWasSaidLast() {
    Seen seen = Cases.check("signals on a platform", 1_000, new SaidLast());

    assertThat(seen.of("revisions after the slice was sent")).isPositive();
    assertThat(seen.of("withdrawals after the slice was sent")).isPositive();
    assertThat(seen.of("counted in the end")).isPositive();
  }

  private List<String> reasons() {
    return reasons(told);
  }

  private static List<String> reasons(Told told) {
    return told.signals().stream().map(one -> one.live().reason()).toList();
  }

  private static DataInputStream in(String name) throws IOException {
    InputStream text = PlatformSignalsTest.class.getResourceAsStream(name + ".txt");
    return new DataInputStream(new GZIPInputStream(Base64.getMimeDecoder().wrap(text)));
  }

  private static String sharingWith(String id) {
    int number = 2;
    while (share("s" + number) != share(id)) {
      number++;
    }
    return "s" + number;
  }

  private static int share(String id) {
    return Shares.of(signal(id, 0, 0, "HIGH"));
  }

  private static Event probe() {
    return statement("probe", "probe", 120_000, 0, "HIGH");
  }

  /** Of a severity, or null where it is withdrawn. */
  private static Event signal(String id, long time, long revision, String severity) {
    return statement("other", id, time, revision, severity);
  }

  private static Event statement(
      String pattern, String id, long time, long revision, String severity) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("activity", severity == null ? "WITHDRAWN" : "RAISED");
    fields.put("signal_id", id);
    fields.put("revision", revision);
    fields.put("version", 1L);
    fields.put("pattern_id", pattern);
    fields.put("alternative", pattern);
    fields.put("severity", severity == null ? "HIGH" : severity);
    fields.put("mode", "ENFORCE");
    fields.put("account_id", "A" + id);
    fields.put("group", "AUTH");
    fields.put("key_dimension", "account");
    fields.put("key", "A" + id);
    fields.put("event_ids", List.of("x"));
    fields.put("reason", "r");
    fields.put("expires_at", Happening.START + 86_400_000L);
    fields.put("degraded", false);
    return new Happening("signal", id, time, time, fields).event();
  }

  /** Statements on their way, and how far time has passed; all state is written and read. */
  private final class Run {
    private final Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
    private final PlatformWire wire = new PlatformWire(new EventWire(StreamCatalog.shipped()));
    private final Map<String, ShareState> shares = new HashMap<>();
    private final ShareEvaluator share;
    private final PlatformEvaluator platform;
    private final Told into;
    private PlatformState whole = new PlatformState();
    private long watermark = Happening.START - 60_000;

    Run(String asking, int least) {
      this(asking, least, told);
    }

    Run(String asking, int least, Told into) {
      this.into = into;
      versions.put(Patterns.read("campaign", CAMPAIGN.formatted(asking, least)), Long.MIN_VALUE);
      share = new ShareEvaluator(versions);
      platform = new PlatformEvaluator(versions);
    }

    void take(Event event) {
      ShareState state = shares.computeIfAbsent(Shares.key(event), key -> new ShareState());
      share.take(event, state, watermark, into);
    }

    void pass(long time) {
      watermark = Math.max(watermark, Happening.START + time);
      restart();
      shares
          .values()
          .forEach(one -> share.send(one, watermark, slice -> platform.take(slice, whole)));
      platform.onWatermark(whole, watermark, into);
    }

    private void restart() {
      try {
        for (Map.Entry<String, ShareState> one : shares.entrySet()) {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          wire.write(one.getValue(), new DataOutputStream(bytes));
          one.setValue(wire.readShare(read(bytes)));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        wire.write(whole, new DataOutputStream(bytes));
        whole = wire.readPlatform(read(bytes));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static DataInputStream read(ByteArrayOutputStream bytes) {
      return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    }
  }

  /**
   * @param severity null where the signal is withdrawn
   * @param passed event time the watermark passes before it comes
   */
  private record Said(int signal, long time, long revision, String severity, long passed) {}

  private record Case(List<Said> arrivals) {}

  private static final class SaidLast implements Property<Case> {
    private static final String[] SEVERITIES = {"HIGH", "MEDIUM", null};

    @Override
    public Case generate(Random random) {
      List<Said> said = new ArrayList<>();
      for (int signal = 0; signal < 1 + random.nextInt(8); signal++) {
        long time = random.nextInt(60_000);
        boolean moves = random.nextInt(4) == 0;
        for (int revision = random.nextInt(4); revision >= 0; revision--) {
          long at = moves ? random.nextInt(60_000) : time;
          said.add(new Said(signal, at, revision, SEVERITIES[random.nextInt(3)], 0));
        }
      }
      Collections.shuffle(said, random);
      boolean slow = random.nextBoolean();
      long passed = -10_000;
      List<Said> arrivals = new ArrayList<>();
      for (Said one : said) {
        passed += random.nextInt(slow ? 2_000 : 15_000);
        long by = Math.min(passed, 110_000);
        arrivals.add(new Said(one.signal(), one.time(), one.revision(), one.severity(), by));
      }
      return new Case(arrivals);
    }

    @Override
    public List<Case> smaller(Case wrong) {
      return Cases.without(wrong.arrivals()).stream().map(Case::new).toList();
    }

    @Override
    public void check(Case one, Seen seen) {
      Told said = new Told();
      Run run = new PlatformSignalsTest().new Run("probe", 0, said);
      Map<Integer, Said> last = new HashMap<>();
      for (Said next : one.arrivals()) {
        run.pass(next.passed());
        run.take(signal("s" + next.signal(), next.time(), next.revision(), next.severity()));
        Said before = last.get(next.signal());
        if (before == null || before.revision() < next.revision()) {
          last.put(next.signal(), next);
          boolean sent = before != null && before.time() <= next.passed();
          seen.count(next.severity() == null ? "withdrawals" : "statements");
          if (sent) {
            seen.count(
                (next.severity() == null ? "withdrawals" : "revisions")
                    + " after the slice was sent");
          }
        }
      }
      run.take(probe());
      run.pass(600_000);

      Set<Integer> standing = new HashSet<>();
      last.values().stream()
          .filter(latest -> "HIGH".equals(latest.severity()))
          .forEach(latest -> standing.add(latest.signal()));
      seen.count("counted in the end", standing.size());
      assertThat(reasons(said)).containsExactly(standing.size() + " accounts");
    }
  }
}
