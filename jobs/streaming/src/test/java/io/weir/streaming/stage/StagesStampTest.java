package io.weir.streaming.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.schemas.EventCodec;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.record.Destination;
import io.weir.streaming.record.OutRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

/** Signals come back by their topic: none may seem to be ahead of its time there. */
@SuppressWarnings("try") // closing a harness may throw anything
class StagesStampTest {
  private static final StreamCatalog CATALOG = StreamCatalog.shipped();
  private static final Schema SIGNAL = CATALOG.schemas().named("io.weir.events.Signal");

  private final EventCodec codec = new EventCodec(CATALOG.schemas());

  @Test
  void shouldStampNoSignalBeforeItHappenedHoweverFarTimeLeaps() throws Exception {
    int signals = 0;
    try (StageLine line = new StageLine(Town.options(true))) {
      for (Event event : Town.events(2_000, 11)) {
        line.arrive(event);
      }
      line.watermark(Long.MAX_VALUE - 1);

      for (OutRecord record : signals(line)) {
        GenericRecord signal = codec.decode(SIGNAL, record.value());
        assertThat(record.timestamp()).isGreaterThanOrEqualTo((long) signal.get("event_time"));
        signals++;
      }
    }
    assertThat(signals).isPositive();
  }

  @Test
  void shouldStampNoSignalBeforeItHappenedWhateverOrderEventsComeIn() throws Exception {
    List<Event> events = new ArrayList<>(Town.events(6_000, 11));
    Collections.shuffle(events, new Random(7));
    int signals = 0;
    try (StageLine line = new StageLine(Town.options(false))) {
      for (Event event : events) {
        line.arrive(event);
        for (OutRecord record : signals(line)) {
          GenericRecord signal = codec.decode(SIGNAL, record.value());
          assertThat(record.timestamp()).isGreaterThanOrEqualTo((long) signal.get("event_time"));
          signals++;
        }
      }
    }
    assertThat(signals).isPositive();
  }

  private static List<OutRecord> signals(StageLine line) {
    return line.said().stream()
        .filter(record -> record.destination() == Destination.SIGNALS)
        .toList();
  }
}
