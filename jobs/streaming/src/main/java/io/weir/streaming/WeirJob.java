package io.weir.streaming;

import io.weir.streaming.kafka.KafkaPorts;
import io.weir.streaming.kafka.TopicCheck;
import io.weir.streaming.record.Destination;
import io.weir.streaming.settings.History;
import io.weir.streaming.settings.Settings;
import io.weir.streaming.settings.StartRefusedException;
import io.weir.streaming.stage.StageOptions;
import io.weir.streaming.topology.DetectionJob;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The main job: reads events, applies patterns, writes decisions.
 *
 * <p>Arguments: {@code --settings FILE} and {@code --key value} for keys that replace the file's;
 * see SETTINGS.md. Exit code 2 where the settings or the topics do not allow a start.
 */
public final class WeirJob {

  private WeirJob() {}

  /** Starts the job on the cluster the environment names. */
  public static void main(String[] args) throws Exception {
    Settings settings;
    try {
      settings = Settings.parse(args);
      settings.control().requireStartable();
      TopicCheck.run(settings, parallelism(settings));
    } catch (StartRefusedException refused) {
      refuse(refused);
      return;
    }
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(settings.flinkConfiguration());

    DetectionJob.define(env, KafkaPorts.of(settings), stageOptions(settings));

    env.execute(settings.run().job());
  }

  /** Subtasks that read, as far as the settings say; one is always possible. */
  private static int parallelism(Settings settings) {
    Integer parallelism = settings.run().parallelism();
    return parallelism == null ? 1 : parallelism;
  }

  /** What the stages need to know of the settings. */
  public static StageOptions stageOptions(Settings settings) throws IOException {
    StageOptions options =
        new StageOptions(
            settings.catalog(),
            policyText(settings),
            KafkaPorts.of(settings).patternLog(),
            false,
            settings.time().settleAfter(),
            settings.time().decisionDeadline(),
            settings.control().signingKey() == null
                ? null
                : settings.control().signingKey().toString(),
            settings.topics().of(Destination.EVALUATED) != null,
            settings.time().futureTolerance(),
            Long.MIN_VALUE,
            settings.run().atHand());
    return settings.run().history() == History.COMPLETE ? options : options.beginningNow();
  }

  /** The policy file until the log names another. */
  public static String policyText(Settings settings) throws IOException {
    return settings.policy() == null
        ? StageOptions.shippedPolicy()
        : Files.readString(settings.policy());
  }

  /**
   * Ends a process of our own with exit code 2. Inside a cluster (a jar run over REST) the process
   * belongs to everybody, so there the problem is thrown instead.
   */
  @SuppressWarnings("SystemOut") // for whoever typed the command
  static void refuse(StartRefusedException refused) {
    boolean ownProcess =
        StackWalker.getInstance()
            .walk(
                frames ->
                    frames
                        .map(StackWalker.StackFrame::getClassName)
                        .reduce("", (above, below) -> below)
                        .matches(
                            ".*(WeirJob|ScorecardJob|org\\.apache\\.flink\\.client\\.cli\\.CliFrontend)"));
    if (!ownProcess) {
      throw refused;
    }
    System.err.println(refused.getMessage());
    System.exit(refused.exitCode());
  }
}
