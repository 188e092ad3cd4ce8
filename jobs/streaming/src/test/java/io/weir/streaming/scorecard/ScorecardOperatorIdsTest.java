package io.weir.streaming.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.streaming.ScorecardJob;
import io.weir.streaming.settings.Settings;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/** The ids that savepoints are restored by: a difference means that a running job loses state. */
class ScorecardOperatorIdsTest {

  @Test
  void shouldBeThoseThatSavepointsWereMadeWith() {
    Configuration configuration = new Configuration();
    configuration.setString("pipeline.auto-generate-uids", "false");
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(2);

    ScorecardJob.define(env, Settings.parse("--kafka.bootstrap.servers", "broker:9092"));

    List<String> operators =
        StreamSupport.stream(
                ((Iterable<StreamNode>) env.getStreamGraph().getStreamNodes()).spliterator(), false)
            .map(node -> node.getTransformationUID() + " " + node.getMaxParallelism())
            .sorted()
            .toList();
    assertThat(operators)
        .containsExactly(
            "Sink Committer: scorecard-outlet 128",
            "scorecard-anchors 128",
            "scorecard-cases 128",
            "scorecard-labels 128",
            "scorecard-outlet 128",
            "scorecard-records 128",
            "scorecard-scores 128",
            "scorecard-sorting 128");
  }
}
