package io.weir.engine.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.model.Mode;
import io.weir.patterns.model.Pattern;
import io.weir.schemas.StreamCatalog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VersionsTest {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;

  private final Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);

  /** A password reset, and a login within some minutes of it. */
  private static Pattern pattern(int minutes) {
    return Patterns.read(
        "reset-then-login",
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
}
