package io.weir.engine.event;

import io.weir.engine.signal.Ids;
import io.weir.engine.signal.LiveSignal;
import io.weir.schemas.Field;
import io.weir.schemas.IpKeys;
import io.weir.schemas.IpRange;
import io.weir.schemas.Row;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import java.util.ArrayList;
import java.util.List;

/**
 * An event on its walk along the stages. Its row never changes; facts and live signals are added
 * where it passes. Not thread-safe: one stage has it at a time.
 */
public final class Event implements Comparable<Event> {
  private final StreamSchema stream;
  private final Row row;
  private final long time;
  private final long appendTime;
  private final long sentAt;
  private final boolean late;
  private final Facts facts;
  private List<LiveSignal> met;

  /** Null until it is asked for. */
  private String id;

  /** Keys derived from the address, parsed once: "" is none. */
  private String ipKey;

  private String subnetKey;

  /** Texts of fields that hold keys, by position among the stream's; null until one is asked. */
  private String[] keys;

  private String tenant;
  private long idHash;
  private boolean hashed;

  private long knew = Long.MAX_VALUE;
  private boolean inTurn;

  /**
   * @param stream the stream it belongs to
   * @param row its values
   * @param appendTime when the broker took it, epoch millis; what version judges it and whether it
   *     is late follow from this alone
   * @param sentAt wall-clock millis at which its producer sent it, for measuring latency; the
   *     append time where the producer does not say
   * @param late whether it came after the lateness allowed: decided, but changes no aggregate
   */
  public Event(StreamSchema stream, Row row, long appendTime, long sentAt, boolean late) {
    this(stream, row, appendTime, sentAt, late, new Facts(), List.of());
  }

  /** As restored in the middle of its walk. */
  public Event(
      StreamSchema stream,
      Row row,
      long appendTime,
      long sentAt,
      boolean late,
      Facts facts,
      List<LiveSignal> met) {
    this.stream = stream;
    this.row = row;
    this.time = row.getLong(stream.eventTime().index());
    this.appendTime = appendTime;
    this.sentAt = sentAt;
    this.late = late;
    this.facts = facts;
    this.met = met.isEmpty() ? List.of() : met;
  }

  /** An independent copy: what is collected on one is not on the other. */
  public Event copy() {
    Event copy =
        new Event(stream, row, appendTime, sentAt, late, facts.copy(), new ArrayList<>(met));
    copy.knew = knew;
    copy.inTurn = inTurn;
    return copy;
  }

  /**
   * The same event as another catalog declares its stream; null where it declares none of the name.
   * It takes over what was collected: this one is not to be used any more.
   */
  public Event redeclared(StreamCatalog today) {
    StreamSchema declared = today.stream(stream.name());
    if (declared == null) {
      return null;
    }
    Row adapted = declared.layout().adapt(row);
    Event event = new Event(declared, adapted, appendTime, sentAt, late, facts, met);
    event.knew = knew;
    return event;
  }

  public StreamSchema stream() {
    return stream;
  }

  public Row row() {
    return row;
  }

  public String id() {
    if (id == null) {
      id = row.getString(stream.eventId().index());
    }
    return id;
  }

  /** Event time, epoch millis. */
  public long time() {
    return time;
  }

  public long appendTime() {
    return appendTime;
  }

  /**
   * How far it lets time pass for keys that are judged at once. One that claims to be ahead of its
   * append, as it may be by minutes, must not push out what others did shortly before it was sent;
   * unless all that happened before it was judged before.
   */
  public long reached() {
    return inTurn ? time : Math.min(time, appendTime);
  }

  /** All that happened before it at the key it is at has been judged; not part of what is kept. */
  public Event inTurn() {
    inTurn = true;
    return this;
  }

  public long sentAt() {
    return sentAt;
  }

  public boolean late() {
    return late;
  }

  public String tenant() {
    if (tenant == null) {
      tenant = Tenants.name(row, stream.tenant().index());
    }
    return tenant;
  }

  /** Hash of the id, as windows know it. */
  public long idHash() {
    if (!hashed) {
      idHash = Ids.hash64(row, stream.eventId().index());
      hashed = true;
    }
    return idHash;
  }

  /** Whether it is synthetic: such an event is never acted on and enters no aggregate. */
  public boolean simulated() {
    int field = stream.simulated().index();
    return !row.isNull(field) && row.getBoolean(field);
  }

  /**
   * The address, or network of one customer, the event came from or names; null where there is
   * none, or a range of several.
   */
  public String ipKey() {
    if (ipKey == null) {
      IpRange range = range();
      String key = range == null ? IpKeys.ipKey(key("ip")) : range.ipKey();
      ipKey = key == null ? "" : key;
    }
    return ipKey.isEmpty() ? null : ipKey;
  }

  /**
   * The network around the address the event came from, or the one it names as a range; null where
   * there is none: who lists an address does not list its network.
   */
  public String subnetKey() {
    if (subnetKey == null) {
      IpRange range = range();
      String key = range == null ? IpKeys.subnetKey(key("ip")) : range.subnetKey();
      subnetKey = key == null ? "" : key;
    }
    return subnetKey.isEmpty() ? null : subnetKey;
  }

  /** The network that holds what is known of the address or range; null where there is none. */
  public String networkKey() {
    IpRange range = range();
    return range == null ? subnetKey() : range.network();
  }

  /** What it carries in a dimension's field, as it carries it, made once; null: nothing. */
  @SuppressWarnings("ReferenceEquality") // a declared field has one instance
  public String key(String dimension) {
    Field field = stream.dimension(dimension);
    if (field == null || row.isNull(field.index())) {
      return null;
    }
    List<Field> fields = stream.dimensions();
    if (keys == null) {
      keys = new String[fields.size()];
    }
    int position = 0;
    while (fields.get(position) != field) {
      position++;
    }
    if (keys[position] == null) {
      keys[position] = row.getString(field.index());
    }
    return keys[position];
  }

  /**
   * Forgets the texts made: it may be kept for long, and is asked for them seldom from now on, when
   * they are made anew.
   */
  public void rest() {
    id = null;
    keys = null;
    ipKey = null;
    subnetKey = null;
  }

  /** What the event names where it may name a range; null for all others, and for no range. */
  private IpRange range() {
    return stream.range() == null ? null : IpRange.parse(key("ip"));
  }

  /** What earlier stages found; a stage adds to it. */
  public Facts facts() {
    return facts;
  }

  /** Live signals of other subjects (its source, device, payee) it passed on its way. */
  public List<LiveSignal> met() {
    return met;
  }

  /** It passes a live signal of another subject. */
  public void meet(LiveSignal signal) {
    if (met.isEmpty()) {
      met = new ArrayList<>(2);
    }
    met.add(signal);
  }

  /**
   * Append time from which the newest change of the pattern set counts that every stage knew of
   * when it judged the event; Long.MAX_VALUE where nobody judged it, or none can have been missing.
   */
  public long knew() {
    return knew;
  }

  /** A stage that knew of changes up to this one judged the event. */
  public void judgedKnowing(long change) {
    knew = Math.min(knew, change);
  }

  /** No change was missing: there is nothing to remember. */
  public void judgedInFull() {
    knew = Long.MAX_VALUE;
  }

  /** The order everything is decided in: event time, then event id. */
  @Override
  public int compareTo(Event other) {
    int byTime = Long.compare(time, other.time);
    return byTime != 0 ? byTime : id().compareTo(other.id());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Event event && time == event.time && id().equals(event.id());
  }

  @Override
  public int hashCode() {
    return id().hashCode();
  }
}
