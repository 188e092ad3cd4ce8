package io.weir.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.engine.signal.Effect;
import io.weir.engine.signal.LiveSignal;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Scope;
import io.weir.patterns.model.Severity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SignalWireTest {
  /** A signal of before signals had values, as a savepoint of then has them. */
  private static final String BEFORE_VALUES =
      "0001000273310001700000000200000004484947480003434847"
          + "00076163636f756e740001410000000000000005000265310000000000000009010004484f4c44"
          + "0005424c4f434b00075041594d454e54000000000000000903010002653100047768793f";

  @Test
  void shouldKeepTheValuesASignalRestsOn() throws IOException {
    LiveSignal signal = signal(Map.of("payers", "7", "usualTop", "1200.5"));

    assertThat(read(bytes(signal))).containsExactly(signal);
  }

  @Test
  void shouldReadSignalsOfBeforeThereWereValues() throws IOException {
    assertThat(read(HexFormat.of().parseHex(BEFORE_VALUES))).containsExactly(signal(Map.of()));
    assertThat(bytes(signal(Map.of()))).asHexString().isEqualToIgnoringCase(BEFORE_VALUES);
  }

  @Test
  void shouldKeepTheSignalsItRestsOn() throws IOException {
    LiveSignal signal = signal(Map.of("payers", "7"), List.of("s2", "s3"));

    assertThat(read(bytes(signal))).containsExactly(signal);
    assertThat(read(bytes(signal.unheard().with(List.of()))))
        .extracting(LiveSignal::inputs)
        .containsExactly(List.of("s2", "s3"));
  }

  @Test
  void shouldWriteWhatItRestsOnBehindTheRest() throws IOException {
    String before = BEFORE_VALUES.replace("09030100026531", "090b0100026531");

    assertThat(bytes(signal(Map.of(), List.of("s2"))))
        .asHexString()
        .isEqualToIgnoringCase(before + "0100027332");
    assertThat(read(HexFormat.of().parseHex(before + "0100027332")))
        .containsExactly(signal(Map.of(), List.of("s2")));
  }

  @Test
  void shouldRefuseWhatOnlyANewerReleaseCanRead() {
    byte[] newer =
        HexFormat.of().parseHex(BEFORE_VALUES.replace("09030100026531", "09230100026531"));

    assertThatThrownBy(() -> read(newer))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("newer release");
  }

  @Test
  void shouldBoundWhatItCarries() {
    Map<String, String> many = new HashMap<>();
    for (int i = 0; i < 40; i++) {
      many.put("v%02d".formatted(i), "x".repeat(4_000));
    }

    LiveSignal signal = signal(many);

    assertThat(signal.values()).hasSize(16).containsKey("v00").doesNotContainKey("v16");
    assertThat(signal.values().get("v00")).hasSize(200).endsWith("…");
  }

  private static LiveSignal signal(Map<String, String> values) {
    return signal(values, List.of());
  }

  private static LiveSignal signal(Map<String, String> values, List<String> inputs) {
    return new LiveSignal(
        "s1",
        "p",
        2,
        "",
        Severity.HIGH,
        "CHG",
        "account",
        "A",
        5,
        "e1",
        9,
        List.of(new Effect(Action.HOLD, Action.BLOCK, Scope.PAYMENT, 9)),
        true,
        true,
        List.of("e1"),
        "why?",
        values,
        inputs);
  }

  private static byte[] bytes(LiveSignal signal) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SignalWire.writeAll(List.of(signal), new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static List<LiveSignal> read(byte[] bytes) throws IOException {
    List<LiveSignal> signals = new ArrayList<>();
    SignalWire.readAll(new DataInputStream(new ByteArrayInputStream(bytes)), signals);
    return signals;
  }
}
