package io.weir.client.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.schemas.EventCodec;
import io.weir.schemas.RowBuilder;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Tells the job of payments as they are asked for. Thread-safe. */
final class PaymentEvents implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(PaymentEvents.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final StreamCatalog CATALOG = StreamCatalog.shipped();

  private final KafkaProducer<byte[], byte[]> producer;
  private final StreamSchema stream = CATALOG.stream("payment");
  private final EventCodec codec = new EventCodec(CATALOG.schemas());
  private final String topic;
  private final String tenant;

  PaymentEvents(Map<String, Object> kafka, String topic, String tenant) {
    Map<String, Object> properties = new HashMap<>(kafka);
    // A payment waits for its answer: it must not wait for other payments.
    properties.put("linger.ms", "0");
    // Nor for a broker that is away: the question has its deadline.
    properties.put("max.block.ms", "50");
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    this.topic = topic;
    this.tenant = tenant;
    awaitTopic();
  }

  /** The first payment is not to be the one that waits for the broker to tell of the topic. */
  private void awaitTopic() {
    long last = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        producer.partitionsFor(topic);
        return;
      } catch (TimeoutException e) {
        if (System.nanoTime() > last) {
          throw e;
        }
      }
    }
  }

  void send(Payment payment) {
    long now = System.currentTimeMillis();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, payment.account().getBytes(UTF_8), bytes(payment, now));
    record.headers().add("weir-sent-at", ByteBuffer.allocate(Long.BYTES).putLong(now).array());
    Future<?> unused =
        producer.send(
            record,
            (place, problem) -> {
              if (problem != null) {
                LOG.log(Level.WARNING, "the job was not told of " + payment.id(), problem);
              }
            });
  }

  private synchronized byte[] bytes(Payment payment, long now) {
    RowBuilder row =
        new RowBuilder(stream.layout())
            .set("event_id", payment.id())
            .set("tenant_id", tenant)
            .set("event_time", now)
            .set("activity", "PAYMENT_INITIATE")
            .set("status", "SUCCESS")
            .set("direction", "DBIT")
            .set("account_id", payment.account())
            .set("payee_id", payment.payee())
            .set("base_amount_minor", payment.minor());
    return codec.encode(stream, row.build());
  }

  @Override
  public void close() {
    producer.close();
  }
}
