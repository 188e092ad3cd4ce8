package io.weir.engine.aggregate;

import io.weir.engine.signal.Ids;
import io.weir.patterns.condition.Frame;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The windows of one stream on one dimension of an account that share their entries, and where the
 * values of an entry come from. What may be taken back stands alone. Immutable.
 */
public final class SeriesPlan {
  private final long id;
  private final String dimension;
  private final Measure[] members;
  private final Measure[] sources;
  private final boolean[] hashed;
  private final long[] users;
  final Layout layout;

  private SeriesPlan(String dimension, String stream, SortedMap<Long, Measure> byWindow) {
    this.id = Ids.hash64(dimension + ' ' + stream);
    this.dimension = dimension;
    this.members = byWindow.values().toArray(Measure[]::new);
    TreeMap<Long, Column> columns = new TreeMap<>();
    byWindow.forEach((windowId, measure) -> columns.put(windowId, Column.of(measure)));
    this.layout = Layout.of(columns);
    this.users = layout.users();
    this.sources = new Measure[layout.columns.length];
    this.hashed = new boolean[sources.length];
    for (int i = 0; i < members.length; i++) {
      int column = layout.columnOf[i];
      if (column >= 0) {
        sources[column] = members[i];
        hashed[column] = members[i].columns().sub();
      }
    }
  }

  /** Puts the windows of measures together; every measure learns which series it is part of. */
  public static void share(Collection<Measure> measures) {
    Set<Long> revisable = new HashSet<>();
    measures.stream().filter(Measure::revisable).forEach(one -> revisable.add(one.windowId()));
    for (Measure measure : measures) {
      if (revisable.contains(measure.windowId())) {
        measure.reviseAsWell();
      }
    }
    TreeMap<String, List<Measure>> together = new TreeMap<>();
    for (Measure measure : measures) {
      if (isShared(measure)) {
        together.computeIfAbsent(place(measure), place -> new ArrayList<>()).add(measure);
      }
    }
    for (List<Measure> group : together.values()) {
      TreeMap<Long, Measure> byWindow = new TreeMap<>();
      group.forEach(measure -> byWindow.putIfAbsent(measure.windowId(), measure));
      Measure one = group.get(0);
      SeriesPlan plan =
          new SeriesPlan(
              one.aggregate().dimension(), one.aggregate().kinds().stream().name(), byWindow);
      group.forEach(measure -> measure.in(plan, plan.layout.bit(measure.windowId())));
    }
  }

  /** Entries of a series stand at the time of their event and never go but with their window. */
  private static boolean isShared(Measure measure) {
    return !measure.retractable()
        && measure.aggregate().listing() == null
        && measure.aggregate().learnAfter() == 0;
  }

  private static String place(Measure measure) {
    return measure.aggregate().dimension() + ' ' + measure.aggregate().kinds().stream().name();
  }

  /** Under which a series is kept: of its dimension and stream alone, so that it stays. */
  public long id() {
    return id;
  }

  /** The dimension whose key holds it. */
  public String dimension() {
    return dimension;
  }

  /** Whether a window is one of the series. */
  public boolean has(long windowId) {
    return layout.bit(windowId) >= 0;
  }

  /** One measure of each window, in the order of their bits; not to be changed. */
  public Measure[] members() {
    return members;
  }

  /**
   * Sets the bits of an entry, and the values its windows ask for.
   *
   * @param entered a bit for each window the event enters
   */
  @SuppressWarnings("ReferenceEquality") // whether it is the very one saves looking
  void fill(SharedEntries entries, int entry, Frame frame, long[] entered) {
    SeriesLayouts.mark(entries, entry, layout, entered);
    for (int i = 0; i < layout.columns.length; i++) {
      if (asks(i, entered)) {
        Column column = layout.columns[i];
        int to = entries.layout == layout ? i : entries.layout.column(column);
        if (column.kind() == Column.Kind.TEXT) {
          entries.setText(entry, to, sources[i].text(frame.row));
        } else {
          entries.setNumber(entry, to, number(i, frame));
        }
      }
    }
  }

  /** Whether one of the windows an event enters asks for a column. */
  private boolean asks(int column, long[] entered) {
    for (int word = 0; word < layout.words; word++) {
      if ((users[column * layout.words + word] & entered[word]) != 0) {
        return true;
      }
    }
    return false;
  }

  /** The value an entering event has in a column that is no text. */
  private long number(int column, Frame frame) {
    Measure source = sources[column];
    return hashed[column] ? source.sub(frame.row) : source.number(frame);
  }
}
