package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.decision.Decision;
import io.weir.engine.property.Patterns;
import io.weir.engine.wire.EventWire;
import io.weir.patterns.model.Action;
import io.weir.schemas.StreamCatalog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Accounts as earlier releases wrote them go on where they were. In each a customer was asked again
 * for a payment because of a signal that is forgotten since, 64 are known, and he was invited last.
 */
class EarlierStatesTest extends OneAccount {
  private static final AccountWire WIRE = new AccountWire(new EventWire(StreamCatalog.shipped()));

  EarlierStatesTest() {
    versions.put(Patterns.read("brief", BRIEF), Long.MIN_VALUE);
    versions.put(Patterns.read("keeping", INVITED.formatted("hold")), Long.MIN_VALUE);
    number = 68; // ids of events so far
  }

  @ParameterizedTest
  @ValueSource(strings = {"account-5-ungraded", "account-5"})
  void shouldGoOn(String name) throws IOException {
    state = read(name);

    assertThat(state.kept.size()).isEqualTo(68);
    assertThat(state.live)
        .hasSize(AccountState.MOST_LIVE)
        .allSatisfy(signal -> assertThat(signal.inputs()).isEmpty());
    assertThat(pay(210 * MINUTE)).isEqualTo(Action.HOLD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"account-5-ungraded", "account-5"})
  void shouldNotBecomeMilderForWantOfWhatWasForgotten(String name) throws IOException {
    state = read(name);

    happen("payment", 9 * MINUTE, Map.of("activity", "LIMIT_CHANGE"));

    assertThat(told.decisions())
        .filteredOn(decision -> decision.trigger().stream().name().equals("payment"))
        .extracting(Decision::action)
        .isNotEmpty()
        .doesNotContain(Action.ALLOW, Action.MONITOR);
  }

  @Test
  void shouldTakeWhatSaidNoActionForTheStrictest() {
    for (int hash = 0; hash < 16; hash++) {
      assertThat(new Kept.Decided(0, hash).graded().isMilderThan(Action.BLOCK)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"account-5-ungraded", "account-5"})
  void shouldBeTheSameAsTodayWritesThem(String name) throws IOException {
    byte[] today = write(read(name));

    AccountState again = WIRE.read(new DataInputStream(new ByteArrayInputStream(today)));

    assertThat(again.epoch).isEqualTo(read(name).epoch).isPositive();
    assertThat(again.kept).hasSize(68);
    assertThat(write(again)).isEqualTo(today);
    state = again;
    assertThat(pay(210 * MINUTE)).isEqualTo(Action.HOLD);
  }

  private static byte[] write(AccountState state) throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    WIRE.write(state, new DataOutputStream(written));
    return written.toByteArray();
  }

  private static AccountState read(String name) throws IOException {
    try (DataInputStream in = new DataInputStream(open(name))) {
      AccountState state = WIRE.read(in);
      assertThat(in.read()).as("what is left unread").isNegative();
      return state;
    }
  }

  private static InputStream open(String name) throws IOException {
    InputStream text = EarlierStatesTest.class.getResourceAsStream(name + ".txt");
    return new GZIPInputStream(Base64.getMimeDecoder().wrap(text));
  }
}
