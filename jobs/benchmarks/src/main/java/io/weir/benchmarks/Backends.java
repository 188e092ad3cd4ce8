package io.weir.benchmarks;

import io.weir.benchmarks.measure.Allowance;
import io.weir.benchmarks.measure.Effort;
import io.weir.benchmarks.measure.Sheet;
import io.weir.benchmarks.measure.Spread;
import io.weir.local.EmbeddedFlink;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The same patterns over a part of the recording, with state on the heap and in RocksDB, one and
 * two subtasks a stage. All with little state at hand and a checkpoint every two seconds: with what
 * is at hand by default, all that so few events leave would stay there, and RocksDB would be asked
 * for nothing.
 */
final class Backends {
  private static final String HEAP = "heap";
  private static final String HEAP_TWICE = "heap2";
  private static final String ROCKS_DB = "rocksdb";
  private static final String ROCKS_DB_TWICE = "rocksdb2";
  private static final int TWICE = 2;
  private static final String AT_HAND = "8MiB";
  private static final String UNWRITTEN = "2MiB";
  private static final String CHECKPOINT = "2s";

  private final Pipeline pipeline;
  private final Play play;

  /**
   * @param play what is played a part of
   */
  Backends(Pipeline pipeline, Play play, Effort effort) {
    this.pipeline = pipeline;
    Way way =
        play.way()
            .with("state.atHand", AT_HAND)
            .with("state.unwritten", UNWRITTEN)
            .with("checkpoint.interval", CHECKPOINT);
    this.play = play.first(play.recording().size() / effort.pick(1, 4, 4)).under(way);
  }

  /** How state is kept and what is played, in the words of settings. */
  static String settings() {
    return "state.atHand %s, state.unwritten %s, checkpoint.interval %s"
        .formatted(AT_HAND, UNWRITTEN, CHECKPOINT);
  }

  /** What is played, as a sentence for people. */
  String note() {
    return "State on the heap and in RocksDB, one and two subtasks a stage: of the recording the first %,d events, %,d keys of records, all with %s."
        .formatted(play.recording().size(), play.recording().accounts(), settings());
  }

  /**
   * Measures.
   *
   * @param least that RocksDB must reach of the heap's throughput; 0: nothing is demanded
   */
  void run(String key, double least, Effort effort, int rounds, Allowance allowance, Sheet sheet)
      throws Exception {
    Counted counted = new Counted(pipeline.flink());
    Play one = play.under(play.way().withParallelism(1));
    Play two = play.under(play.way().withParallelism(TWICE));
    Map<String, Contest.Turn> sides = new LinkedHashMap<>();
    sides.put(HEAP, () -> pipeline.weir(one));
    sides.put(HEAP_TWICE, () -> pipeline.weir(two));
    sides.put(ROCKS_DB, () -> pipeline.weir(one.under(one.way().onRocksDb()).with(counted)));
    if (effort == Effort.FULL) {
      sides.put(ROCKS_DB_TWICE, () -> pipeline.weir(two.under(two.way().onRocksDb())));
    }
    Contest contest = Contest.play(sides, rounds, allowance, sheet);
    Spread share = contest.ratio(ROCKS_DB, HEAP, Figures::eventsPerSecond);
    if (least > 0) {
      sheet.addAtLeast(least, key + ".rocksdb.vsHeap", "x", share);
    } else {
      sheet.add(key + ".rocksdb.vsHeap", "x", share);
    }
    sheet.add(key + ".rocksdb.entriesReadPerEvent", "", Spread.of(counted.read));
    sheet.add(key + ".rocksdb.entriesWrittenPerEvent", "", Spread.of(counted.written));
    sheet.add(
        key + ".parallelism2.vs1", "x", contest.ratio(HEAP_TWICE, HEAP, Figures::eventsPerSecond));
    if (effort == Effort.FULL) {
      sheet.add(
          key + ".rocksdb.parallelism2.vs1",
          "x",
          contest.ratio(ROCKS_DB_TWICE, ROCKS_DB, Figures::eventsPerSecond));
    }
  }

  /**
   * Entries read from the backend and written to it by the last play, for each of its events; what
   * was still unwritten at the end is written by a checkpoint.
   */
  private static final class Counted implements Play.Company {
    private final EmbeddedFlink flink;
    private double read;
    private double written;

    private Counted(EmbeddedFlink flink) {
      this.flink = flink;
    }

    @Override
    public void after(Play.Scene scene) {
      flink.awaitCheckpoints(scene.job(), 1);
      double events = scene.player().recording().size();
      read = EntryCounts.read(scene.job()) / events;
      written = EntryCounts.written(scene.job()) / events;
    }
  }
}
