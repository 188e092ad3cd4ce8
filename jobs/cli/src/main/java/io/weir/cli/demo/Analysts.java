package io.weir.cli.demo;

import io.weir.engine.signal.Ids;
import io.weir.schemas.EventCodec;
import io.weir.schemas.RowBuilder;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * People who look at every alert, some within an hour and some after two days, and are never wrong:
 * they know the truth. How long one takes depends on the alert alone, so a play can be repeated.
 */
final class Analysts {
  private static final long QUICKEST = 10 * 60_000L;
  private static final long SLOWEST = 48 * 3_600_000L;

  private final String bootstrap;
  private final Scoreboard truth;
  private final StreamSchema stream = StreamCatalog.shipped().stream("disposition");
  private final EventCodec codec = new EventCodec(StreamCatalog.shipped().schemas());

  Analysts(String bootstrap, Scoreboard truth) {
    this.bootstrap = bootstrap;
    this.truth = truth;
  }

  /** Says what each alert that stands is; how many that were. All is sent when this returns. */
  int dispose(Verdicts verdicts) {
    int disposed = 0;
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap, "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (Map.Entry<String, List<Verdicts.Raised>> alert : verdicts.standing().entrySet()) {
        // Closing waits for all; that one was refused would show in the scores.
        var unused = producer.send(label(alert.getKey(), alert.getValue()));
        disposed++;
      }
    }
    return disposed;
  }

  private ProducerRecord<byte[], byte[]> label(String id, List<Verdicts.Raised> statements) {
    Verdicts.Raised alert = statements.get(statements.size() - 1);
    String label = Ids.hash("disposition", id);
    long taken = QUICKEST + Math.floorMod(Ids.hash64(id), SLOWEST - QUICKEST);
    long at = alert.eventTime() + taken;
    RowBuilder row =
        new RowBuilder(stream.layout())
            .set("event_id", label)
            .set("tenant_id", alert.tenant())
            .set("event_time", at)
            .set("verdict", truth.concernsAttack(statements) ? "CONFIRMED_FRAUD" : "FALSE_POSITIVE")
            .set("label_source", "ANALYST")
            .set("alert_id", id)
            .set("pattern_id", alert.pattern())
            .set("labelled_by", "simulated");
    List<String> events = alert.eventIds();
    if (!events.isEmpty()) {
      row.set("original_event_id", events.get(events.size() - 1));
    }
    if (alert.account() != null) {
      row.set("account_id", alert.account());
    }
    return new ProducerRecord<>(
        DemoTopics.DISPOSITIONS,
        null,
        at,
        label.getBytes(StandardCharsets.UTF_8),
        codec.encode(stream, row.build()));
  }
}
