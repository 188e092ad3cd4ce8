package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.engine.walk.Told;
import io.weir.schemas.RowBuilder;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import org.junit.jupiter.api.Test;

class MarksTest {
  private static final long TIME = 1_000_000;

  private final StreamSchema signals = StreamCatalog.shipped().stream("signal");
  private final AccountState state = new AccountState();

  @Test
  void shouldLeaveAMarkUntilTheSignalEnds() {
    new Marks().take(notice(TIME + 60_000), state, new Told());

    assertThat(state.live).hasSize(1);
    assertThat(state.live.get(0).until()).isEqualTo(TIME + 60_000);
  }

  @Test
  void shouldLeaveNoMarkWhereTheNoticeDoesNotSayItsEnd() {
    new Marks().take(notice(null), state, new Told());

    assertThat(state.live).isEmpty();
  }

  private Event notice(Long expires) {
    RowBuilder row =
        new RowBuilder(signals.layout())
            .set("event_id", "n1")
            .set("tenant_id", "t1")
            .set("event_time", TIME)
            .set("activity", "RAISED")
            .set("account_id", "A")
            .set("signal_id", "s1")
            .set("pattern_id", "cred-stuffing-source")
            .set("version", 1L)
            .set("key_dimension", "ip")
            .set("expires_at", expires);
    return new Event(signals, row.build(), TIME, TIME, false);
  }
}
