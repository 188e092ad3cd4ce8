package io.weir.simulator;

import io.weir.simulator.truth.GroundTruth;
import io.weir.simulator.world.SimulatedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;

/** One simulation, run to its end and kept. */
record Run(SimulationOptions options, List<SimulatedEvent> events, GroundTruth truth) {

  static Run of(SimulationOptions options) {
    Simulation simulation = Simulation.of(options);
    List<SimulatedEvent> events = new ArrayList<>();
    simulation.events().forEachRemaining(events::add);
    return new Run(options, events, simulation.truth());
  }

  /** Records that are events, of one stream. */
  Stream<GenericRecord> records(String stream) {
    return events.stream()
        .filter(event -> event.stream().equals(stream) && event.record() != null)
        .map(SimulatedEvent::record);
  }

  /** Of customers nobody attacked. */
  Stream<GenericRecord> honest(String stream) {
    Set<String> attacked = truth.attackedAccounts();
    return records(stream)
        .filter(record -> record.get("account_id") != null)
        .filter(record -> !attacked.contains(text(record, "account_id")));
  }

  static String text(GenericRecord record, String field) {
    Object value = record.get(field);
    return value == null ? null : value.toString();
  }

  static boolean is(GenericRecord record, String activity) {
    return text(record, "activity").equals(activity);
  }

  static long time(GenericRecord record) {
    return (Long) record.get("event_time");
  }
}
