package io.weir.streaming;

import io.weir.engine.scorecard.Gates;
import io.weir.streaming.kafka.KafkaScorecardPorts;
import io.weir.streaming.kafka.ScorecardTopicCheck;
import io.weir.streaming.scorecard.ScoringJob;
import io.weir.streaming.settings.Settings;
import io.weir.streaming.settings.StartRefusedException;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job that keeps scores: reads what the main job says and what it turned out to be, writes a
 * scorecard per pattern and version.
 *
 * <p>Takes the main job's settings; its name and its consumer group are the main job's with {@code
 * -scorecard} behind. Exit code 2 where the settings or the topics do not allow a start.
 */
public final class ScorecardJob {

  private ScorecardJob() {}

  /** Starts the job on the cluster the environment names. */
  public static void main(String[] args) throws Exception {
    Settings settings;
    try {
      settings = Settings.parse(args);
      ScorecardTopicCheck.run(settings);
    } catch (StartRefusedException refused) {
      WeirJob.refuse(refused);
      return;
    }
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(settings.flinkConfiguration());

    define(env, settings);

    env.execute(KafkaScorecardPorts.jobName(settings));
  }

  /** Wires the job as these settings say. */
  public static void define(StreamExecutionEnvironment env, Settings settings) {
    ScoringJob.define(env, KafkaScorecardPorts.of(settings), settings.catalog(), Gates.SHIPPED);
  }
}
