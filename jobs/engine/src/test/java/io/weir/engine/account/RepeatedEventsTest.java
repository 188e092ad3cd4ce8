package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a producer sends again is the same event, whatever time it gives it then. */
class RepeatedEventsTest extends OneAccount {
  RepeatedEventsTest() {
    versions.put(Patterns.read("keeping", INVITED.formatted("monitor")), Long.MIN_VALUE);
  }

  @Test
  void shouldCountTheFirstOfWhatIsSentAgainWithAnotherTime() {
    send("p", MINUTE, MINUTE, false);
    send("p", 2 * MINUTE, 2 * MINUTE, false);

    assertThat(told.decisions()).hasSize(1);
    assertThat(state.kept).hasSize(1);
    assertThat(told.count(Tallied.DUPLICATE, 0)).isEqualTo(1);
  }

  @Test
  void shouldNotDecideAnewWhatWasSentAgainTooLate() {
    send("p", MINUTE, MINUTE, false);
    send("p", MINUTE, 30 * MINUTE, true);

    assertThat(told.decisions()).hasSize(1);
    assertThat(told.count(Tallied.DUPLICATE, 0)).isEqualTo(1);
  }

  @Test
  void shouldTellApartWhatHasAnotherId() {
    send("p", MINUTE, MINUTE, false);
    send("q", MINUTE, MINUTE, false);
    send("r", MINUTE, 30 * MINUTE, true);

    assertThat(told.decisions()).hasSize(3);
  }

  private void send(String id, long time, long append, boolean late) {
    Map<String, Object> fields =
        Map.of("account_id", "A", "activity", "PAYMENT_INITIATE", "direction", "DBIT");
    Event sent = new Happening("payment", id, time, append, fields).event();
    Event read = new Event(sent.stream(), sent.row(), sent.appendTime(), sent.appendTime(), late);
    evaluator.eager(read, state, Long.MIN_VALUE, told);
  }
}
