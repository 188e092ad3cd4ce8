package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.schemas.StreamCatalog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An event that completes more patterns than a byte can count is stored like any other. */
class ManyPatternsTest {
  private static final int PATTERNS = 300;

  private static final String ANY_LOGIN =
      """
      key: account
      severity: low
      group: AUTH
      action: {floor: monitor, scope: event, ttl: 1h}
      when: {on: login, where: 'activity == "LOGON"'}
      """;

  @Test
  void shouldGoOnFromWhatWasStored() {
    Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
    for (int i = 0; i < PATTERNS; i++) {
      versions.put(Patterns.read("any-%03d".formatted(i), ANY_LOGIN), Long.MIN_VALUE);
    }
    List<Happening> logins = List.of(login(0), login(1), login(2));

    assertThat(new AccountRun(versions, logins, false, Long.MAX_VALUE, 1).told().signals())
        .hasSize(PATTERNS * logins.size())
        .isEqualTo(new AccountRun(versions, logins, false, Long.MAX_VALUE, 0).told().signals());
  }

  private static Happening login(int number) {
    long at = number * 10_000L;
    return new Happening(
        "login", "e" + number, at, at, Map.of("account_id", "A", "activity", "LOGON"));
  }
}
