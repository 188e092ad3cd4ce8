/**
 * A broker and a cluster in one place: Kafka and Flink in this JVM for the demo and the tests, and
 * Flink as real processes where a job must prove that it runs from its jar.
 */
package io.weir.local;
