package io.weir.local;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** A job to be packed into a jar: counts to its first argument, a hundred a second. */
public final class CountToMain {

  private CountToMain() {}

  public static void main(String[] args) throws Exception {
    Configuration settings = new Configuration();
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(300));
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
    DataGeneratorSource<Long> numbers =
        new DataGeneratorSource<>(
            number -> number,
            Long.parseLong(args[0]),
            RateLimiterStrategy.perSecond(100),
            Types.LONG);
    env.fromSource(numbers, WatermarkStrategy.noWatermarks(), "numbers")
        .uid("numbers")
        .sinkTo(new DiscardingSink<>())
        .uid("nowhere");
    env.execute("count to " + args[0]);
  }
}
