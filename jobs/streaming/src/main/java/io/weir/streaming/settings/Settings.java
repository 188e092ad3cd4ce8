package io.weir.streaming.settings;

import io.weir.schemas.StreamCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;

/**
 * Everything an installation decides. {@code SETTINGS.md} lists the keys.
 *
 * @param run how the job runs
 * @param time how time passes
 * @param topics names of all topics
 * @param kafka properties of Kafka's clients
 * @param flink configuration options of Flink, for this job only
 * @param catalog the streams declared, those of the schemas directory included
 * @param control who may change what the job does
 * @param policy policy file in force until the log of patterns brings another; null for none
 */
public record Settings(
    RunSettings run,
    TimeSettings time,
    TopicNames topics,
    KafkaSettings kafka,
    Map<String, String> flink,
    StreamCatalog catalog,
    ControlSettings control,
    Path policy) {

  public Settings {
    flink = Map.copyOf(flink);
  }

  /**
   * Reads the settings of a job.
   *
   * @param args {@code --settings FILE}, and {@code --key value} for keys that replace the file's
   * @throws StartRefusedException listing everything wrong
   */
  public static Settings parse(String... args) {
    return SettingsReader.read(System::getenv, args);
  }

  /**
   * The same for somebody who does not have the keys trusted, and leaves it to the job to check
   * signatures.
   */
  public Settings withoutChecking() {
    return new Settings(run, time, topics, kafka, flink, catalog, control.unchecked(), policy);
  }

  /** Topics of the streams of events, in a fixed order: those that move event time. */
  public List<String> eventTopics() {
    return topicsOf(false);
  }

  /** Topics of inputs (lists, labels, profiles), in a fixed order; signals are none of them. */
  public List<String> inputTopics() {
    return topicsOf(true);
  }

  private List<String> topicsOf(boolean input) {
    return topics.streams().entrySet().stream()
        .filter(stream -> catalog.stream(stream.getKey()).input() == input)
        .map(Map.Entry::getValue)
        .toList();
  }

  /** What the job demands of Flink, then what was given for it. */
  public Configuration flinkConfiguration() {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(ExecutionOptions.BUFFER_TIMEOUT, run.bufferTimeout());
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, run.checkpointInterval());
    if (run.checkpointDirectory() != null) {
      configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, run.checkpointDirectory());
    }
    if (run.parallelism() != null) {
      configuration.set(CoreOptions.DEFAULT_PARALLELISM, run.parallelism());
    }
    flink.forEach(configuration::setString);
    return configuration;
  }
}
