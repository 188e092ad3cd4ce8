package io.weir.benchmarks;

import io.weir.benchmarks.flow.OwnStream;
import io.weir.benchmarks.flow.Traffic;
import io.weir.benchmarks.measure.Allowance;
import io.weir.benchmarks.measure.Effort;
import io.weir.benchmarks.measure.Sheet;
import io.weir.benchmarks.sequences.Chain;
import io.weir.benchmarks.sequences.ChainMatches;
import io.weir.benchmarks.sequences.StockCepJob;
import io.weir.patterns.syntax.PatternLibrary.Library;
import io.weir.schemas.EventCodec;
import io.weir.streaming.kafka.KafkaPorts;
import io.weir.streaming.record.Hop;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long a match takes: patterns of three steps in our job, which says so when the third event
 * comes, and in stock CEP operators, which wait five seconds for events out of order. Both must
 * find as many matches as looking back over everything finds, else the play never ends.
 */
final class MatchLatency {
  private static final String WEIR = "weir";
  private static final String STOCK = "stock-cep";
  private static final int CHAINS = 20;
  private static final int MOST_ACCOUNTS = 500;
  private static final int EVENTS_AN_ACCOUNT = 60;
  private static final int WAIT_SECONDS = 7;

  /** Not as fast as it goes: a player that waits for matches would wait for those that wait. */
  private static final long WARM_UP_FASTER = 4;

  private final Pipeline pipeline;
  private final Wishes wishes;

  MatchLatency(Pipeline pipeline, Wishes wishes) {
    this.pipeline = pipeline;
    this.wishes = wishes;
  }

  void run(Effort effort, long rate, Allowance allowance, Sheet sheet) throws Exception {
    int events = (int) (rate * effort.pick(2, 6, 12));
    int accounts = Math.min(MOST_ACCOUNTS, events / EVENTS_AN_ACCOUNT);
    Traffic traffic =
        Traffic.paced(events, accounts, rate, (int) rate * WAIT_SECONDS, wishes.seed());
    List<Chain> chains = Chain.some(CHAINS);
    long[] matches = ChainMatches.upTo(chains, traffic.operations());
    if (matches[matches.length - 1] == 0) {
      throw new IllegalStateException("nothing to wait for: no chain is completed");
    }
    sheet.tell("  %,d events, %,d matches".formatted(events, matches[matches.length - 1]));
    Path declared = Files.createTempDirectory("weir-benchmarks-");
    Path file = OwnStream.declareIn(declared);
    try {
      Way way = Way.of(wishes).withParallelism(1).with("schemas", declared.toString());
      Play play = Play.of(library(chains), recording(traffic, matches), way).at(rate);
      Map<String, Contest.Turn> sides = new LinkedHashMap<>();
      Play faster = play.at(WARM_UP_FASTER * rate);
      Pipeline.Wiring stock =
          (env, settings) -> StockCepJob.define(env, KafkaPorts.of(settings), chains);
      sides.put(
          WEIR, new Contest.Paced(() -> pipeline.signals(faster), () -> pipeline.signals(play)));
      sides.put(
          STOCK,
          new Contest.Paced(
              () -> pipeline.signals(faster, stock), () -> pipeline.signals(play, stock)));
      add(rate, Contest.play(sides, effort.pick(1, 2, 3), allowance, sheet), sheet);
    } finally {
      Files.delete(file);
      Files.delete(declared);
    }
  }

  private static void add(long rate, Contest contest, Sheet sheet) {
    String key = "latency.matches.r" + (rate % 1_000 == 0 ? rate / 1_000 + "k" : rate);
    sheet.add(key + ".p50Ms", "ms", contest.of(WEIR, one -> one.latency().p50()));
    sheet.add(key + ".p99Ms", "ms", contest.of(WEIR, one -> one.latency().p99()));
    sheet.add(key + ".stockCepP50Ms", "ms", contest.of(STOCK, one -> one.latency().p50()));
    sheet.add(key + ".stockCepP99Ms", "ms", contest.of(STOCK, one -> one.latency().p99()));
    sheet.add(
        key + ".p99VsStockCep",
        "x",
        contest.ratio(STOCK, WEIR, one -> Math.max(1, one.latency().p99())));
  }

  private static Library library(List<Chain> chains) {
    return new Library(
        chains.stream().map(chain -> OwnStream.entry(chain.id(), chain.yaml())).toList(),
        List.of(),
        List.of());
  }

  private static Recording recording(Traffic traffic, long[] matches) {
    EventCodec codec = new EventCodec(OwnStream.catalog().schemas());
    List<Recording.Sending> records = new ArrayList<>(traffic.size());
    for (Hop hop : OwnStream.hops(traffic)) {
      records.add(
          new Recording.Sending(
              "operation",
              hop.event().appendTime(),
              hop.key().getBytes(StandardCharsets.UTF_8),
              codec.encode(hop.event().stream(), hop.event().row())));
    }
    return new Recording(
        Instant.ofEpochMilli(Traffic.START), records, matches, List.of("operation"));
  }
}
