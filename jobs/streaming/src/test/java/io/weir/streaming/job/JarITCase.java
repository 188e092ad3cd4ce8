package io.weir.streaming.job;

import static io.weir.streaming.job.Said.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.local.ClusterRest;
import io.weir.local.ProcessCluster;
import io.weir.local.ProcessOptions;
import io.weir.testkit.KafkaFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar as it is delivered, on a JobManager and a TaskManager that are processes of their own and
 * have nothing on their class path but Flink.
 */
final class JarITCase {
  private static final Path JAR = Path.of("target/weir-jobs.jar");

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();

  @TempDir private Path directory;

  @Test
  void shouldDecideOnAClusterOfProcesses() throws Exception {
    assertThat(JAR).as("made by the package phase").exists();
    TestTopics topics = TestTopics.onAppendTime(KAFKA, 2);
    Sender sender = new Sender(topics);
    TestPattern pattern = TestPattern.of("large-payout");
    sender.publish("PATTERN", pattern.id(), 1, pattern.text(), 0);
    try (ProcessCluster cluster = ProcessCluster.start(ProcessOptions.slots(2));
        Said said = new Said(topics)) {
      ClusterRest rest = cluster.rest();
      String jar = rest.upload(JAR);
      Path settings = settingsFile(topics.arguments("weir-processes"));

      assertThatThrownBy(
              () -> rest.run(jar, null, List.of("--settings", settings + ".missing"), null))
          .hasMessageContaining("missing");
      String job =
          rest.run(
              jar, null, List.of("--settings", settings.toString(), "--parallelism", "2"), null);
      rest.awaitRunning(job);
      sender.send(TestEvent.login("in", "customer", "LOGON"));
      sender.send(TestEvent.payout("small", "customer", 1_000));
      sender.send(TestEvent.payout("large", "customer", 150_000));

      assertThat(text(said.decisionOn("in"), "action")).isEqualTo("ALLOW");
      assertThat(text(said.decisionOn("small"), "action")).isEqualTo("ALLOW");
      GenericRecord large = said.decisionOn("large");
      assertThat(text(large, "action")).isEqualTo("HOLD");
      assertThat(large.get("late")).isEqualTo(false);
      assertThat(rest.failures(job)).isZero();
      rest.cancel(job);
    }
  }

  /** The arguments as lines of a settings file. */
  private Path settingsFile(List<String> arguments) throws Exception {
    List<String> lines = new ArrayList<>();
    for (Iterator<String> next = arguments.iterator(); next.hasNext(); ) {
      lines.add(next.next().substring("--".length()) + ": '" + next.next() + "'");
    }
    return Files.write(directory.resolve("weir.yaml"), lines);
  }
}
