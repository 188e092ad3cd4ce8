package io.weir.cli.replay;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.TopicReader;
import io.weir.cli.console.WrongUsageException;
import io.weir.engine.event.Event;
import io.weir.engine.wire.EvaluatedWire;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.record.Destination;
import io.weir.streaming.replay.EventFile;
import io.weir.streaming.replay.LastWord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The topic of events as an installation judged them. */
final class EvaluatedSource implements EventSource {
  private final Connection connection;
  private final String topic;
  private final EvaluatedWire wire;
  private final StreamCatalog catalog;

  /**
   * @throws WrongUsageException if the settings name no such topic
   */
  EvaluatedSource(Connection connection) {
    this.connection = connection;
    this.topic = connection.topic(Destination.EVALUATED);
    this.catalog = connection.settings().catalog();
    this.wire = new EvaluatedWire(catalog);
    if (topic == null) {
      throw new WrongUsageException(
          "the settings name no topic of judged events: 'topics.evaluated' is empty");
    }
  }

  @Override
  public String counted() {
    return "records read";
  }

  @Override
  public boolean frozen() {
    return true;
  }

  /** Twice: first for what counts of an event that was judged again, then for that. */
  @Override
  public Conversion read(Path into, Path out, LongConsumer progress) throws IOException {
    LastWord last = new LastWord();
    long[] read = {0};
    try (TopicReader records = connection.read(TopicReader.From.BEGINNING, topic)) {
      records.toEnd(
          record -> {
            progress.accept(++read[0]);
            last.note(event(record), record.partition(), record.offset());
          });
    }
    Map<String, Long> events = new TreeMap<>();
    long[] late = {0};
    try (TopicReader records = connection.read(TopicReader.From.BEGINNING, topic);
        EventFile file = new EventFile(into, catalog)) {
      records.toEnd(
          record -> {
            Event event = event(record);
            if (last.stands(event, record.partition(), record.offset())) {
              write(file, event);
              events.merge(event.stream().name(), 1L, Long::sum);
              late[0] += event.late() ? 1 : 0;
            }
          });
    }
    return new Conversion(events, 0, late[0], 0);
  }

  private static void write(EventFile file, Event event) {
    try {
      file.write(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Event event(ConsumerRecord<byte[], byte[]> record) {
    try {
      return wire.read(record.value());
    } catch (IOException e) {
      throw new WrongUsageException(
          "topic '%s', partition %d, offset %d: %s"
              .formatted(topic, record.partition(), record.offset(), e.getMessage()));
    }
  }
}
