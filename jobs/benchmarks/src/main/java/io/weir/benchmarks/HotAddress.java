package io.weir.benchmarks;

import io.weir.benchmarks.measure.Allowance;
import io.weir.benchmarks.measure.Effort;
import io.weir.benchmarks.measure.Sheet;
import io.weir.patterns.syntax.PatternLibrary.Library;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What it costs, and what it costs the others, that half of all accounts are behind one address.
 * The same events otherwise, so that whoever is not behind it can be compared with himself.
 */
final class HotAddress {
  private static final double SHARE = 0.5;
  private static final String EVEN = "even";
  private static final String HOT = "hot address";

  /** Of what is left: plays before anything counts. */
  private static final double WARM_UP = 0.35;

  private final Library library;
  private final Wishes wishes;
  private final Pipeline pipeline;

  HotAddress(Library library, Wishes wishes, Pipeline pipeline) {
    this.library = library;
    this.wishes = wishes;
    this.pipeline = pipeline;
  }

  /**
   * Measures.
   *
   * @param events of the bank that was recorded
   * @param even what was recorded of it
   */
  void run(Effort effort, int events, Recording even, Allowance allowance, Sheet sheet)
      throws Exception {
    Bank bank = new Bank(events, wishes.seed(), SHARE);
    Play without = Play.of(library, even, Way.of(wishes));
    Play with = Play.of(library, Recording.of(bank), Way.of(wishes));
    WarmUp.until(
        effort.pick(1, 4, 8), allowance.part(WARM_UP), () -> pipeline.weir(without), sheet);
    int rounds = effort.pick(1, 3, 5);
    Contest flat =
        Contest.play(sides(without, with, any -> true), rounds, allowance.part(0.5), sheet);
    sheet.addAtLeast(0.7, "hotIp.throughput", "x", flat.ratio(HOT, EVEN, Figures::eventsPerSecond));
    long rate = effort.pick(1_000L, 5_000L, 5_000L);
    int records = (int) rate * effort.pick(2, 6, 15);
    Contest paced =
        Contest.play(
            paced(
                without.first(records),
                with.first(records),
                rate,
                record -> !bank.isHot(subject(record))),
            rounds,
            allowance,
            sheet);
    sheet.addAtMost(
        2,
        "hotIp.p99VsOthers",
        "x",
        paced.ratio(HOT, EVEN, one -> Math.max(1, one.latency().p99())));
    sheet.add("hotIp.othersP99Ms", "ms", paced.of(HOT, one -> one.latency().p99()));
  }

  private Map<String, Contest.Turn> sides(
      Play without, Play with, Predicate<ConsumerRecord<byte[], byte[]>> timed) {
    Map<String, Contest.Turn> sides = new LinkedHashMap<>();
    sides.put(EVEN, () -> pipeline.weir(without, timed));
    sides.put(HOT, () -> pipeline.weir(with, timed));
    return sides;
  }

  private Map<String, Contest.Turn> paced(
      Play without, Play with, long rate, Predicate<ConsumerRecord<byte[], byte[]>> timed) {
    Map<String, Contest.Turn> unpaced = sides(without, with, timed);
    Map<String, Contest.Turn> sides = sides(without.at(rate), with.at(rate), timed);
    sides.replaceAll((name, turn) -> new Contest.Paced(unpaced.get(name), turn));
    return sides;
  }

  /** Whose decision it is, without the tenant. */
  private static String subject(ConsumerRecord<byte[], byte[]> record) {
    String key = new String(record.key(), StandardCharsets.UTF_8);
    return key.substring(key.indexOf('|') + 1);
  }
}
