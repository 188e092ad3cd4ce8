package io.weir.streaming.settings;

import io.weir.patterns.problem.Problem;
import io.weir.patterns.problem.Problem.Category;
import io.weir.patterns.problem.Problems;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.record.Destination;
import io.weir.streaming.stage.AtHand;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Makes settings of what is given; what one key says is checked against the others here. */
final class SettingsReader {
  /** Least time between a checkpoint's end and the next one's that a recovery may need. */
  private static final Duration RECOVERY = Duration.ofMinutes(1);

  private final Problems problems;
  private final GivenValues given;

  private SettingsReader(Problems problems, GivenValues given) {
    this.problems = problems;
    this.given = given;
  }

  /**
   * Reads settings.
   *
   * @param environment value of an environment variable; null where it is not set
   * @throws StartRefusedException listing everything wrong
   */
  static Settings read(UnaryOperator<String> environment, String... args) {
    Problems problems = new Problems();
    Map<String, Given> all = new GivenReader(environment, problems).read(args);
    Settings settings = new SettingsReader(problems, new GivenValues(all, problems)).settings();
    if (!problems.isEmpty()) {
      throw new StartRefusedException(problems.list().stream().map(Problem::toString).toList());
    }
    return settings;
  }

  private Settings settings() {
    given.refuseUnknown();
    StreamCatalog catalog = catalog();
    Path policy = given.of(Known.POLICY);
    if (policy != null && !Files.isReadable(policy)) {
      given.wrong(Known.POLICY, Category.VALUE, "the policy file '%s' cannot be read");
    }
    RunSettings run = run();
    TopicNames topics = new TopicNames(streams(catalog), given.of(Known.PATTERNS), outputs());
    new TopicUse(given).check(topics);
    return new Settings(
        run,
        time(),
        topics,
        kafka(),
        given.section(Known.FLINK),
        catalog,
        new ControlReading(given).read(),
        policy);
  }

  private StreamCatalog catalog() {
    Path directory = given.of(Known.SCHEMAS);
    if (directory == null) {
      return StreamCatalog.shipped();
    }
    try {
      return StreamCatalog.shipped().with(directory);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      given.wrong(Known.SCHEMAS, Category.VALUE, "the schemas in '%s': " + e.getMessage());
      return StreamCatalog.shipped();
    }
  }

  private Map<String, String> streams(StreamCatalog catalog) {
    return new StreamTopics(given, problems, catalog).read();
  }

  private Map<Destination, String> outputs() {
    Map<Destination, String> outputs = new EnumMap<>(Destination.class);
    for (Destination destination : Destination.values()) {
      String topic =
          destination == Destination.PATTERNS ? null : given.of(TopicUse.setting(destination));
      if (topic != null) {
        outputs.put(destination, topic);
      }
    }
    return outputs;
  }

  private TimeSettings time() {
    return new TimeSettings(
        given.of(Known.TIME),
        given.of(Known.LATENESS),
        given.of(Known.FUTURE_TOLERANCE),
        given.of(Known.SETTLE_AFTER),
        given.of(Known.IDLENESS),
        given.of(Known.DRIFT),
        given.of(Known.DECISION_DEADLINE),
        given.of(Known.HEARTBEAT));
  }

  private RunSettings run() {
    RunSettings run =
        new RunSettings(
            given.of(Known.JOB),
            given.of(Known.START),
            history(),
            given.of(Known.PARALLELISM),
            given.of(Known.SOURCE_PARALLELISM),
            given.of(Known.BUFFER_TIMEOUT),
            given.of(Known.CHECKPOINT_INTERVAL),
            given.of(Known.CHECKPOINT_DIRECTORY),
            new AtHand(given.of(Known.STATE_AT_HAND), given.of(Known.STATE_UNWRITTEN)),
            given.of(Known.DELIVERY),
            given.of(Known.TRANSACTION_TIMEOUT));
    if (run.delivery() == Delivery.EXACTLY_ONCE) {
      checkTransactions(run.checkpointInterval(), run.transactionTimeout());
    }
    return run;
  }

  /** Whoever plays what is made up has made up what was before as well: nobody looked on. */
  private History history() {
    History history = given.of(Known.HISTORY);
    boolean simulated = given.of(Known.TIME) == TimeMode.SIMULATED;
    if (simulated && history == History.BEGINS) {
      given.wrong(
          Known.HISTORY,
          Category.VALUE,
          "'history: begins' needs 'time: append': a simulated clock does not tell when a job starts");
    }
    return history != null ? history : simulated ? History.COMPLETE : History.BEGINS;
  }

  private void checkTransactions(Duration interval, Duration timeout) {
    if (interval != null && timeout != null && timeout.compareTo(interval.plus(RECOVERY)) < 0) {
      given.wrong(
          given.has(Known.TRANSACTION_TIMEOUT)
              ? Known.TRANSACTION_TIMEOUT
              : Known.CHECKPOINT_INTERVAL,
          Category.BOUND,
          "'transactionTimeout' must be 1m or more above 'checkpoint.interval', for a recovery to"
              + " end its transactions");
    }
  }

  private KafkaSettings kafka() {
    ClientProperties properties = new ClientProperties();
    given.checkSection(Known.KAFKA, properties);
    given.checkSection(Known.CONSUMER, properties);
    given.checkSection(Known.PRODUCER, properties);
    Map<String, String> common = given.section(Known.KAFKA);
    if (common.getOrDefault("bootstrap.servers", "").isBlank()) {
      given.missing("kafka.bootstrap.servers", "where the brokers are, host:port[,host:port]");
    }
    return new KafkaSettings(common, given.section(Known.CONSUMER), given.section(Known.PRODUCER));
  }
}
