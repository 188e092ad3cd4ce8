package io.weir.cli.demo;

import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.Home;
import io.weir.local.EmbeddedFlink;
import io.weir.local.EmbeddedKafka;
import io.weir.local.FlinkOptions;
import io.weir.local.KafkaOptions;
import io.weir.local.TopicSettings;
import io.weir.patterns.syntax.PatternLibrary;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.StreamCatalog;
import io.weir.simulator.Simulation;
import io.weir.simulator.SimulationOptions;
import io.weir.streaming.ScorecardJob;
import io.weir.streaming.WeirJob;
import io.weir.streaming.kafka.KafkaPorts;
import io.weir.streaming.kafka.KafkaScorecardPorts;
import io.weir.streaming.kafka.PatternPublisher;
import io.weir.streaming.settings.Settings;
import io.weir.streaming.topology.DetectionJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * One play: everything is started, the bank is played, the job is judged, everything is stopped.
 */
final class Demo {
  /** The bank opens with its patterns in place: long enough before it that none is warming. */
  private static final Duration PUBLISHED_BEFORE = Duration.ofDays(30);

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PARTITIONS = 2;

  private final DemoOptions options;
  private final Home home;
  private final Console console;
  private final Path json;
  private final long startedNanos = System.nanoTime();

  /** When the last operation was decided. */
  private long endedNanos;

  /**
   * @param json where the summary goes as JSON; null for nowhere, "-" for standard output
   */
  Demo(DemoOptions options, Home home, Console console, Path json) {
    this.options = options;
    this.home = home;
    this.console = console;
    this.json = json;
  }

