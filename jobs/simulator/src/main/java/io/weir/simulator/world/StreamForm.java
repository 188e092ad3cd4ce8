package io.weir.simulator.world;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** The empty event of one stream, with the nested record of the network. */
final class StreamForm {

  private final String stream;
  private final RecordForm envelope;
  private final RecordForm net;
  private final RecordForm session;

  StreamForm(String stream, Schema schema) {
    this.stream = stream;
    this.envelope = new RecordForm(schema);
    this.net = envelope.nested("net");
    this.session = envelope.has("session") ? envelope.nested("session") : null;
  }

  String stream() {
    return stream;
  }

  GenericRecord blank() {
    return envelope.blank();
  }

  void set(GenericRecord record, String field, Object value) {
    envelope.set(record, field, value);
  }

  GenericRecord net(Origin origin) {
    GenericRecord record = net.blank();
    net.set(record, "asn", origin.asn());
    net.set(record, "country", origin.country());
    net.set(record, "lat", origin.latitude());
    net.set(record, "long", origin.longitude());
    net.set(record, "accuracy_km", (double) origin.accuracyKm());
    net.set(record, "ip_type", origin.ipType());
    return record;
  }

  /** The session as the bank knows it; only the login stream carries one. */
  GenericRecord session(long created, String boundDevice, int assurance) {
    GenericRecord record = session.blank();
    session.set(record, "created_time", created);
    session.set(record, "bound_device_id", boundDevice);
    session.set(record, "aal", assurance);
    return record;
  }
}
