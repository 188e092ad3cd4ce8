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

  /** A record that claims to stand further behind is not followed: anybody could claim it. */
  private static final int MOST_MISSING = 1_000_000;

  private final List<Link> chain = new ArrayList<>(List.of(Link.START));
  private final Map<String, String> said = new HashMap<>();
  private final Map<String, Long> missing = new HashMap<>();
  private final List<String> breaks = new ArrayList<>();
  private final List<String> places = new ArrayList<>(List.of(""));
  private final Link wanted;
  private final Link behind;
  private boolean begun;
  private Link passed = Link.START;
  private long first = 1;
  private boolean met;
  private long records;
  private long repeats;
  private long recoveries;

  private AuditWalk(Link wanted, Link behind) {
    this.wanted = wanted;
    this.behind = behind;
    this.met = wanted.equals(Link.START);
  }

  /**
   * A walk along the chain, from its start.
   *
   * @param wanted a place it must come by; {@link Link#START} for none
   */
  public static AuditWalk whole(Link wanted) {
    AuditWalk walk = new AuditWalk(wanted, null);
    walk.begun = true;
    return walk;
  }

  /**
   * A walk that begins with the first record it gets: what came before is no longer in the topic.
   */
  public static AuditWalk fromWhatIsLeft(Link wanted) {
    return new AuditWalk(wanted, null);
  }

  /** A walk that begins with what follows a place, and passes over what it gets before. */
  public static AuditWalk behind(Link place, Link wanted) {
    return new AuditWalk(wanted, place);
  }

  /**
   * Takes the next record of the topic.
   *
   * @param offset where it stands
   * @param value its bytes
   * @param record what they say
   * @return whether it belongs to the walk, false for what stands before its beginning
   */
  public boolean take(long offset, byte[] value, GenericRecord record) {
    long sequence = (long) record.get("sequence");
    String previous = record.get("previous").toString();
    if (!begun && !begins(new Link(sequence - 1, previous))) {
      passed = new Link(sequence, Link.hash(value));
      return false;
    }
    records++;
    Link last = last();
    if (sequence == last.sequence() + 1 && previous.equals(last.hash())) {
      add(value, record);
    } else if (sequence >= 1
        && sequence <= last.sequence()
        && (previous.equals(chain.get((int) sequence - 1).hash()) || isUnknown(sequence))) {
      recoveries++;
      goBack((int) sequence);
      add(value, record);
    } else {
      wrong(
          "offset %d: record %d does not follow record %d: one of them was changed, or others are missing"
              .formatted(offset, sequence, last.sequence()));
      startFrom(sequence, value, record);
    }
    return true;
  }

  private boolean begins(Link before) {
    if (!isPossible(before.sequence() + 1) || (behind != null && !before.equals(behind))) {
      return false;
    }
    begun = true;
    first = before.sequence() + 1;
    fillUpTo(first - 1);
    if (before.sequence() > 0) {
      chain.add(before);
      places.add("");
    }
    met |= before.equals(wanted);
    return true;
  }

  /** Whether the job went back behind what is left: nobody can tell any more where to. */
  private boolean isUnknown(long sequence) {
    return sequence > 1 && sequence < first;
  }

  private static boolean isPossible(long sequence) {
    return sequence >= 1 && sequence <= Integer.MAX_VALUE - 8;
  }

  private void fillUpTo(long size) {
    while (chain.size() < size) {
      chain.add(new Link(chain.size(), ""));
      places.add("");
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
      String place = places.remove(i);
      if (!place.isEmpty()) {
        missing.put(place, (long) i);
      }
      chain.remove(i);
    }
  }

  /** What comes behind a break is walked all the same. */
  private void startFrom(long sequence, byte[] value, GenericRecord record) {
    if (!isPossible(sequence) || sequence - chain.size() > MOST_MISSING) {
      return;
    }
    while (chain.size() > sequence) {
      chain.remove(chain.size() - 1);
      places.remove(places.size() - 1);
    }
    fillUpTo(sequence);
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
    if (behind != null && !begun && !begins(passed)) {
      wrong("the chain has no record " + behind + " to begin behind");
    }
    if (!met && wanted.sequence() < first - 1) {
      wrong("what is left begins with record %d, behind %s".formatted(first, wanted));
    } else if (!met) {
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

  /** Number of the record it began with; 1 where that is the chain's first. */
  public long first() {
    return first;
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
