package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.decision.Unanswered;
import io.weir.engine.property.Patterns;
import io.weir.engine.wire.EventWire;
import io.weir.schemas.StreamCatalog;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An account as releases wrote it while people were to answer (format 7, and 8, in which numbers
 * take the bytes they need): something small happened, a limit was raised and the payment after it
 * passed its step-up, and one after a reset is held.
 */
class WaitingStatesTest extends OneAccount {
  /** Fingerprints of the layouts its rows had. */
  private static final Map<String, String> LAYOUTS =
      Map.of("login", "d8c25aaafb951294", "payment", "cc676e406c12a250");

  private static final AccountWire WIRE = new AccountWire(new EventWire(StreamCatalog.shipped()));

  WaitingStatesTest() {
    versions.put(
        Patterns.policy(
            """
            escalation: {unanswered: 15m, days: 3, within: 30d}
            onExpiry: {hold: escalate, block: escalate, due: 80%}
            """),
        Long.MIN_VALUE);
    versions.put(Patterns.read("small", SMALL.formatted("hold", "1h")), Long.MIN_VALUE);
    versions.put(Patterns.read("keeping", INVITED.formatted("monitor")), Long.MIN_VALUE);
  }

  /** What the release was shown. */
  void live() {
    happen("payment", 0, Map.of("activity", "PAYEE_ADD"));
    happen("payment", MINUTE, Map.of("activity", "LIMIT_CHANGE"));
    pay(2 * MINUTE);
    prove(3 * MINUTE, DAY, "SMS");
    happen("login", 4 * MINUTE, Map.of("activity", "MFA_CHALLENGE"));
    evaluator.onWatermark(state, start(20 * MINUTE), told);
    reset(21 * MINUTE);
    pay(22 * MINUTE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"account-7", "account-8"})
  void shouldTellOfTheHoldNobodyAnswered(String name) throws IOException {
    state = read(name);
    number = 7;

    evaluator.onWatermark(state, start(DAY), told);

    assertThat(told.unanswered()).extracting(Unanswered::state).contains(Unanswered.State.DUE);
    assertThat(told.unanswered()).extracting(one -> one.operation().id()).contains("e7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"account-7", "account-8"})
  void shouldKnowWhatWasAnsweredAndWhatWasSmall(String name) throws IOException {
    state = read(name);

    assertThat(state.kept)
        .filteredOn(kept -> kept.isSettled(start(17 * MINUTE)))
        .extracting(kept -> kept.event.id())
        .containsExactly("e3");
    assertThat(state.smallDays.before(start(2 * DAY), 30)).isEqualTo(1);
  }

  /** But for the fingerprints: a row is written in its stream's layout of today. */
  @Test
  void shouldWriteWhatItRead() throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();

    WIRE.write(read("account-8"), new DataOutputStream(written));

    String then = HexFormat.of().formatHex(bytes("account-8"));
    for (Map.Entry<String, String> layout : LAYOUTS.entrySet()) {
      long now = StreamCatalog.shipped().stream(layout.getKey()).layout().fingerprint();
      then = then.replace(layout.getValue(), HexFormat.of().toHexDigits(now));
    }
    assertThat(HexFormat.of().formatHex(written.toByteArray())).isEqualTo(then);
    assertThat(bytes("account-8")[0]).as("its format").isEqualTo((byte) 8);
  }

  private static AccountState read(String name) throws IOException {
    try (DataInputStream in = new DataInputStream(open(name))) {
      AccountState state = WIRE.read(in);
      assertThat(in.read()).as("what is left unread").isNegative();
      return state;
    }
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    }
  }

  private static InputStream open(String name) throws IOException {
    InputStream text = WaitingStatesTest.class.getResourceAsStream(name + ".txt");
    return new GZIPInputStream(Base64.getMimeDecoder().wrap(text));
  }
}
