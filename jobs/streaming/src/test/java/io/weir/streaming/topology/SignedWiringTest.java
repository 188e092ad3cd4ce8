package io.weir.streaming.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.streaming.Samples;
import io.weir.streaming.kafka.KafkaPorts;
import io.weir.streaming.replay.FixedLog;
import io.weir.streaming.settings.Settings;
import io.weir.streaming.stage.StageOptions;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/** What is signed is signed outside the stages; the audit trail leaves in the order it was made. */
final class SignedWiringTest {

  @Test
  void shouldSignRestrictionsBetweenTheStagesAndTheOutlet() {
    StreamGraph graph = graph("/run/secrets/job.private.jwk");

    assertThat(after(graph, "account-stage")).contains("restricted", "unsealed");
    assertThat(after(graph, "restricted")).containsExactly("seal");
    assertThat(after(graph, "unsealed")).containsExactly("heartbeat");
    assertThat(after(graph, "seal")).containsExactly("outlet");
    assertThat(after(graph(null), "account-stage")).doesNotContain("restricted", "unsealed");
  }

  @Test
  void shouldLetTheAuditTrailOutThroughOneOutlet() {
    for (String key : new String[] {null, "/run/secrets/job.private.jwk"}) {
      assertThat(node(graph(key), "audit").getOutEdges())
          .singleElement()
          .satisfies(edge -> assertThat(edge.getPartitioner()).hasToString("GLOBAL"));
    }
  }

  private static List<String> after(StreamGraph graph, String uid) {
    return node(graph, uid).getOutEdges().stream()
        .map(edge -> graph.getStreamNode(edge.getTargetId()).getTransformationUID())
        .distinct()
        .toList();
  }

  private static StreamNode node(StreamGraph graph, String uid) {
    return graph.getStreamNodes().stream()
        .filter(node -> uid.equals(node.getTransformationUID()))
        .findFirst()
        .orElseThrow();
  }

  private static StreamGraph graph(String signingKey) {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
    env.setParallelism(3);
    Settings settings = Settings.parse("--kafka.bootstrap.servers", "broker:9092");
    StageOptions options =
        new StageOptions(
            Samples.CATALOG,
            StageOptions.shippedPolicy(),
            new FixedLog(),
            false,
            Duration.ofSeconds(10),
            StageOptions.DECISION_DEADLINE,
            signingKey);
    DetectionJob.define(env, KafkaPorts.of(settings), options);
    return env.getStreamGraph();
  }
}
