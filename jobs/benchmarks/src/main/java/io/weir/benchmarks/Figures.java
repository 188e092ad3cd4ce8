package io.weir.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one round measured, after its first part.
 *
 * @param events how many were played in the part that counts
 * @param seconds they took
 * @param usage of processor and memory meanwhile
 * @param latency from the moment an operation was due to reading its decision
 */
record Figures(double events, double seconds, Usage usage, Latency latency) {

  double eventsPerSecond() {
    return events / seconds;
  }

  /** Processor time of the whole process, broker included. */
  double cpuMicros() {
    return usage.cpuNanos() / 1e3 / events;
  }

  /** Processor time of the job's threads. */
  double jobCpuMicros() {
    return usage.jobCpuNanos() / 1e3 / events;
  }

  /** Bytes allocated by the job's threads. */
  double allocatedBytes() {
    return usage.jobBytes() / events;
  }

  /** Who uses the processor, most first: the share of the process, in hundredths. */
  String shares() {
    long known = usage.byRole().values().stream().mapToLong(nanos -> nanos).sum();
    Map<String, Long> all = new HashMap<>(usage.byRole());
    all.put("compiler, collector and what ended", Math.max(0, usage.cpuNanos() - known));
    List<Map.Entry<String, Long>> most =
        all.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .filter(role -> role.getValue() * 100 >= usage.cpuNanos())
            .toList();
    return most.stream()
        .map(role -> role.getKey() + " " + Math.round(100.0 * role.getValue() / usage.cpuNanos()))
        .collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,.0f events/s, %.1f us of processor an event, %,.0f bytes by the job, latency %s",
        eventsPerSecond(),
        cpuMicros(),
        allocatedBytes(),
        latency);
  }
}
