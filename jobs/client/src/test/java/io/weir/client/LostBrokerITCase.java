package io.weir.client;

import static io.weir.client.ServiceFixture.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.client.Answer.Basis;
import io.weir.client.Operation.Touched;
import io.weir.local.JoinedBroker;
import io.weir.local.KafkaOptions;
import io.weir.testkit.Await;
import io.weir.testkit.KafkaFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A broker goes, or both do, and come back, while a service goes on asking. */
final class LostBrokerITCase {
  private static final int STAYS = 1;
  private static final int GOES = JoinedBroker.NODE;
  private static final Duration OUTAGE = Gate.STALE_AFTER.plusSeconds(10);

  /** One a second: until after whoever looks has given up waiting for an answer, at 5 seconds. */
  private static final int LOOKS = 8;

  /** A broker that comes back has to wait until the one it was is given up. */
  private static final Map<String, String> GIVEN_UP_SOON =
      Map.of("broker.session.timeout.ms", "1000");

  @RegisterExtension
  static final KafkaFixture KAFKA =
      KafkaFixture.own(() -> KafkaOptions.temporary().withSettings(GIVEN_UP_SOON));

  private static JoinedBroker other;
  private static int topics;

  @BeforeAll
  static void join() {
    other = KAFKA.broker().join();
  }

  @AfterAll
  static void leave() {
    other.close();
  }

  @Test
  void shouldBeStaleWhileAPartitionHasNoLeaderAndHearTheOthers() throws Exception {
    try (ServiceFixture service = onEachBroker();
        RestrictionView another = allOnTheOneThatStays(service)) {
      beatOnBoth(service);
      assertThat(service.answer(payment("before")).basis()).isEqualTo(Basis.NOTHING_KNOWN);

      other.stop();
      try {
        for (int i = 1; i <= LOOKS; i++) {
          service.now.addAndGet(OUTAGE.toMillis());
          service.beat(0);
          service.say(Said.restriction("R-" + i, Action.BLOCK, 1, Said.END), 0);
          service.awaitInForce("R-" + i);
          service.say(Said.decision("d-" + i, 0, Action.HOLD), 0);
          service.awaitHeard(i);
          assertThat(service.answer(payment("d-" + i)).action()).isEqualTo(Action.HOLD);

          Await.until("a look at the end", PATIENCE, () -> another.staleness().isZero());
          Duration away = OUTAGE.multipliedBy(i);
          assertThat(service.restrictions.staleness()).isEqualTo(away);
          assertThat(service.decisions.staleness()).isEqualTo(away);
          assertThat(service.answer(payment("unsure-" + i)).basis()).isEqualTo(Basis.STALE);
        }
      } finally {
        other.restart();
      }

      service.say(Said.restriction("A", Action.BLOCK, 1, Said.END), 1);
      service.awaitInForce("A");
      service.say(Said.decision("last", 0, Action.HOLD), 1);
      service.awaitHeard(LOOKS + 1);
      beatOnBoth(service);
      awaitUpToDate(service);
      assertThat(service.answer(payment("after")).basis()).isEqualTo(Basis.RESTRICTION);
    }
  }

  /** What can be read to its end all the time: others look as often. */
  private static RestrictionView allOnTheOneThatStays(ServiceFixture service)
      throws InterruptedException {
    String topic = "stays-" + topics;
    KAFKA.broker().createTopics(List.of(new NewTopic(topic, Map.of(0, List.of(STAYS)))));
    RestrictionView view =
        RestrictionView.open(
            Map.of("bootstrap.servers", KAFKA.bootstrap()), topic, service.now::get);
    assertThat(view.awaitLoaded(PATIENCE)).isTrue();
    return view;
  }

  @Test
  void shouldMissNothingAndHearNothingTwiceWhereTheLeaderMoves() throws Exception {
    try (ServiceFixture service = onBothBrokers()) {
      service.beat();
      List<String> said = new ArrayList<>();
      say(service, said);
      other.stop();
      try {
        say(service, said);
        service.say(Said.restriction("B", Action.BLOCK, 1, Said.END));
        service.awaitInForce("B");
        service.now.addAndGet(OUTAGE.toMillis());
        service.beat();
        awaitUpToDate(service);
        assertThat(service.answer(payment("moved")).basis()).isEqualTo(Basis.NOTHING_KNOWN);
      } finally {
        other.restart();
      }
      leadAgain();
      say(service, said);
      service.now.addAndGet(OUTAGE.toMillis());
      service.beat();
      awaitUpToDate(service);
      assertThat(service.heard).extracting(Decision::id).containsExactlyElementsOf(said);
      assertThat(service.decisions.ignored()).as("read twice").isZero();
    }
  }

