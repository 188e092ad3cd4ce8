package io.weir.local;

import java.util.Map;

/** The ways a topic is configured in Weir, as topic settings for Kafka. */
public final class TopicSettings {

  private TopicSettings() {}

  /** Record timestamps are append times given by the broker: how production topics are kept. */
  public static Map<String, String> appendTime() {
    return Map.of("message.timestamp.type", "LogAppendTime", "retention.ms", "-1");
  }

  /**
   * Record timestamps come from the sender's simulated clock: however far it is from the broker's,
   * no record is refused for its timestamp or removed for its age.
   */
  public static Map<String, String> simulatedClock() {
    return Map.of(
        "message.timestamp.type",
        "CreateTime",
        "message.timestamp.before.max.ms",
        String.valueOf(Long.MAX_VALUE),
        "message.timestamp.after.max.ms",
        String.valueOf(Long.MAX_VALUE),
        "retention.ms",
        "-1");
  }

  /** The last record of each key is kept; timestamps as in {@link #appendTime()}. */
  public static Map<String, String> compactedOnAppendTime() {
    return Map.of("cleanup.policy", "compact", "message.timestamp.type", "LogAppendTime");
  }

  /** The last record of each key is kept; timestamps as in {@link #simulatedClock()}. */
  public static Map<String, String> compacted() {
    return Map.of(
        "cleanup.policy",
        "compact",
        "message.timestamp.type",
        "CreateTime",
        "message.timestamp.before.max.ms",
        String.valueOf(Long.MAX_VALUE),
        "message.timestamp.after.max.ms",
        String.valueOf(Long.MAX_VALUE));
  }
}
