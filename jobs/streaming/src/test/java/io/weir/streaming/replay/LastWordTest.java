package io.weir.streaming.replay;

import static io.weir.streaming.Samples.CATALOG;
import static io.weir.streaming.Samples.T;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.schemas.RowBuilder;
import io.weir.schemas.StreamSchema;
import io.weir.streaming.Samples;
import org.junit.jupiter.api.Test;

/** Which record of an event counts where several were written of it. */
class LastWordTest {
  private final LastWord last = new LastWord();

  @Test
  void shouldTakeTheLastOfOneThatWasJudgedAgain() {
    Event judged = login(T);
    last.note(judged, 0, 1);
    last.note(judged, 0, 7);

    assertThat(last.stands(judged, 0, 7)).isTrue();
    assertThat(last.stands(judged, 0, 1)).isFalse();
  }

  @Test
  void shouldTakeTheFirstOfOneThatWasSentAgain() {
    last.note(login(T), 0, 1);
    last.note(login(T + 86_400_000), 0, 7);

    assertThat(last.stands(login(T), 0, 1)).isTrue();
    assertThat(last.stands(login(T + 86_400_000), 0, 7)).isFalse();
  }

  @Test
  void shouldTakeTheLastStatementAboutASignal() {
    last.note(notice("A", 0, T), 0, 1);
    last.note(notice("A", 1, T + 1_000), 0, 7);

    assertThat(last.stands(notice("A", 1, T + 1_000), 0, 7)).isTrue();
    assertThat(last.stands(notice("A", 0, T), 0, 1)).isFalse();
  }

  @Test
  void shouldKeepASignalForEachAccountThatIsToldOfIt() {
    last.note(notice("A", 0, T), 0, 7);
    last.note(notice("B", 0, T), 1, 7);
    last.note(notice("C", 0, T), 0, 8);

    assertThat(last.stands(notice("A", 0, T), 0, 7)).isTrue();
    assertThat(last.stands(notice("B", 0, T), 1, 7)).isTrue();
    assertThat(last.stands(notice("C", 0, T), 0, 8)).isTrue();
  }

  private static Event login(long appended) {
    return event(CATALOG.stream("login"), Samples.login(), appended);
  }

  private static Event notice(String account, int revision, long appended) {
    StreamSchema stream = CATALOG.stream("signal");
    RowBuilder row =
        new RowBuilder(stream.layout())
            .set("event_id", "e1")
            .set("signal_id", "s1")
            .set("tenant_id", "t1")
            .set("event_time", T)
            .set("activity", "RAISED")
            .set("revision", revision)
            .set("version", 1)
            .set("severity", "HIGH")
            .set("group", "DEV")
            .set("expires_at", T + 60_000)
            .set("mode", "ENFORCE")
            .set("pattern_id", "shared-device")
            .set("key_dimension", "device")
            .set("key", "D1")
            .set("account_id", account);
    return event(stream, row, appended);
  }

  private static Event event(StreamSchema stream, RowBuilder row, long appended) {
    return new Event(stream, row.build(), appended, appended, false);
  }
}