  @Test
  void shouldKnowNothingForSureWhileNoBrokerIsThereAndThenAnswerWhoStillWaits() throws Exception {
    try (ServiceFixture service = new ServiceFixture(KAFKA);
        Gate.Question waits = service.patient().ask(payment("waits"))) {
      service.say(Said.restriction("B", Action.BLOCK, 1, Said.END));
      service.awaitInForce("B");
      service.beat();

      other.stop();
      KAFKA.broker().stop();
      try {
        assertThat(service.answer(payment("soon")).basis()).isEqualTo(Basis.NOTHING_KNOWN);
        service.now.addAndGet(OUTAGE.toMillis());
        assertThat(service.answer(payment("later")).basis()).isEqualTo(Basis.STALE);
        assertThat(service.answer(payment("restricted", "B")).basis()).isEqualTo(Basis.RESTRICTION);
      } finally {
        KAFKA.broker().restart();
        other.restart();
      }

      service.say(Said.decision("waits", 0, Action.HOLD));
      assertThat(waits.answer().action()).isEqualTo(Action.HOLD);
      service.beat();
      awaitUpToDate(service);
      assertThat(service.answer(payment("after")).basis()).isEqualTo(Basis.NOTHING_KNOWN);
      assertThat(service.decisions.failure()).isNull();
      assertThat(service.restrictions.failure()).isNull();
    }
  }

  /** A partition of each topic on either broker, with no copy. */
  private static ServiceFixture onEachBroker() throws InterruptedException {
    return serviceOn(Map.of(0, List.of(STAYS), 1, List.of(GOES)));
  }

  /** One partition, led by the broker that goes, with a copy on the one that stays. */
  private static ServiceFixture onBothBrokers() throws InterruptedException {
    return serviceOn(Map.of(0, List.of(GOES, STAYS)));
  }

  private static ServiceFixture serviceOn(Map<Integer, List<Integer>> placed)
      throws InterruptedException {
    topics++;
    String decisions = "placed-decisions-" + topics;
    String restrictions = "placed-restrictions-" + topics;
    KAFKA
        .broker()
        .createTopics(List.of(new NewTopic(decisions, placed), new NewTopic(restrictions, placed)));
    return new ServiceFixture(KAFKA, decisions, restrictions);
  }

  private static void beatOnBoth(ServiceFixture service) {
    service.beat(0);
    service.beat(1);
    Await.until(
        "heartbeats", PATIENCE, () -> service.decisions.decidedUntil() == service.now.get());
  }

  /** As soon as it has read everything; nothing else is needed for that but time. */
  private static void awaitUpToDate(ServiceFixture service) {
    Await.until("it catches up", PATIENCE, () -> service.restrictions.staleness().isZero());
    assertThat(new Gate(service.restrictions, service.decisions).isStale()).isFalse();
  }

  private static void say(ServiceFixture service, List<String> said) {
    for (int i = 0; i < 20; i++) {
      String id = "d-" + said.size();
      service.say(Said.decision(id, 0, Action.HOLD));
      said.add(id);
    }
    service.awaitHeard(said.size());
  }

  /** The broker that was away leads again what it led before, once it has a copy. */
  private static void leadAgain() {
    Set<TopicPartition> moved =
        Set.of(
            new TopicPartition("placed-decisions-" + topics, 0),
            new TopicPartition("placed-restrictions-" + topics, 0));
    Admin admin = KAFKA.broker().admin();
    Await.until(
        "the leader to move back",
        PATIENCE,
        () -> {
          admin.electLeaders(ElectionType.PREFERRED, moved).partitions().get();
          return admin
              .describeTopics(moved.stream().map(TopicPartition::topic).toList())
              .allTopicNames()
              .get()
              .values()
              .stream()
              .allMatch(topic -> topic.partitions().get(0).leader().id() == GOES);
        });
  }

  private static Operation payment(String id) {
    return payment(id, "A");
  }

  private static Operation payment(String id, String account) {
    List<Touched> touched =
        List.of(new Touched(Said.account(account), List.of("ACCOUNT_OUTBOUND")));
    return new Operation(Said.TENANT, "payment", "e-" + id, touched, true);
  }
}
