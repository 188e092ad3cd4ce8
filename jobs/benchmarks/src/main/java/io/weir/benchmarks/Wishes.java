package io.weir.benchmarks;

import java.util.List;

/**
 * What somebody wants otherwise than the effort says, of the suites that run the whole job.
 *
 * @param events a round; 0: as the effort says
 * @param seed of the simulated bank
 * @param rate the only rate of suites latency and publish, records a second; 0: several
 * @param rounds that count; 0: as the effort says
 * @param parallelism subtasks of each stage
 * @param settings of the job: {@code --key}, value, and so on
 */
public record Wishes(
    int events, long seed, long rate, int rounds, int parallelism, List<String> settings) {
  public Wishes {
    settings = List.copyOf(settings);
  }
}
