package io.weir.cli.replay.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weir.cli.json.AvroJson;
import io.weir.schemas.EventCodec;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.UndecodableException;
import io.weir.streaming.record.Destination;
import io.weir.streaming.record.OutRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * Writes what the job said to {@code signals.ndjson}, {@code alerts.ndjson}, {@code
 * decisions.ndjson} and {@code restrictions.ndjson}, by event time, and counts it. Every line names
 * the source events it rests on. For one thread.
 */
public final class Statements {
  private static final int MOST_IN_MEMORY = 200_000;
  private static final Map<Destination, Form> FORMS =
      new EnumMap<>(
          Map.of(
              Destination.SIGNALS,
                  new Form("signals", "io.weir.events.Signal", "event_time", "signal_id"),
              Destination.ALERTS,
                  new Form("alerts", "io.weir.outputs.Alert", "last_event_time", "alert_id"),
              Destination.DECISIONS,
                  new Form("decisions", "io.weir.outputs.Decision", "event_time", "decision_id"),
              Destination.RESTRICTIONS,
                  new Form(
                      "restrictions", "io.weir.outputs.Restriction", "issued_at", "subject_id")));

  /** Dimensions whose keys belong to one account. */
  private static final Set<String> OWNERS =
      Set.of("account", "user", "session", "card", "transfer");

  /** A kind of statement: its file, its schema, and what its lines are sorted by. */
  private record Form(String file, String schema, String time, String id) {}

  private final AvroJson json = AvroJson.camelCase();
  private final EventCodec codec;
  private final Map<Destination, SortedLines> lines = new EnumMap<>(Destination.class);
  private final Map<Destination, Schema> schemas = new EnumMap<>(Destination.class);

  private final Set<String> told = new HashSet<>();

  private final Map<String, Long> signals = new TreeMap<>();
  private final Map<String, Long> decisions = new TreeMap<>();

  /** Statements into files under a directory that is there. */
  public Statements(Path directory, StreamCatalog catalog) {
    this.codec = new EventCodec(catalog.schemas());
    FORMS.forEach(
        (destination, form) -> {
          Path file = directory.resolve(form.file() + ".ndjson");
          lines.put(destination, new SortedLines(file, MOST_IN_MEMORY));
          schemas.put(destination, catalog.schemas().named(form.schema()));
        });
  }

  /** Takes one statement; what is no statement about events is passed over. */
  public void add(OutRecord said) {
    Form form = FORMS.get(said.destination());
    if (form == null) {
      return;
    }
    try {
      GenericRecord record = codec.decode(schemas.get(said.destination()), said.value());
      ObjectNode line = json.of(record);
      boolean news =
          switch (said.destination()) {
            case SIGNALS -> signal(record, line);
            case DECISIONS -> decision(record, line);
            // Whom it would have told was not there to answer: it would be said of every hold.
            case ALERTS -> record.get("decision_id") == null;
            default -> true;
          };
      if (news) {
        lines.get(said.destination()).add(key(form, record), line.toString());
      }
    } catch (UndecodableException e) {
      throw new IllegalStateException("the job wrote what its own schema cannot read", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A signal is told to every account its source touched; the statement is one all the same. */
  private boolean signal(GenericRecord record, ObjectNode line) {
    if (!told.add(record.get("signal_id") + "/" + record.get("revision"))) {
      return false;
    }
    // The statement's own id; the events it rests on are in eventIds.
    line.remove("eventId");
    if (!OWNERS.contains(line.get("keyDimension").asText())) {
      line.remove("accountId");
    }
    count(signals, line.get("patternId").asText());
    return true;
  }

  private boolean decision(GenericRecord record, ObjectNode line) {
    nameEvents(record, line);
    count(decisions, line.get("action").asText());
    return true;
  }

  private static void count(Map<String, Long> counts, String of) {
    counts.merge(of, 1L, Long::sum);
  }

  /** The trigger first, then what its signals rest on. */
  private static void nameEvents(GenericRecord decision, ObjectNode line) {
    Set<String> ids = new LinkedHashSet<>();
    ids.add(decision.get("trigger_event_id").toString());
    for (Object signal : (List<?>) decision.get("signals")) {
      ((List<?>) ((GenericRecord) signal).get("event_ids")).forEach(id -> ids.add(id.toString()));
    }
    ArrayNode events = line.putArray("eventIds");
    ids.forEach(events::add);
  }

  private static String key(Form form, GenericRecord record) {
    return "%019d %s".formatted((long) record.get(form.time()), record.get(form.id()));
  }

  /** Writes the files. */
  public void finish() throws IOException {
    for (SortedLines file : lines.values()) {
      file.finish();
    }
  }

  /** Statements written to one file. */
  public long count(Destination destination) {
    return lines.get(destination).count();
  }

  /** Signals by pattern. */
  public Map<String, Long> signals() {
    return signals;
  }

  /** Decisions by action. */
  public Map<String, Long> decisions() {
    return decisions;
  }
}
