package io.weir.cli.demo;

import io.weir.cli.console.Console;
import io.weir.cli.pattern.scorecard.CardTable;
import io.weir.schemas.EventCodec;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.UndecodableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The scorecards the play came to. */
final class Cards {
  private final String bootstrap;
  private final List<GenericRecord> read = new ArrayList<>();

  Cards(String bootstrap) {
    this.bootstrap = bootstrap;
  }

  /**
   * Waits until so many alerts are labelled on the cards, and prints them.
   *
   * @param quiet whether standard output is taken: then they are printed as progress
   */
  void print(int labels, Duration patience, Console console, boolean quiet) {
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers",
            bootstrap,
            "group.id",
            "demo-" + UUID.randomUUID(),
            "auto.offset.reset",
            "earliest");
    long start = System.nanoTime();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(DemoTopics.SCORECARDS));
      while (labelled() < labels && System.nanoTime() - start < patience.toNanos()) {
        consumer.poll(Duration.ofMillis(100)).forEach(this::take);
      }
    }
    Collection<GenericRecord> newest = CardTable.newest(read);
    if (labelled() < labels) {
      console.complain("only %d of %d labels were counted".formatted(labelled(), labels));
    }
    if (!quiet) {
      console.say("");
      CardTable.print(newest, console);
      console.flush();
    }
  }

  /** Labels of alerts; what is said of patterns in shadow comes on top and is not waited for. */
  private long labelled() {
    return CardTable.newest(read).stream()
        .filter(card -> !card.get("mode").toString().equals("SHADOW"))
        .mapToLong(card -> (long) card.get("labelled"))
        .sum();
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      read.add(
          new EventCodec(StreamCatalog.shipped().schemas())
              .decode(
                  StreamCatalog.shipped().schemas().named("io.weir.outputs.Scorecard"),
                  record.value()));
    } catch (UndecodableException e) {
      throw new IllegalStateException("the job wrote what its own schema cannot read", e);
    }
  }
}
