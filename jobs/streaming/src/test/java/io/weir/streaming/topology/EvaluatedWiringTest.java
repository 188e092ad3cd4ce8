package io.weir.streaming.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.streaming.WeirJob;
import io.weir.streaming.kafka.KafkaPorts;
import io.weir.streaming.settings.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/** Events are written as they were judged only where the settings have a topic for them. */
class EvaluatedWiringTest {
  @Test
  void shouldWriteNoneWhereNobodyAsksForThem() throws IOException {
    assertThat(uids()).doesNotContain(OperatorId.EVALUATED_OUTLET.uid());
  }

  @Test
  void shouldWriteThemByTheirOwnOutlet() throws IOException {
    assertThat(uids("--topics.evaluated", "judged")).contains(OperatorId.EVALUATED_OUTLET.uid());
  }

  private static List<String> uids(String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of("--kafka.bootstrap.servers", "broker:9092", "--control.signatures", "off"));
    arguments.addAll(Arrays.asList(more));
    Settings settings = Settings.parse(arguments.toArray(String[]::new));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
    DetectionJob.define(env, KafkaPorts.of(settings), WeirJob.stageOptions(settings));
    List<String> uids = new ArrayList<>();
    for (StreamNode node : env.getStreamGraph().getStreamNodes()) {
      uids.add(node.getTransformationUID());
    }
    return uids;
  }
}
