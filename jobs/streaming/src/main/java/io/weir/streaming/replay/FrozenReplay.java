package io.weir.streaming.replay;

import io.weir.streaming.record.OutRecord;
import io.weir.streaming.stage.StageOptions;
import io.weir.streaming.topology.FrozenJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Replays events with what was known when they were judged, settled, in one pass: nothing is asked
 * of other keys, and what they told stands among the events.
 */
public final class FrozenReplay {
  private final StageOptions options;
  private final Path work;
  private final Supplier<StreamExecutionEnvironment> environments;

  /**
   * @param options with a fixed log, settled
   * @param work an empty directory
   * @param environments a fresh environment
   */
  public FrozenReplay(
      StageOptions options, Path work, Supplier<StreamExecutionEnvironment> environments) {
    this.options = options;
    this.work = work;
    this.environments = environments;
  }

  /**
   * Runs over the events.
   *
   * @param events a file written by {@link EventFile}
   * @param statements gets every statement
   * @throws Exception if the cluster fails the job
   */
  public void run(Path events, Consumer<OutRecord> statements) throws Exception {
    Path output = Files.createDirectories(work.resolve("statements"));
    StreamExecutionEnvironment env = environments.get();
    FrozenJob.define(env, new FilePorts(List.of(events), output, options.catalog()), options);
    env.execute("replay of judged events");
    RecordFile.read(output, statements);
  }
}
