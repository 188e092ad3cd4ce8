package io.weir.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.engine.event.Event;
import io.weir.engine.property.Happening;
import io.weir.engine.signal.Effect;
import io.weir.engine.signal.LiveSignal;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Scope;
import io.weir.patterns.model.Severity;
import io.weir.schemas.StreamCatalog;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EvaluatedWireTest {
  /** A record as the first release wrote it: whoever has kept it may read it for ever. */
  private static final String FIRST =
      "e701020200000000000000078c5ec24678eb59e80041000004205900465f00260028002a"
          + "00320033003400350036003700380039003a003e003f0040653174310000019b8b741be8"
          + "01004100000000000000ea6000000028000002000000000000000b022a00000000000000"
          + "0c0100024431000100027331000573707261790000000200000004484947480003535243"
          + "00067375626e6574000c3139322e302e322e302f32340000000000000005000265300000"
          + "000000000009010007535445505f55500005424c4f434b00094e45545f4c4f47494e0000"
          + "000000000009050100026530000a6d616e79206e616d65730100056e616d657300023430";

  private final EvaluatedWire wire = new EvaluatedWire(StreamCatalog.shipped());

  @Test
  void shouldKeepWhatOthersSaidOfAnEvent() throws IOException {
    Event read = wire.read(wire.write(event()));

    assertSame(read);
  }

  @Test
  void shouldReadWhatTheFirstReleaseWrote() throws IOException {
    assertSame(wire.read(HexFormat.of().parseHex(FIRST)));
  }

  @Test
  void shouldRefuseWhatIsNoSuchRecordOrOfANewerRelease() {
    byte[] newer = wire.write(event());
    newer[1]++;

    assertThatThrownBy(() -> wire.read(new byte[] {(byte) 0xC3, 1, 2}))
        .isInstanceOf(IOException.class)
        .hasMessage("no event that was judged");
    assertThatThrownBy(() -> wire.read(newer))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("format 2; this release reads 1");
    assertThatThrownBy(() -> wire.read(new byte[0])).isInstanceOf(IOException.class);
  }

  private static void assertSame(Event read) {
    Event expected = event();
    assertThat(read).isEqualTo(expected);
    assertThat(read.stream().name()).isEqualTo("payment");
    assertThat(read.row().getLong(read.stream().layout().field("base_amount_minor").index()))
        .isEqualTo(60_000);
    assertThat(read.appendTime()).isEqualTo(expected.appendTime());
    assertThat(read.sentAt()).isEqualTo(expected.sentAt());
    assertThat(read.late()).isFalse();
    assertThat(read.knew()).isEqualTo(7);
    assertThat(read.facts().bits(read.facts().find(11))).isEqualTo(42);
    assertThat(read.facts().text(read.facts().find(12))).isEqualTo("D1");
    assertThat(read.met()).isEqualTo(expected.met());
  }

  private static Event event() {
    Event event =
        new Happening(
                "payment",
                "e1",
                1_000,
                1_020,
                Map.of(
                    "account_id", "A",
                    "activity", "PAYMENT_INITIATE",
                    "base_amount_minor", 60_000L))
            .event();
    event.facts().put(11, 42);
    event.facts().put(12, "D1");
    event.judgedKnowing(7);
    event.meet(
        new LiveSignal(
            "s1",
            "spray",
            2,
            "",
            Severity.HIGH,
            "SRC",
            "subnet",
            "192.0.2.0/24",
            5,
            "e0",
            9,
            List.of(new Effect(Action.STEP_UP, Action.BLOCK, Scope.NET_LOGIN, 9)),
            true,
            false,
            List.of("e0"),
            "many names",
            Map.of("names", "40")));
    return event;
  }
}
