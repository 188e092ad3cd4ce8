package io.weir.benchmarks;

import java.util.Map;

/**
 * What was used between two instants.
 *
 * @param cpuNanos processor time of the whole process
 * @param byRole processor time of threads by what they do; that of the compiler, of the collector
 *     and of threads that have ended is what is missing to the whole
 * @param jobCpuNanos of the job's threads: its tasks, fetchers and senders
 * @param jobBytes allocated by the job's threads
 */
record Usage(long cpuNanos, Map<String, Long> byRole, long jobCpuNanos, long jobBytes) {
  Usage {
    byRole = Map.copyOf(byRole);
  }
}
