package io.weir.simulator.world;

import org.apache.avro.generic.GenericRecord;

/**
 * One record as a producer hands it to the broker.
 *
 * @param stream the stream it is sent to: login, device or payment
 * @param record the event in the shipped schema of its stream; null for garbage. Shared by its
 *     duplicates: do not change it
 * @param garbage bytes that are no event; null for an event
 * @param appendTime simulated time of arrival at the broker, milliseconds since the epoch; never
 *     decreases from one event to the next
 * @param key the record key: the account, else the user name's hash, else null
 */
// Compared by nobody: the bytes are only sent on.
@SuppressWarnings("ArrayRecordComponent")
public record SimulatedEvent(
    String stream, GenericRecord record, byte[] garbage, long appendTime, String key) {}
