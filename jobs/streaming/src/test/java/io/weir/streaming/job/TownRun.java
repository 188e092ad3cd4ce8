package io.weir.streaming.job;

import static io.weir.streaming.job.Said.text;

import io.weir.streaming.job.Sender.Appended;
import io.weir.testkit.FlinkFixture;
import io.weir.testkit.KafkaFixture;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;

/** One run of the job over {@link TenMinutes}, the patterns published long ago. */
final class TownRun implements AutoCloseable {
  private final FlinkFixture flink;
  private final TenMinutes town;
  private final TestTopics topics;
  private final Sender sender;
  private final Said said;
  private final Marks marks;
  private final int parallelism;
  private RunningJob job;

  TownRun(
      KafkaFixture kafka,
      FlinkFixture flink,
      TenMinutes town,
      TestPattern[] patterns,
      int parallelism) {
    this.flink = flink;
    this.town = town;
    this.topics = TestTopics.onSimulatedClock(kafka, 3);
    this.sender = new Sender(topics);
    this.said = new Said(topics);
    this.marks = new Marks(topics, said);
    this.parallelism = parallelism;
    sender.publishLongAgo(patterns);
  }

  void start(String... settings) throws Exception {
    job =
        RunningJob.start(
            flink,
            topics,
            Stream.concat(
                    Stream.of("--parallelism", Integer.toString(parallelism), "--idleness", "2s"),
                    Stream.of(settings))
                .toArray(String[]::new));
  }

  /** Sends what is known beforehand; returns when it is. */
  void know(TestEvent... inputs) throws Exception {
    sender.send(inputs);
    marks.awaitEverythingJudged(job, Marks.NEVER);
  }

  /** Sends all events at once. */
  void send() {
    sender.sendOld(town.arrivals());
  }

  /**
   * Sends all events as life would: the next when those before are decided.
   *
   * @param batch how many at a time
   */
  void sendInStep(int batch) {
    List<Appended> left = town.arrivals();
    Set<String> operations = new HashSet<>();
    while (!left.isEmpty()) {
      List<Appended> next = left.subList(0, Math.min(batch, left.size()));
      sender.sendOld(next);
      next.stream()
          .map(Appended::event)
          .filter(TestEvent::isDecided)
          .forEach(event -> operations.add(event.id()));
      said.decisionsOn(operations);
      left = left.subList(next.size(), left.size());
    }
  }

  /**
   * Returns when all operations are decided and nothing more is to be said.
   *
   * @param at append time behind all events; what waits for it settles
   */
  void awaitEveryDecision(long at) throws Exception {
    marks.awaitEverythingJudged(job, at);
    said.decisionsOn(town.operations());
    marks.awaitEverythingJudged(job, at);
    job.assertNeverRestarted();
  }

  List<GenericRecord> decisions() {
    return said.decisions().untilNow();
  }

  /** How often a signal was withdrawn. */
  long withdrawn() {
    return said.signals().untilNow().stream().filter(Said.is("activity", "WITHDRAWN")).count();
  }

  /** How many signals the account with most of them had, withdrawn ones too. */
  int mostOfOneAccount() {
    Map<String, Set<String>> byAccount =
        said.signals().untilNow().stream()
            .filter(signal -> text(signal, "account_id") != null)
            .collect(
                Collectors.groupingBy(
                    signal -> text(signal, "account_id"),
                    Collectors.mapping(signal -> text(signal, "signal_id"), Collectors.toSet())));
    return byAccount.values().stream().mapToInt(Set::size).max().orElse(0);
  }

  /** Ids of the signals that stand in the end, by pattern. */
  Map<String, Set<String>> standing() {
    Map<String, GenericRecord> last = new TreeMap<>();
    for (GenericRecord signal : said.signals().untilNow()) {
      if (text(signal, "signal_id") != null) {
        last.merge(text(signal, "signal_id"), signal, TownRun::later);
      }
    }
    return last.values().stream()
        .filter(Said.is("activity", "RAISED"))
        .collect(
            Collectors.groupingBy(
                signal -> text(signal, "pattern_id"),
                TreeMap::new,
                Collectors.mapping(
                    signal -> text(signal, "signal_id"), Collectors.toCollection(TreeSet::new))));
  }

  private static GenericRecord later(GenericRecord one, GenericRecord other) {
    return (int) other.get("revision") >= (int) one.get("revision") ? other : one;
  }

  /** What a reader does in the end about each operation; fails on contradictions. */
  Map<String, String> lastActions() {
    Reader reader = new Reader();
    reader.readAll(decisions());
    return reader.actions();
  }

  @Override
  public void close() {
    said.close();
    if (job != null) {
      flink.cluster().cancel(job.id());
    }
  }
}
