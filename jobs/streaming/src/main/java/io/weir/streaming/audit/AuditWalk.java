package io.weir.streaming.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;

/**
 * Walks the audit trail and says where it breaks. A record either follows the last one, or goes
 * back behind an earlier one: then the job went on from a checkpoint, and all that stood behind it
 * must come again. Keeps a hash for every record. Not thread-safe.
 */
public final class AuditWalk {
  /** Enough to see what is wrong. */
  private static final int MOST_BREAKS = 20;

  private final List<Link> chain = new ArrayList<>(List.of(Link.START));
  private final Map<String, String> said = new HashMap<>();
  private final Map<String, Long> missing = new HashMap<>();
  private final List<String> breaks = new ArrayList<>();
  private final List<String> places = new ArrayList<>(List.of(""));
  private final Link wanted;
  private boolean met;
  private long records;
  private long repeats;
  private long recoveries;

  /**
   * A walk along the chain.
   *
   * @param wanted a place it must come by; {@link Link#START} for none
   */
  public AuditWalk(Link wanted) {
    this.wanted = wanted;
    this.met = wanted.equals(Link.START);
  }

  /**
   * Takes the next record of the topic.
   *
   * @param offset where it stands
   * @param value its bytes
   * @param record what they say
   */
  public void take(long offset, byte[] value, GenericRecord record) {
    records++;
    long sequence = (long) record.get("sequence");
    String previous = record.get("previous").toString();
    Link last = last();
    if (sequence == last.sequence() + 1 && previous.equals(last.hash())) {
      add(value, record);
    } else if (sequence >= 1
        && sequence <= last.sequence()
        && previous.equals(chain.get((int) sequence - 1).hash())) {
      recoveries++;
      goBack((int) sequence);
      add(value, record);
    } else {
      wrong(
          "offset %d: record %d does not follow record %d: one of them was changed, or others are missing"
              .formatted(offset, sequence, last.sequence()));
      startFrom(sequence, value, record);
    }
  }

  private void add(byte[] value, GenericRecord record) {
    chain.add(last().next(value));
    met |= last().equals(wanted);
    places.add(place(record));
    String before = said.put(place(record), told(record));
    missing.remove(place(record));
    if (before != null) {
      repeats++;
      if (!before.equals(told(record))) {
        wrong("two records say different things about " + place(record));
      }
    }
  }

  private void goBack(int sequence) {
    for (int i = chain.size() - 1; i >= sequence; i--) {
      missing.put(places.remove(i), (long) i);
      chain.remove(i);
    }
  }

  /** What comes behind a break is walked all the same. */
  private void startFrom(long sequence, byte[] value, GenericRecord record) {
    if (sequence < 1 || sequence > Integer.MAX_VALUE - 8) {
      return;
    }
    while (chain.size() > sequence) {
      chain.remove(chain.size() - 1);
      places.remove(places.size() - 1);
    }
    while (chain.size() < sequence) {
      chain.add(new Link(chain.size(), ""));
      places.add("");
    }
    add(value, record);
  }

  /** Ends the walk: what went missing in a recovery is a break too. */
  public void end() {
    missing.forEach(
        (place, sequence) ->
            wrong(
                "record %d about %s did not come again after a recovery"
                    .formatted(sequence, place)));
    missing.clear();
    if (!met) {
      wrong("the chain has no record " + wanted + ": its end was cut off or written anew");
    }
  }

  private static String place(GenericRecord record) {
    return "%s-%s@%s"
        .formatted(
            record.get("record_topic"),
            record.get("record_partition"),
            record.get("record_offset"));
  }

  private static String told(GenericRecord record) {
    return record.get("digest") + " " + record.get("accepted") + " " + record.get("signatures");
  }

  private void wrong(String what) {
    if (breaks.size() < MOST_BREAKS) {
      breaks.add(what);
    }
  }

  /** Where the chain breaks, one line each, the first twenty; empty where it is whole. */
  public List<String> breaks() {
    return List.copyOf(breaks);
  }

  /** The last place: who keeps it elsewhere can tell whether the end was cut off. */
  public Link last() {
    return chain.get(chain.size() - 1);
  }

  /** Records walked. */
  public long records() {
    return records;
  }

  /** Records about something that was told before: after recoveries. */
  public long repeats() {
    return repeats;
  }

  /** How often the chain went on from an earlier place. */
  public long recoveries() {
    return recoveries;
  }
}
