package io.weir.streaming.settings;

import java.io.Serializable;
import java.time.Duration;

/**
 * How time passes.
 *
 * @param mode whose clock stamps the topics
 * @param lateness how long after it happened an event may be appended
 * @param futureTolerance how far it may be ahead of its append time
 * @param settleAfter from which delay on a record waits for the watermark
 * @param idleness how long a partition may bring nothing; zero: for ever
 * @param drift how far partitions may be read apart; zero: as far as they go
 * @param decisionDeadline how long after an operation was sent its decision is still in time
 * @param heartbeat how often partitions of decisions are told how far everything is decided; zero:
 *     never
 */
public record TimeSettings(
    TimeMode mode,
    Duration lateness,
    Duration futureTolerance,
    Duration settleAfter,
    Duration idleness,
    Duration drift,
    Duration decisionDeadline,
    Duration heartbeat)
    implements Serializable {}