  Exit run() throws IOException, InterruptedException {
    PatternLibrary.Library library =
        new PatternLibrary(new PatternReader(StreamCatalog.shipped()))
            .read(List.of(options.patterns()));
    if (!library.problems().isEmpty()) {
      library.problems().forEach(problem -> console.complain(problem.toString()));
      return Exit.FINDINGS;
    }
    progress("starting a broker and a cluster");
    CompletableFuture<EmbeddedFlink> starting =
        CompletableFuture.supplyAsync(
            () ->
                EmbeddedFlink.start(
                    FlinkOptions.slots(options.parallelism() + 2).withRestPort(options.webPort())));
    try (EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.temporary());
        EmbeddedFlink flink = starting.join()) {
      return play(kafka, flink, library);
    }
  }

  private Exit play(EmbeddedKafka kafka, EmbeddedFlink flink, PatternLibrary.Library library)
      throws IOException, InterruptedException {
    SimulationOptions world = SimulationOptions.forEvents(options.events(), options.seed());
    createTopics(kafka);
    long published = world.start().minus(PUBLISHED_BEFORE).toEpochMilli();
    new PatternPublisher(kafka.bootstrap(), DemoTopics.PATTERNS)
        .publish(library, Files.readString(home.policy()), "demo", published);
    JobID job = submit(kafka, flink);
    if (options.label()) {
      keepScores(kafka, flink);
    }
    progress("nothing is signed here (control.signatures: off): never run a bank like this");
    progress(
        "job running; %d patterns in force; web UI at %s, broker at %s"
            .formatted(library.patterns().size(), flink.webAddress(), kafka.bootstrap()));

    Verdicts verdicts = new Verdicts();
    AlertPrinter printer = new AlertPrinter(console, json != null, this::seconds);
    Watcher watcher = new Watcher(kafka.bootstrap(), verdicts, printer::print);
    Simulation simulation = Simulation.of(world);
    Feeder feeder =
        new Feeder(
            simulation, kafka.bootstrap(), options.rate(), options.events(), verdicts::decided);
    Thread watching = start("watcher", watcher);
    Thread feeding = start("feeder", feeder);
    boolean complete = awaitEnd(feeder, watcher, verdicts);
    feeding.join();
    if (feeder.failure() != null) {
      watcher.stop();
      watching.join();
      flink.cancel(job);
      return Exit.BROKEN;
    }
    DemoReport report =
        new DemoReport(
            feeder,
            verdicts,
            new Scoreboard(simulation.truth())
                .judge(verdicts, (long) world.accounts() * world.days(), feeder::wasSent),
            watcher.latency(),
            flink.restarts(job),
            feeder.secondsTo(endedNanos),
            printer.firstAlertSeconds());
    report.print(console, json);
    if (options.label()) {
      score(kafka, simulation, verdicts);
    }
    if (options.keep()) {
      stay(kafka, flink);
    }
    watcher.stop();
    watching.join();
    flink.cancel(job);
    return complete ? Exit.OK : Exit.FINDINGS;
  }

  private static void createTopics(EmbeddedKafka kafka) {
    List<NewTopic> topics = new ArrayList<>();
    for (String stream : DemoTopics.STREAMS) {
      topics.add(topic(stream, PARTITIONS));
    }
    topics.add(topic(DemoTopics.DECISIONS, PARTITIONS));
    DemoTopics.SINGLE.forEach(name -> topics.add(topic(name, 1)));
    for (String name : DemoTopics.COMPACTED) {
      topics.add(new NewTopic(name, 1, (short) 1).configs(TopicSettings.compacted()));
    }
    kafka.createTopics(topics);
  }

  private static NewTopic topic(String name, int partitions) {
    return new NewTopic(name, partitions, (short) 1).configs(TopicSettings.simulatedClock());
  }

  private JobID submit(EmbeddedKafka kafka, EmbeddedFlink flink) throws IOException {
    Settings settings = settings(kafka);
    StreamExecutionEnvironment env = flink.environment(settings.flinkConfiguration());
    DetectionJob.define(env, KafkaPorts.of(settings), WeirJob.stageOptions(settings));
    return submit(flink, env, "weir demo");
  }

  private Settings settings(EmbeddedKafka kafka) {
    return Settings.parse(
        "--kafka.bootstrap.servers", kafka.bootstrap(),
        "--time", "simulated",
        "--control.signatures", "off",
        "--parallelism", Integer.toString(options.parallelism()),
        "--sourceParallelism", "1",
        "--start", "earliest",
        // Made-up time stands still when the bank closes: nothing may wait for it to go on.
        "--settleAfter", "1h");
  }

  private static JobID submit(EmbeddedFlink flink, StreamExecutionEnvironment env, String name) {
    try {
      JobClient client = env.executeAsync(name);
      flink.awaitRunning(client.getJobID());
      return client.getJobID();
    } catch (Exception e) { // the signature of executeAsync
      throw new IllegalStateException("the cluster refused the job", e);
    }
  }

  /** The job that keeps scores; from the beginning, as whoever looks on may label alerts too. */
  private void keepScores(EmbeddedKafka kafka, EmbeddedFlink flink) {
    Settings settings = settings(kafka);
    StreamExecutionEnvironment env = flink.environment(settings.flinkConfiguration());
    ScorecardJob.define(env, settings);
    submit(flink, env, KafkaScorecardPorts.jobName(settings));
  }

  /** Simulated analysts say what the alerts were; the job that keeps scores says the rest. */
  private void score(EmbeddedKafka kafka, Simulation simulation, Verdicts verdicts) {
    int labels =
        new Analysts(kafka.bootstrap(), new Scoreboard(simulation.truth())).dispose(verdicts);
    progress(labels + " alerts disposed of by simulated analysts");
    new Cards(kafka.bootstrap()).print(labels, PATIENCE, console, json != null);
  }

  private static Thread start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Waits until every operation is decided; false where nothing more came for a while. */
  private boolean awaitEnd(Feeder feeder, Watcher watcher, Verdicts verdicts)
      throws InterruptedException {
    long quietSince = System.nanoTime();
    int seen = -1;
    CountDownLatch never = new CountDownLatch(1);
    boolean warm = false;
    while (true) {
      int decided = verdicts.decided();
      if (!warm && feeder.sent() > options.events() / 4) {
        warm = true;
        watcher.forgetLatency();
      }
      if (feeder.failure() != null) {
        console.complain(console.paint().bad("weir: ") + feeder.failure());
        return false;
      }
      if (feeder.done() && decided >= feeder.operations()) {
        endedNanos = System.nanoTime();
        // Late restrictions, alerts and revisions follow within the buffer times.
        never.await(500, TimeUnit.MILLISECONDS);
        return true;
      }
      if (decided != seen) {
        seen = decided;
        quietSince = System.nanoTime();
        endedNanos = quietSince;
      } else if (System.nanoTime() - quietSince > PATIENCE.toNanos()) {
        console.complain(
            "%d of %d operations were decided, then nothing came for %d s"
                .formatted(decided, feeder.operations(), PATIENCE.toSeconds()));
        return false;
      }
      never.await(20, TimeUnit.MILLISECONDS);
    }
  }

  private void stay(EmbeddedKafka kafka, EmbeddedFlink flink) throws InterruptedException {
    console.complain(
        "still running: broker at %s, web UI at %s; end with Ctrl-C"
            .formatted(kafka.bootstrap(), flink.webAddress()));
    new CountDownLatch(1).await();
  }

  private double seconds() {
    return (System.nanoTime() - startedNanos) / 1e9;
  }

  private void progress(String line) {
    console.complain(console.paint().faint("%6.1f s  %s".formatted(seconds(), line)));
  }
}
