package io.weir.streaming.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.streaming.Samples;
import io.weir.streaming.kafka.KafkaPorts;
import io.weir.streaming.replay.FixedLog;
import io.weir.streaming.settings.Settings;
import io.weir.streaming.stage.StageOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/**
 * The ids and maximum parallelisms that savepoints are restored by, compared whole. A difference
 * means that running jobs lose state when they are upgraded.
 */
class OperatorIdsTest {

  @Test
  void shouldBeThoseThatSavepointsWereMadeWith() throws IOException {
    Configuration configuration = new Configuration();
    configuration.setString("pipeline.auto-generate-uids", "false");
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(3);
    Settings settings = Settings.parse("--kafka.bootstrap.servers", "broker:9092");
    StageOptions options =
        new StageOptions(
            Samples.CATALOG,
            StageOptions.shippedPolicy(),
            new FixedLog(),
            false,
            Duration.ofSeconds(10));

    DetectionJob.define(env, KafkaPorts.of(settings), options);

    String operators =
        StreamSupport.stream(
                ((Iterable<StreamNode>) env.getStreamGraph().getStreamNodes()).spliterator(), false)
            .map(
                node ->
                    "%s max parallelism %d\n"
                        .formatted(node.getTransformationUID(), node.getMaxParallelism()))
            .sorted()
            .collect(Collectors.joining());
    assertThat(operators).isEqualTo(golden());
  }

  private static String golden() throws IOException {
    try (InputStream file = OperatorIdsTest.class.getResourceAsStream("operators.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
