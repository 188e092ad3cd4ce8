package io.weir.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.weir.local.TopicSettings;
import io.weir.streaming.WeirJob;
import io.weir.streaming.settings.StartRefusedException;
import io.weir.testkit.KafkaFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The job looks at its topics before it starts, and says everything that is wrong with them. */
final class RefusedStartITCase {
  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();

  @Test
  void shouldRefuseTopicsThatWouldMisleadIt() {
    StartRefusedException refused =
        catchThrowableOfType(
            StartRefusedException.class, () -> WeirJob.main(misleading().toArray(String[]::new)));

    assertThat(refused.problems()).hasSize(5);
    assertThat(String.join("\n", refused.problems()))
        .containsPattern(
            "'sender-stamped-\\d+' message.timestamp.type is CreateTime, must be LogAp")
        .contains("topic 'no-such-topic' does not exist: create it")
        .containsPattern("'compacted-log-\\d+' cleanup.policy is compact, must be delete")
        .containsPattern("'compacted-log-\\d+' retention.ms is 604800000, must be -1")
        .contains("9 subtasks would read, but no topic of events has more than 3 partitions");
  }

  @Test
  void shouldNotStartWhereSignaturesAreRequiredOfNobody() {
    List<String> arguments = TestTopics.onAppendTime(KAFKA, 1).arguments("trusts-nobody");
    replace(arguments, "control.signatures", "required");

    StartRefusedException refused =
        catchThrowableOfType(
            StartRefusedException.class, () -> WeirJob.main(arguments.toArray(String[]::new)));

    assertThat(refused.problems()).singleElement().asString().contains("'control.keys'");
    assertThat(refused.exitCode()).isEqualTo(2);
  }

  @Test
  void shouldEndWithExitCodeTwoAndEveryProblemForWhoeverTypedTheCommand() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--add-opens=java.base/java.util=ALL-UNNAMED");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(WeirJob.class.getName());
    command.addAll(misleading());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();

    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(printed).isEqualTo(2);
    assertThat(printed)
        .contains("must be LogAppendTime", "does not exist", "must be delete", "would read")
        .doesNotContain("Exception");
  }

  private static List<String> misleading() {
    List<String> arguments = TestTopics.onAppendTime(KAFKA, 3).arguments("refused");
    replace(
        arguments,
        "streams.login",
        KAFKA.topic("sender-stamped", 3, TopicSettings.simulatedClock()));
    replace(arguments, "streams.payment", "no-such-topic");
    replace(
        arguments,
        "topics.patterns",
        KAFKA.topic(
            "compacted-log",
            1,
            Map.of("cleanup.policy", "compact", "message.timestamp.type", "LogAppendTime")));
    TestTopics.add(arguments, "parallelism", "9");
    return arguments;
  }

  private static void replace(List<String> arguments, String key, String value) {
    arguments.set(arguments.indexOf("--" + key) + 1, value);
  }
}
