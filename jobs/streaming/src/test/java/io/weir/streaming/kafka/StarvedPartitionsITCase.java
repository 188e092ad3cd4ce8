package io.weir.streaming.kafka;

import static io.weir.streaming.Samples.T;
import static io.weir.streaming.Samples.bytes;
import static io.weir.streaming.Samples.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.local.TopicSettings;
import io.weir.streaming.record.Arrival;
import io.weir.streaming.settings.Settings;
import io.weir.streaming.topology.OperatorId;
import io.weir.testkit.FlinkFixture;
import io.weir.testkit.KafkaFixture;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A reader hands on what it fetched of one partition before what it fetched of the next. While a
 * backlog is caught up, a partition may so be silent for long and yet be full.
 */
final class StarvedPartitionsITCase {
  private static final int PARTITIONS = 8;
  private static final int EVENTS = 6_000;
  private static final int LATENESS = 1_000;

  @RegisterExtension static final KafkaFixture kafka = KafkaFixture.shared();
  @RegisterExtension static final FlinkFixture flink = FlinkFixture.shared();

  @Test
  void shouldNotLetTimePassWhatAPartitionStillHolds() throws Exception {
    Settings settings =
        Topics.create(kafka)
            .settings(
                "--streams.login=" + backlog(),
                "--time=simulated",
                "--parallelism=1",
                "--lateness=" + LATENESS + "ms",
                "--idleness=50ms");
    StreamExecutionEnvironment env = flink.environment(settings.flinkConfiguration());
    List<Integer> overtaken =
        KafkaPorts.of(settings)
            .events(env, OperatorId.EVENTS)
            .process(new Overtaken(), Types.INT)
            .uid("overtaken")
            .executeAndCollect(1);

    assertThat(overtaken).as("events the watermark had passed").containsExactly(0);
  }

  /** The same hour in every partition. */
  private static String backlog() {
    String topic = kafka.topic("backlog", PARTITIONS, TopicSettings.simulatedClock());
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      long time = T + i * 600L;
      byte[] value = bytes(login().set("event_time", time));
      for (int partition = 0; partition < PARTITIONS; partition++) {
        records.add(new ProducerRecord<>(topic, partition, time, null, value));
      }
    }
    kafka.sendAll(records);
    return topic;
  }

  /** Says, when all was read, how many events came behind the watermark. */
  private static final class Overtaken extends ProcessFunction<Arrival, Integer> {
    private static final long serialVersionUID = 1;

    private int read;
    private int overtaken;

    @Override
    public void processElement(Arrival arrival, Context context, Collector<Integer> out) {
      read++;
      if (arrival.appendTime() - LATENESS <= context.timerService().currentWatermark()) {
        overtaken++;
      }
      if (read == PARTITIONS * EVENTS) {
        out.collect(overtaken);
      }
    }
  }
}
