package io.weir.benchmarks;

import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/**
 * How many entries of state the stages of a job read from their backend and wrote to it, where it
 * keeps bytes. Flink makes the reporter by its class name, so what jobs of this JVM count is kept
 * with the class, as long as they run.
 */
public final class EntryCounts implements MetricReporterFactory, MetricReporter {
  private static final String READ = "entriesRead";
  private static final String WRITTEN = "entriesWritten";
  private static final Set<String> NAMES = Set.of(READ, WRITTEN);
  private static final Map<Counter, Of> COUNTERS = new ConcurrentHashMap<>();

  private record Of(String job, String name) {}

  /** Public for Flink, which makes it by the settings of a cluster. */
  public EntryCounts() {}

  /** Settings of a cluster whose jobs are to be counted. */
  static Configuration settings() {
    Configuration settings = new Configuration();
    settings.setString("metrics.reporter.entries.factory.class", EntryCounts.class.getName());
    return settings;
  }

  /** By all stages of a job that runs, since it was started. */
  static long read(JobID job) {
    return sum(job, READ);
  }

  /** By all stages of a job that runs, since it was started. */
  static long written(JobID job) {
    return sum(job, WRITTEN);
  }

  private static long sum(JobID job, String name) {
    Of wanted = new Of(job.toString(), name);
    return COUNTERS.entrySet().stream()
        .filter(one -> one.getValue().equals(wanted))
        .mapToLong(one -> one.getKey().getCount())
        .sum();
  }

  @Override
  public MetricReporter createMetricReporter(Properties properties) {
    return this;
  }

  @Override
  public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
    if (metric instanceof Counter counter && NAMES.contains(name)) {
      COUNTERS.put(counter, new Of(group.getAllVariables().get("<job_id>"), name));
    }
  }

  @Override
  public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
    if (metric instanceof Counter counter) {
      COUNTERS.remove(counter);
    }
  }

  @Override
  public void open(MetricConfig config) {}

  @Override
  public void close() {}
}
