/** The only place that knows Kafka's sources, sinks and clients. */
package io.weir.streaming.kafka;
