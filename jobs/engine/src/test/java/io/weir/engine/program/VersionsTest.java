package io.weir.engine.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.model.Mode;
import io.weir.patterns.model.Pattern;
import io.weir.schemas.StreamCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VersionsTest {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;

  private final Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);

  /** A password reset, and a login within some minutes of it. */
  private static Pattern pattern(int minutes) {
    return pattern("reset-then-login", minutes);
  }

  private static Pattern pattern(String id, int minutes) {
    return Patterns.read(
        id,
        """
        key: account
        severity: low
        group: CTX
        action: {floor: monitor, scope: event, ttl: 1m}
        aggregates:
          logins: {count: login, over: %1$dm}
        sequence:
          within: %1$dm
          steps:
            - reset: login
              where: 'activity == "PASSWORD_RESET"'
            - login: login
              where: 'activity == "LOGON" && logins >= 0'
        """
            .formatted(minutes));
  }

  private static final Event RESET =
      new Happening("login", "e1", 0, 0, Map.of("account_id", "A", "activity", "PASSWORD_RESET"))
          .event();

  private long kept(long watermark) {
    return new StagePlans(KeyStage.ACCOUNT, versions.near(watermark)).retention(RESET);
  }

  @Test
  void shouldJudgeByWhatCountsAtTheAppendTime() {
    versions.put(pattern(10), Long.MIN_VALUE);
    versions.put(pattern(30), HOUR);
    versions.put(pattern(30).in(Mode.OFF), 2 * HOUR);

    assertThat(versions.at(HOUR - 1).pattern("reset-then-login").reach()).isEqualTo(10 * MINUTE);
    assertThat(versions.at(HOUR).pattern("reset-then-login").reach()).isEqualTo(30 * MINUTE);
    assertThat(versions.at(2 * HOUR).pattern("reset-then-login")).isNull();
  }

  @Test
  void shouldJudgeByWhatWasPutLastThoughTheClockWentBackInBetween() {
    versions.put(pattern(10), HOUR);
    versions.put(pattern(30), HOUR / 2);

    assertThat(versions.at(HOUR / 2).pattern("reset-then-login").reach()).isEqualTo(30 * MINUTE);
    assertThat(versions.at(HOUR).pattern("reset-then-login").reach()).isEqualTo(30 * MINUTE);
  }

  @Test
  void shouldBeWarmWhenItWasThereAndSomebodyLookedOnForLongEnough() {
    Pattern back =
        Patterns.read(
            "back",
            """
            key: account
            severity: low
            group: CTX
            action: {floor: monitor, scope: event, ttl: 1m}
            sequence: {steps: [{not: {seen: login, for: 30d}}, {back: login}]}
            """);

    assertThat(warmUntil(back, HOUR, Long.MIN_VALUE)).isEqualTo(HOUR + 30 * 24 * HOUR);
    assertThat(warmUntil(back, HOUR, 60 * 24 * HOUR)).isEqualTo(90 * 24 * HOUR);
    assertThat(warmUntil(back, 70 * 24 * HOUR, 60 * 24 * HOUR)).isEqualTo(100 * 24 * HOUR);
    assertThat(warmUntil(back, Long.MIN_VALUE, 60 * 24 * HOUR)).isEqualTo(90 * 24 * HOUR);
    assertThat(warmUntil(back, Long.MIN_VALUE, Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
  }

  private static long warmUntil(Pattern pattern, long since, long began) {
    Versions versions =
        new Versions(StreamCatalog.shipped(), Patterns.POLICY, new Onlooker(began, 0));
    versions.put(pattern, since);
    assertThat(versions.newest().pattern(pattern.id()).since()).isEqualTo(since);
    return versions.newest().pattern(pattern.id()).warmUntil();
  }

  @Test
  void shouldBeWarmAtOnceWhereNoSilenceIsBelieved() {
    versions.put(pattern(10), HOUR);
    Event before =
        new Happening("login", "e2", HOUR - 5, HOUR, Map.of("account_id", "A", "activity", "LOGON"))
            .event();

    PatternPlan plan = versions.at(before.appendTime()).pattern("reset-then-login");

    assertThat(plan.warming(before)).isFalse();
    assertThat(plan.warmUntil()).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void shouldKeepWhatAnyVersionNearTheWatermarkKeeps() {
    versions.put(pattern(10), Long.MIN_VALUE);
    versions.put(pattern(30), 10 * HOUR);
    versions.put(pattern(20), 10 * HOUR + 1);
    versions.put(pattern(5), 20 * HOUR);

    assertThat(kept(5 * HOUR)).isEqualTo(10 * MINUTE);
    assertThat(kept(9 * HOUR)).as("an hour before").isEqualTo(30 * MINUTE);
    assertThat(kept(10 * HOUR + 30 * MINUTE)).isEqualTo(30 * MINUTE);
    assertThat(kept(15 * HOUR)).isEqualTo(20 * MINUTE);
    assertThat(kept(30 * HOUR)).isEqualTo(5 * MINUTE);
  }

  @Test
  void shouldKeepByOneProgramHoweverManyChangesComeAndGo() {
    versions.put(pattern(10), Long.MIN_VALUE);
    versions.put(pattern(30), 1);
    List<Program> first = versions.near(HOUR);
    for (int i = 2; i <= 1_000; i++) {
      Mode mode = i % 3 == 0 ? Mode.OFF : i % 3 == 1 ? Mode.SHADOW : Mode.ENFORCE;
      versions.put(pattern(i % 2 == 0 ? 10 : 30).in(mode), i);
    }

    assertThat(first).hasSize(1);
    assertThat(versions.near(HOUR)).as("nothing else is kept").isSameAs(first);
    assertThat(versions.at(998).pattern("reset-then-login").pattern().mode())
        .isEqualTo(Mode.ENFORCE);
  }

  @Test
  void shouldMakeAnewOnlyWhatChanged() {
    versions.put(pattern("first", 10), 0);
    versions.put(pattern("second", 10), 0);
    Program before = versions.at(0);
    versions.put(pattern("second", 30), 1);
    Program after = versions.at(1);

    assertThat(after.pattern("first")).isSameAs(before.pattern("first"));
    assertThat(after.pattern("second")).isNotSameAs(before.pattern("second"));
    assertThat(before.pattern("second").reach()).isEqualTo(10 * MINUTE);
    assertThat(after.masks()).as("what was asked of kept events holds on").isSameAs(before.masks());
  }

  @Test
  void shouldCountInOtherSpaceInEachProgram() {
    versions.put(pattern("first", 10), 0);
    KindPlan before = versions.at(0).stage(KeyStage.ACCOUNT).of(RESET.stream(), RESET.row());
    versions.put(pattern("second", 30), 1);
    KindPlan after = versions.at(1).stage(KeyStage.ACCOUNT).of(RESET.stream(), RESET.row());

    assertThat(before.enters()).hasSize(1);
    assertThat(after.enters()).hasSize(2).doesNotContain(before.enters());
    assertThat(before.enters()[0].series()).isNotSameAs(after.enters()[0].series());
  }

  @Test
  void shouldForgetWhatWasMadeForPatternsLongGone() {
    int most = 0;
    for (int i = 0; i < 1_000; i++) {
      versions.put(pattern(1 + i % 500), i);
      most = Math.max(most, versions.at(i).maskBits());
    }

    assertThat(most).isLessThan(200);
  }

  @Test
  void shouldJudgeByAnExpectedChangeFromWhereItCountsThoughItIsNotReadYet() {
    versions.put(pattern(10), Long.MIN_VALUE);
    Awaited change = new Awaited(pattern(30), HOUR);
    versions.expect(HOUR, change, elsewhere::add);

    assertThat(reach(HOUR - 1)).as("it does not count yet").isEqualTo(10 * MINUTE);
    assertThat(change.arrived).isFalse();
    assertThat(versions.latest()).isEqualTo(Long.MIN_VALUE);
    assertThat(reach(HOUR)).as("it counts, so it is waited for").isEqualTo(30 * MINUTE);
    assertThat(versions.latest()).isEqualTo(HOUR);
    assertThat(reach(HOUR - 1)).isEqualTo(10 * MINUTE);
  }

  @Test
  void shouldTakeAChangeAsSoonAsItIsReadAndHaveItsProgramPreparedElsewhere() {
    versions.put(pattern(10), Long.MIN_VALUE);
    kept(HOUR);
    Awaited change = new Awaited(pattern(30), HOUR);
    versions.expect(HOUR, change, elsewhere::add);
    change.known = true;

    reach(HOUR - 1);
    assertThat(change.arrived).isTrue();
    assertThat(elsewhere).as("what judges, and what is kept").hasSize(2);
    assertThat(kept(HOUR)).as("not ready, and not needed yet").isEqualTo(10 * MINUTE);
    elsewhere.forEach(Runnable::run);
    assertThat(kept(HOUR)).isEqualTo(30 * MINUTE);
    assertThat(reach(HOUR)).isEqualTo(30 * MINUTE);
  }

  @Test
  void shouldKeepForAnExpectedChangeFromItsFirstEventOnWhoeverIsLate() {
    versions.put(pattern(10), Long.MIN_VALUE);
    kept(HOUR);
    versions.expect(HOUR, new Awaited(pattern(30), HOUR), elsewhere::add);

    assertThat(reach(HOUR)).isEqualTo(30 * MINUTE);
    assertThat(kept(HOUR)).isEqualTo(30 * MINUTE);
  }

  @Test
  void shouldKeepForAChangeThatCountsFromLongAgo() {
    versions.put(pattern(10), Long.MIN_VALUE);
    versions.put(pattern(20), 10 * HOUR);
    kept(20 * HOUR);
    Awaited change = new Awaited(pattern(30), HOUR);
    versions.expect(HOUR, change, elsewhere::add);
    change.known = true;

    assertThat(reach(HOUR - 1)).isEqualTo(10 * MINUTE);
    assertThat(reach(HOUR)).isEqualTo(30 * MINUTE);
    elsewhere.forEach(Runnable::run);
    assertThat(reach(20 * HOUR)).isEqualTo(30 * MINUTE);
    assertThat(kept(20 * HOUR)).isEqualTo(30 * MINUTE);
    assertThat(kept(90 * MINUTE)).isEqualTo(30 * MINUTE);
  }

  @Test
  void shouldTakeExpectedChangesInTheOrderOfTheLog() {
    Awaited first = new Awaited(pattern(10), HOUR);
    Awaited second = new Awaited(pattern(30), HOUR);
    versions.expect(HOUR, first, elsewhere::add);
    versions.expect(HOUR, second, elsewhere::add);
    second.known = true;

    assertThat(versions.at(HOUR - 1).patterns()).isEmpty();
    assertThat(second.arrived).as("the one before it is still being read").isFalse();
    assertThat(reach(HOUR)).isEqualTo(30 * MINUTE);
    assertThat(first.arrived).isTrue();
  }

  private long reach(long appendTime) {
    return versions.at(appendTime).pattern("reset-then-login").reach();
  }

  private final List<Runnable> elsewhere = new ArrayList<>();

  /** A change that is read when a test says so. */
  private final class Awaited implements Expected {
    private final Pattern pattern;
    private final long from;
    private boolean known;
    private boolean arrived;

    Awaited(Pattern pattern, long from) {
      this.pattern = pattern;
      this.from = from;
    }

    @Override
    public boolean isKnown() {
      return known;
    }

    @Override
    public void arrive() {
      arrived = true;
      versions.put(pattern, from);
    }
  }
}
