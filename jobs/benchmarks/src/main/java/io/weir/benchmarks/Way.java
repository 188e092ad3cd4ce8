package io.weir.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * How a job is run.
 *
 * @param parallelism subtasks of each stage
 * @param settings of the job that replace the benchmark's: {@code --key}, value, and so on
 */
record Way(int parallelism, List<String> settings) {
  Way {
    settings = List.copyOf(settings);
  }

  /** As the wishes have it, state on the heap. */
  static Way of(Wishes wishes) {
    return new Way(wishes.parallelism(), wishes.settings());
  }

  Way withParallelism(int subtasks) {
    return new Way(subtasks, settings);
  }

  Way with(String key, String value) {
    List<String> more = new ArrayList<>(settings);
    more.add("--" + key);
    more.add(value);
    return new Way(parallelism, more);
  }

  /** State in RocksDB instead of on the heap. */
  Way onRocksDb() {
    return with("flink.state.backend.type", "rocksdb");
  }
}
