package io.weir.cli.demo;

import io.weir.cli.alert.Correction;
import io.weir.schemas.EventCodec;
import io.weir.schemas.SchemaStore;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.UndecodableException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what the job writes, as a blocking service would, and measures how long it took. */
final class Watcher implements Runnable {
  private final String bootstrap;
  private final Verdicts verdicts;
  private final Consumer<GenericRecord> alerts;
  private final EventCodec codec;
  private final Schema decision;
  private final Schema alert;
  private final Histogram latency = new Histogram(3_600_000L, 3);
  private volatile boolean stopped;

  /**
   * @param alerts gets every alert as it is read
   */
  Watcher(String bootstrap, Verdicts verdicts, Consumer<GenericRecord> alerts) {
    this.bootstrap = bootstrap;
    this.verdicts = verdicts;
    this.alerts = alerts;
    SchemaStore schemas = StreamCatalog.shipped().schemas();
    this.codec = new EventCodec(schemas);
    this.decision = schemas.named("io.weir.outputs.Decision");
    this.alert = schemas.named("io.weir.outputs.Alert");
  }

  /** Milliseconds from sending an operation to reading its first decision. */
  Histogram latency() {
    synchronized (latency) {
      return latency.copy();
    }
  }

  /** Forgets what was measured: from now on it counts. */
  void forgetLatency() {
    synchronized (latency) {
      latency.reset();
    }
  }

  void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers", bootstrap,
            "group.id", "demo-" + UUID.randomUUID(),
            "auto.offset.reset", "earliest",
            "isolation.level", "read_committed",
            "fetch.max.wait.ms", "500",
            "fetch.min.bytes", "1");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(DemoTopics.WATCHED);
      while (!stopped) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          take(record);
        }
      }
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      switch (record.topic()) {
        case DemoTopics.DECISIONS -> decision(record);
        case DemoTopics.ALERTS -> alert(codec.decode(alert, record.value()));
        case DemoTopics.RESTRICTIONS -> verdicts.restriction();
        case DemoTopics.DEAD_LETTERS -> verdicts.deadLetter();
        case DemoTopics.LATE -> verdicts.late();
        default -> throw new IllegalStateException("not subscribed to " + record.topic());
      }
    } catch (UndecodableException e) {
      throw new IllegalStateException("the job wrote what its own schema cannot read", e);
    }
  }

  private void decision(ConsumerRecord<byte[], byte[]> record) throws UndecodableException {
    if (record.headers().lastHeader("weir-heartbeat") != null) {
      return;
    }
    GenericRecord said = codec.decode(decision, record.value());
    int revision = (int) said.get("revision");
    Header sentAt = record.headers().lastHeader("weir-sent-at");
    if (revision == 0 && sentAt != null) {
      long took = System.currentTimeMillis() - ByteBuffer.wrap(sentAt.value()).getLong();
      synchronized (latency) {
        latency.recordValue(Math.max(0, Math.min(took, 3_600_000L)));
      }
    }
    String trigger = said.get("trigger_event_id").toString();
    verdicts.decision(
        trigger,
        Feeder.hash(trigger),
        new Verdicts.Said(
            revision,
            said.get("action").toString(),
            said.get("subject_id").toString(),
            said.get("trigger_stream").toString(),
            (long) said.get("event_time"),
            patterns(said)));
  }

  private static List<String> patterns(GenericRecord decision) {
    List<String> patterns = new ArrayList<>();
    for (Object signal : (List<?>) decision.get("signals")) {
      patterns.add(((GenericRecord) signal).get("pattern_id").toString());
    }
    return patterns;
  }

  private void alert(GenericRecord said) {
    if (said.get("decision_id") == null) {
      verdict(said);
    }
    alerts.accept(said);
  }

  /** What a pattern says is right or wrong; that an operation waits for people is neither. */
  private void verdict(GenericRecord said) {
    List<String> events = new ArrayList<>();
    for (Object id : (List<?>) said.get("event_ids")) {
      events.add(id.toString());
    }
    Object account = said.get("account_id");
    verdicts.alert(
        said.get("alert_id").toString(),
        new Verdicts.Raised(
            said.get("tenant_id").toString(),
            (int) said.get("revision"),
            Correction.isWhole(said),
            said.get("pattern_id").toString(),
            said.get("key_dimension").toString(),
            said.get("key").toString(),
            account == null ? null : account.toString(),
            said.get("action").toString(),
            events,
            (long) said.get("last_event_time")));
  }
}
