package io.weir.testkit;

import io.weir.local.EmbeddedKafka;
import io.weir.local.KafkaOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A real Kafka broker for tests, started by the first test class of the JVM that asks for it,
 * shared by all, and stopped after the last. Tests stay apart by topics of their own:
 *
 * <pre>{@code
 * @RegisterExtension static final KafkaFixture kafka = KafkaFixture.shared();
 *
 * String logins = kafka.topic("logins", 3, TopicSettings.simulatedClock());
 * }</pre>
 */
public final class KafkaFixture implements BeforeAllCallback, AfterAllCallback {

  private static final Namespace SHARED = Namespace.create(KafkaFixture.class);
  private static final AtomicInteger TOPICS = new AtomicInteger();

  private final boolean own;
  private final Supplier<KafkaOptions> options;
  private Server server;

  private KafkaFixture(boolean own, Supplier<KafkaOptions> options) {
    this.own = own;
    this.options = options;
  }

  /** To be kept in a static field annotated with {@code @RegisterExtension}. */
  public static KafkaFixture shared() {
    return new KafkaFixture(false, KafkaOptions::temporary);
  }

  /** The same with a broker of the test class's own, stopped after its last test. */
  public static KafkaFixture own() {
    return own(KafkaOptions::temporary);
  }

  /** The same with settings; asked for when the broker starts. */
  public static KafkaFixture own(Supplier<KafkaOptions> options) {
    return new KafkaFixture(true, options);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    server =
        own
            ? Server.start(options.get())
            : context
                .getRoot()
                .getStore(SHARED)
                .getOrComputeIfAbsent(
                    Server.class, type -> Server.start(options.get()), Server.class);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (own) {
      server.close();
    }
  }

  /** The address for {@code bootstrap.servers}. */
  public String bootstrap() {
    return server.kafka.bootstrap();
  }

  /** The broker, for outages; a test that stops it restarts it. */
  public EmbeddedKafka broker() {
    return server.kafka;
  }

  /** Creates a topic for one test alone and returns its name, which begins with {@code purpose}. */
  public String topic(String purpose, int partitions, Map<String, String> settings) {
    String name = purpose + "-" + TOPICS.incrementAndGet();
    server.kafka.createTopic(name, partitions, settings);
    return name;
  }

  /** Sends one record and returns when the broker has it. */
  public RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
    return sendAll(List.of(record)).get(0);
  }

  /** Sends records in order and returns when the broker has them all. */
  public List<RecordMetadata> sendAll(Collection<ProducerRecord<byte[], byte[]>> records) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    records.forEach(record -> sent.add(server.producer.send(record)));
    server.producer.flush();
    return sent.stream().map(KafkaFixture::acknowledged).toList();
  }

  /** A tail of the raw records of a topic, from its beginning. */
  public TopicTail<ConsumerRecord<byte[], byte[]>> tail(String topic) {
    return tail(topic, Function.identity());
  }

  /** A tail of the decoded records of a topic, from its beginning. */
  public <T> TopicTail<T> tail(String topic, Function<ConsumerRecord<byte[], byte[]>, T> decode) {
    return TopicTail.open(bootstrap(), topic, decode);
  }

  private static RecordMetadata acknowledged(Future<RecordMetadata> sent) {
    try {
      return sent.get();
    } catch (ExecutionException e) {
      throw new AssertionError("a record was not sent: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while sending", e);
    }
  }

  private record Server(EmbeddedKafka kafka, KafkaProducer<byte[], byte[]> producer)
      implements AutoCloseable {

    static Server start(KafkaOptions options) {
      EmbeddedKafka kafka = EmbeddedKafka.start(options);
      return new Server(
          kafka,
          new KafkaProducer<>(
              Map.of(
                  "bootstrap.servers", kafka.bootstrap(),
                  "request.timeout.ms", "10000",
                  "delivery.timeout.ms", "30000"),
              new ByteArraySerializer(),
              new ByteArraySerializer()));
    }

    @Override
    public void close() {
      producer.close(Duration.ZERO);
      kafka.close();
    }
  }
}
