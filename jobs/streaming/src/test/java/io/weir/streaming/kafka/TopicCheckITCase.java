package io.weir.streaming.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.weir.local.TopicSettings;
import io.weir.streaming.settings.Settings;
import io.weir.streaming.settings.StartRefusedException;
import io.weir.testkit.KafkaFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class TopicCheckITCase {

  @RegisterExtension static final KafkaFixture kafka = KafkaFixture.shared();

  @Test
  void shouldFindNothingWrongWithTopicsAsTheyShouldBe() {
    Settings settings = Topics.create(kafka).settings();

    assertThatCode(() -> TopicCheck.run(settings, 2)).doesNotThrowAnyException();
  }

  @Test
  void shouldTellEverythingThatIsWrongWithTheTopics() {
    String logins = kafka.topic("sim-logins", 1, TopicSettings.simulatedClock());
    String patterns =
        kafka.topic(
            "pattern-log",
            1,
            Map.of("message.timestamp.type", "LogAppendTime", "cleanup.policy", "compact"));
    Topics topics = Topics.create(kafka);

    assertThat(
            problems(
                topics.settings(
                    "--streams.login=" + logins,
                    "--topics.patterns=" + patterns,
                    "--topics.signals=" + topics.signals + "x",
                    "--topics.decisions=verdicts-of-the-court"),
                2))
        .containsExactly(
            "topic '%sx' does not exist, did you mean '%s'?"
                .formatted(topics.signals, topics.signals),
            "topic 'verdicts-of-the-court' does not exist: create it",
            "topic '%s' message.timestamp.type is CreateTime, must be LogAppendTime with 'time:"
                    .formatted(logins)
                + " append'",
            "topic '%s' cleanup.policy is compact, must be delete: a log of changes"
                .formatted(patterns),
            "topic '%s' retention.ms is 604800000, must be -1: it would forget patterns"
                .formatted(patterns),
            "2 subtasks would read, but no topic of events has more than 1 partitions: set"
                + " 'sourceParallelism' to at most 1");
  }

  @Test
  void shouldWantOneOrderAndAllRecordsOfTheAuditTrail() {
    String audit = kafka.topic("audit", 2, Map.of("cleanup.policy", "compact"));

    assertThat(problems(Topics.create(kafka).settings("--topics.audit=" + audit), 1))
        .containsExactly(
            "topic '%s' cleanup.policy is compact, must be delete: each record names another"
                .formatted(audit),
            "topic '%s' has 2 partitions, must have one: a chain has one order".formatted(audit));
  }

  @Test
  void shouldWantOneOrderOfChanges() {
    String patterns =
        kafka.topic(
            "changes", 3, Map.of("message.timestamp.type", "LogAppendTime", "retention.ms", "-1"));

    assertThat(problems(Topics.create(kafka).settings("--topics.patterns=" + patterns), 1))
        .containsExactly(
            "topic '%s' has 3 partitions, must have one: what a change comes to depends on those before it"
                .formatted(patterns));
  }

  @Test
  void shouldWantRestrictionsToStayAndTheBrokersClockOnThem() {
    String forgetful = kafka.topic("forgets", 1, Map.of());
    String both = kafka.topic("forgets-too", 1, Map.of("cleanup.policy", "compact,delete"));
    Topics topics = Topics.create(kafka);

    for (Map.Entry<String, String> one :
        Map.of(forgetful, "delete", both, "compact,delete").entrySet()) {
      assertThat(problems(topics.settings("--topics.restrictions=" + one.getKey()), 1))
          .containsExactly(
              "topic '%s' message.timestamp.type is CreateTime, must be LogAppendTime with 'time: append'"
                  .formatted(one.getKey()),
              "topic '%s' cleanup.policy is %s, must be compact: it would forget what is in force"
                  .formatted(one.getKey(), one.getValue()));
    }
  }

  @Test
  void shouldNotLetTheBrokerStampASimulation() {
    Topics topics = Topics.create(kafka);
    String restrictions = kafka.topic("restrictions", 1, TopicSettings.compacted());

    assertThat(
            problems(
                topics.settings("--time=simulated", "--topics.restrictions=" + restrictions), 1))
        .containsExactly(stamped(topics.logins), stamped(topics.signals), stamped(topics.patterns));
  }

  private static String stamped(String topic) {
    return "topic '%s' message.timestamp.type is LogAppendTime, must be CreateTime with 'time: simulated'"
        .formatted(topic);
  }

  @Test
  void shouldNotLetTransactionsOutliveWhatTheBrokerAllows() {
    Settings settings =
        Topics.create(kafka).settings("--delivery=exactly-once", "--transactionTimeout=16m");

    assertThat(problems(settings, 1))
        .containsExactly(
            "'transactionTimeout' is 16m, the broker allows 15m (transaction.max.timeout.ms)");
  }

  @Test
  void shouldSayThatThereIsNoBroker() {
    Settings settings =
        Settings.parse(
            "--kafka.bootstrap.servers=127.0.0.1:1",
            "--kafka.default.api.timeout.ms=500",
            "--kafka.request.timeout.ms=400");

    assertThat(problems(settings, 1))
        .singleElement()
        .asString()
        .startsWith("kafka.bootstrap.servers 127.0.0.1:1: ");
  }

  private static List<String> problems(Settings settings, int parallelism) {
    return catchThrowableOfType(
            StartRefusedException.class, () -> TopicCheck.run(settings, parallelism))
        .problems();
  }
}
