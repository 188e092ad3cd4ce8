package io.weir.engine.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.property.Cases;
import io.weir.engine.property.Property;
import io.weir.engine.property.Seen;
import io.weir.engine.walk.Told;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
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
  private final Told told = new Told();

  @Test
  void shouldCountASignalThatBecameGraverInTheSliceItIsIn() {
    PlatformRun run = new PlatformRun("other", 10, told);
    for (int i = 0; i < 12; i++) {
      run.take(PlatformRun.signal("s" + i, i * 100L, 0, "MEDIUM"));
      run.take(PlatformRun.signal("s" + i, i * 100L, 1, "HIGH"));
    }

    run.pass(600_000);

    assertThat(reasons()).containsExactly("12 accounts");
  }

  @Test
  void shouldCountASignalThatBecameGraverAfterItsSliceWasSent() {
    PlatformRun run = new PlatformRun("other", 1, told);
    run.take(PlatformRun.signal("s", 100, 0, "MEDIUM"));
    run.pass(60_000);
    run.take(PlatformRun.signal("s", 100, 1, "HIGH"));

    run.pass(600_000);

    assertThat(reasons()).containsExactly("1 accounts");
  }

  @Test
  void shouldNotCountTwiceASignalThatIsSaidAgainAfterItsSliceWasSent() {
    PlatformRun run = new PlatformRun("probe", 0, told);
    run.take(PlatformRun.signal("s", 100, 0, "HIGH"));
    run.pass(60_000);
    run.take(PlatformRun.signal("s", 100, 1, "HIGH"));
    run.take(PlatformRun.signal("s", 100, 2, null));
    run.take(PlatformRun.probe());

    run.pass(600_000);

    assertThat(reasons()).containsExactly("0 accounts");
  }

  @Test
  void shouldAskByTheSignalBeforeTheOneThatIsWithdrawn() {
    PlatformRun run = new PlatformRun("other", 1, told);
    run.take(PlatformRun.signal("s1", 100, 0, "HIGH"));
    String other = sharingWith("s1");
    run.take(PlatformRun.signal(other, 200, 0, "HIGH"));
    run.take(PlatformRun.signal(other, 200, 1, null));

    run.pass(600_000);

    assertThat(reasons()).containsExactly("1 accounts");
  }

  @Test
  void shouldKeepNoMoreThanTheLatestThatMayAsk() {
    PlatformRun run = new PlatformRun("other", 1, told);
    for (int i = 0; i < 2_000; i++) {
      run.take(PlatformRun.signal("s" + i, i, 0, "HIGH"));
    }

    assertThat(run.shares.values())
        .flatExtracting(state -> state.slices.values())
        .allSatisfy(slice -> assertThat(slice.asking()).isEqualTo(Slice.MOST_ASKING));
  }

  @Test
  void shouldGoOnFromWhatTheReleaseBeforeWrote() throws IOException {
    PlatformRun run = new PlatformRun("other", 3, told);
    run.shares.put(
        Shares.key(PlatformRun.signal("a", 0, 0, "HIGH")), run.wire.readShare(in("share-1")));
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
    return Shares.of(PlatformRun.signal(id, 0, 0, "HIGH"));
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
      PlatformRun run = new PlatformRun("probe", 0, said);
      Map<Integer, Said> last = new HashMap<>();
      for (Said next : one.arrivals()) {
        run.pass(next.passed());
        run.take(
            PlatformRun.signal("s" + next.signal(), next.time(), next.revision(), next.severity()));
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
      run.take(PlatformRun.probe());
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
