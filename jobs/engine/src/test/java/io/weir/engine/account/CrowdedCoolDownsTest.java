package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.decision.Alert;
import io.weir.engine.decision.CoolDowns;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.property.Patterns;
import io.weir.engine.wire.EventWire;
import io.weir.schemas.StreamCatalog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An account that has more sessions than cool-downs are kept of. */
class CrowdedCoolDownsTest extends OneAccount {
  /** As many as were read back as none. */
  private static final int A_SHORT_AND_ONE_MORE = 65_536;

  private final AccountWire wire = new AccountWire(new EventWire(StreamCatalog.shipped()));

  CrowdedCoolDownsTest() {
    versions.put(
        Patterns.read(
            "guessed-in-session",
            """
            key: session
            severity: medium
            group: AUTH
            action: {floor: step-up, scope: session, ttl: 1m}
            when: {on: login, where: 'activity == "LOGON" && status == "FAILURE"'}
            """),
        Long.MIN_VALUE);
  }

  @Test
  void shouldReadTheAccountAgainHoweverManySessionsItHad() throws IOException {
    guess(A_SHORT_AND_ONE_MORE);

    AccountState again = wire.read(new DataInputStream(new ByteArrayInputStream(written())));

    assertThat(again.coolDowns).hasSameSizeAs(state.coolDowns).hasSize(CoolDowns.MOST);
    assertThat(again.keptEvents()).isEqualTo(state.keptEvents());
  }

  @Test
  void shouldForgetTheOneThatEndsFirstAndCountIt() {
    guess(CoolDowns.MOST);
    assertThat(told.count(Tallied.COOL_DOWN_OVERFLOW, 0)).isZero();

    guess(1);

    assertThat(told.count(Tallied.COOL_DOWN_OVERFLOW, 0)).isEqualTo(1);
    assertThat(state.coolDowns)
        .hasSize(CoolDowns.MOST)
        .doesNotContainKey("guessed-in-session|S0")
        .containsKey("guessed-in-session|S1");
  }

  @Test
  void shouldGoOnExtendingTheAlertsThatAreStillKnown() {
    guess(CoolDowns.MOST);

    guessIn("S0");

    assertThat(told.alerts().get(CoolDowns.MOST).state()).isEqualTo(Alert.State.EXTENDED);
    assertThat(told.count(Tallied.COOL_DOWN_OVERFLOW, 0)).isZero();
  }

  private void guess(int sessions) {
    for (int i = 0; i < sessions; i++) {
      guessIn("S" + number);
    }
  }

  private void guessIn(String session) {
    Map<String, Object> fields =
        Map.of("activity", "LOGON", "status", "FAILURE", "session_id", session);
    happen("login", number * 10L, fields);
  }

  private byte[] written() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    wire.write(state, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
