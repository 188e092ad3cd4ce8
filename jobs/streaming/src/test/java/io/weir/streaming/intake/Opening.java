package io.weir.streaming.intake;

import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.SimpleUserCodeClassLoader;
import org.apache.flink.util.UserCodeClassLoader;

/** What a source tells a schema that it opens. */
final class Opening implements DeserializationSchema.InitializationContext {
  private final MetricGroup metrics = new UnregisteredMetricsGroup();

  @Override
  public MetricGroup getMetricGroup() {
    return metrics;
  }

  @Override
  public UserCodeClassLoader getUserCodeClassLoader() {
    return SimpleUserCodeClassLoader.create(Opening.class.getClassLoader());
  }
}
