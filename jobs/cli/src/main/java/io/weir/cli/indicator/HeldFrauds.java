package io.weir.cli.indicator;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.Outputs;
import io.weir.cli.connection.TopicReader;
import io.weir.cli.console.Progress;
import io.weir.engine.event.DispositionStream;
import io.weir.schemas.EventCodec;
import io.weir.schemas.Field;
import io.weir.schemas.Row;
import io.weir.schemas.StreamSchema;
import io.weir.schemas.UndecodableException;
import io.weir.streaming.record.Destination;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;

/**
 * Operations that were held, or refused, and turned out to be fraud: read from the topics of
 * labels, decisions and events. For one thread.
 */
final class HeldFrauds {
  private static final Set<String> HELD = Set.of("HOLD", "BLOCK");

  /** Whose payee is bad, while what he paid from is his own. */
  private static final String COACHED = "SCAM_VICTIM";

  private static final Set<String> FRAUD = Set.of("CONFIRMED_FRAUD", COACHED);
  private static final List<String> KINDS = List.of("payee", "device", "ip");

  private final Connection connection;
  private final long since;
  private final EventCodec codec;

  /**
   * @param since epoch millis from which on topics are read; 0 for all there is
   */
  HeldFrauds(Connection connection, long since) {
    this.connection = connection;
    this.since = since;
    this.codec = new EventCodec(connection.settings().catalog().schemas());
  }

  /**
   * One of them.
   *
   * @param account whose it was
   * @param amount minor units of the base currency; 0 where none is known
   * @param keys what may be listed for it, by kind
   */
  record Operation(
      String tenant, String event, String account, long amount, Map<String, String> keys) {}

  private record Label(String id, long at, List<String> anchors, String verdict) {}

  List<Operation> read(Progress progress) {
    Map<String, String> verdicts = verdicts();
    Map<String, GenericRecord> held = new HashMap<>();
    try (Outputs decisions =
        connection.outputs(TopicReader.From.BEGINNING, Destination.DECISIONS)) {
      decisions.seek(since);
      for (GenericRecord one : decisions.toEnd(one -> isHeldFraud(one, verdicts), progress)) {
        held.put(anchor(one, "trigger_event_id"), one);
      }
    }
    List<Operation> operations = new ArrayList<>();
    Set<String> streams = new TreeSet<>();
    held.values().forEach(one -> streams.add(text(one, "trigger_stream")));
    for (String stream : streams) {
      StreamSchema schema = connection.settings().catalog().stream(stream);
      if (schema != null) {
        each(schema, row -> take(row, schema, held, verdicts, operations));
      }
    }
    return operations;
  }

  /** The last word on each operation and decision; a label that was corrected is none. */
  private Map<String, String> verdicts() {
    StreamSchema stream = connection.settings().catalog().stream(DispositionStream.NAME);
    List<Label> labels = new ArrayList<>();
    Set<String> corrected = new HashSet<>();
    each(
        stream,
        row -> {
          String tenant = Listings.text(row, "tenant_id");
          corrected.add(tenant + "|" + Listings.text(row, "corrects_event_id"));
          labels.add(
              new Label(
                  tenant + "|" + Listings.text(row, "event_id"),
                  row.getLong(stream.eventTime().index()),
                  Stream.of(
                          Listings.text(row, "original_event_id"),
                          Listings.text(row, "decision_id"))
                      .filter(id -> !id.isEmpty())
                      .map(id -> tenant + "|" + id)
                      .toList(),
                  Listings.text(row, "verdict")));
        });
    labels.removeIf(label -> corrected.contains(label.id()));
    labels.sort(Comparator.comparingLong(Label::at).thenComparing(Label::id));
    Map<String, String> verdicts = new HashMap<>();
    labels.forEach(label -> label.anchors().forEach(at -> verdicts.put(at, label.verdict())));
    return verdicts;
  }

  /** What is said of the decision counts before what is said of its event. */
  private static String verdict(GenericRecord decision, Map<String, String> verdicts) {
    String own = verdicts.get(anchor(decision, "decision_id"));
    return own == null ? verdicts.get(anchor(decision, "trigger_event_id")) : own;
  }

  private static boolean isHeldFraud(GenericRecord decision, Map<String, String> verdicts) {
    String verdict = verdict(decision, verdicts);
    return verdict != null && FRAUD.contains(verdict) && HELD.contains(text(decision, "action"));
  }

  private static void take(
      Row row,
      StreamSchema stream,
      Map<String, GenericRecord> held,
      Map<String, String> verdicts,
      List<Operation> operations) {
    String tenant = Listings.text(row, stream.tenant().path());
    String event = Listings.text(row, stream.eventId().path());
    GenericRecord decision = held.get(tenant + "|" + event);
    if (decision == null || !text(decision, "trigger_stream").equals(stream.name())) {
      return;
    }
    boolean coached = COACHED.equals(verdict(decision, verdicts));
    Map<String, String> keys = new HashMap<>();
    for (String kind : KINDS) {
      Field field = stream.dimension(kind);
      if (field != null && !row.isNull(field.index()) && (!coached || kind.equals("payee"))) {
        keys.put(kind, row.getString(field.index()));
      }
    }
    Object amount = decision.get("amount_at_risk_minor");
    held.remove(tenant + "|" + event);
    operations.add(
        new Operation(
            tenant, event, text(decision, "subject_id"), amount == null ? 0 : (long) amount, keys));
  }

  /** What cannot be read, or is not signed by who may say it, the job did not take either. */
  private void each(StreamSchema stream, Consumer<Row> taken) {
    String topic = connection.topic(stream.name());
    try (TopicReader reader = connection.read(TopicReader.From.BEGINNING, topic)) {
      if (since > 0) {
        reader.seek(since);
      }
      reader.toEnd(
          record -> {
            if (connection.takes(stream.name(), record)) {
              try {
                taken.accept(codec.decode(stream, record.value()));
              } catch (UndecodableException e) {
                return; // a dead letter
              }
            }
          });
    }
  }

  private static String anchor(GenericRecord decision, String field) {
    return text(decision, "tenant_id") + "|" + text(decision, field);
  }

  private static String text(GenericRecord record, String field) {
    return record.get(field).toString();
  }
}
