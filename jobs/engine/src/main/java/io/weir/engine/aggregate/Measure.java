package io.weir.engine.aggregate;

import io.weir.engine.event.Event;
import io.weir.engine.signal.Ids;
import io.weir.patterns.condition.Condition;
import io.weir.patterns.condition.Frame;
import io.weir.patterns.condition.Truth;
import io.weir.patterns.model.Aggregate;
import io.weir.patterns.model.Aggregate.Function;
import io.weir.patterns.model.Kinds;
import io.weir.patterns.model.SignalStream;
import io.weir.patterns.model.TakenBack;
import io.weir.schemas.Field;
import io.weir.schemas.FieldType;
import io.weir.schemas.Row;
import java.util.List;

/**
 * One aggregate definition as the engine holds it: which events enter, what of them is kept, and
 * under which id its value is frozen on an event. It brings its own scratch space, so that a
 * compiled program belongs to one thread.
 *
 * <p>What a value covers, as of an event at t, is a function of the events alone:
 *
 * <ul>
 *   <li>an event enters when it happens, or as much later as its aggregate says;
 *   <li>the entries in (t - over, t], in the order of (time, id), the asking one left out if prior,
 *       and less those that an event up to the asking one takes back;
 *   <li>panes are aligned to the epoch. One that t - over cuts and that has more than {@value
 *       #EXACT_PER_PANE} entries counts as one: each sub-key's entries in it all count while the
 *       latest of them is inside, and none does afterwards;
 *   <li>of more than {@value #SAMPLE} sub-keys those with the smallest hashes stand for all:
 *       distinct and atLeast are scaled up, share, maxPer and quantilePer are those of the sample,
 *       and firstSeen takes a value outside of it for new, so that a flood can make known values
 *       new but never new ones known.
 *   <li>of statements that end, the latest of each sub-key counts until then, whatever its pane;
 *   <li>where entries may be taken back, they are told apart whatever their pane: the newest
 *       {@value #APART} at least. Of more, those of the oldest panes are one, and stay.
 * </ul>
 *
 * <p>Sums end at the greatest and the least long instead of being unknown: nobody can hide from a
 * sum by making it too great. Means of decimals are taken in steps of 2^-20, which add up alike in
 * any order. A NaN is no value and does not enter. Deviations and logarithms are whole numbers of
 * steps as well (2^-32 for logarithms), and a value more than 2^44 steps from 0 counts as 2^44, so
 * that 128 bits hold the squares of all that can enter.
 */
public final class Measure {
  /** Panes in a window. */
  static final int PANES = 64;

  /** Entries of one pane that are told apart; beyond, the pane is one (design 3.5). */
  static final int EXACT_PER_PANE = 8;

  /** Values of a field that are told apart; beyond, those with the smallest hashes are a sample. */
  static final int SAMPLE = 1024;

  /** Entries that can be taken back, where there are any such. */
  static final int APART = 1024;

  private final Aggregate aggregate;
  private final long factId;
  private final long windowId;
  private final long pane;
  private final long keptFor;
  private final boolean decimal;
  private boolean revisable;
  private final Asked answer = new Asked();
  private Tally scratch;
  private RecentTexts texts;
  private Columns columns;
  private SeriesPlan series;
  private int position;
  private Clock clock;

  public Measure(Aggregate aggregate) {
    this.aggregate = aggregate;
    this.factId = Ids.hash64(aggregate.definition());
    this.windowId = Ids.hash64(aggregate.kept());
    this.keptFor = aggregate.keptFor();
    this.pane = Math.max(1, keptFor / PANES);
    this.decimal = aggregate.field() != null && aggregate.field().type() == FieldType.DOUBLE;
    this.revisable = kinds().stream().map(Kinds::stream).anyMatch(Passed::passes);
  }

  private Measure(Measure other) {
    this.aggregate = other.aggregate;
    this.factId = other.factId;
    this.windowId = other.windowId;
    this.keptFor = other.keptFor;
    this.pane = other.pane;
    this.decimal = other.decimal;
    this.revisable = other.revisable;
  }

  /** The same measure with scratch space of its own, and of no series yet. */
  public Measure apart() {
    return new Measure(this);
  }

  /** Says which measure knows whose clock it goes by. */
  public void goBy(Measure zone) {
    clock = new Clock(zone);
  }

  /** Whose clock it goes by, as a measure knows it; null where none does. */
  public Clock clock() {
    return clock;
  }

  /** Which columns its entries have. */
  Columns columns() {
    if (columns == null) {
      columns = Columns.of(aggregate);
    }
    return columns;
  }

  /** Where the entries of one question are tallied; cleared by whoever asks. */
  Tally scratch() {
    scratch = scratch == null ? new Tally(this) : scratch;
    return scratch;
  }

  /** Where the answer to a question is put; read at once. */
  Asked answer() {
    return answer;
  }

  /** Says which series its window is part of, and where. */
  void in(SeriesPlan shared, int at) {
    series = shared;
    position = at;
  }

  /** The series its window is part of; null where it stands alone. */
  public SeriesPlan series() {
    return series;
  }

  /** Position of its window in the series it is part of. */
  int position() {
    return position;
  }

  public Aggregate aggregate() {
    return aggregate;
  }

  /** Under which the value is frozen on an event; equal definitions have equal ids. */
  public long factId() {
    return factId;
  }

  /** Under which its window is kept; that of another measure may be the same. */
  public long windowId() {
    return windowId;
  }

  /** Milliseconds back from now that its window holds. */
  public long keptFor() {
    return keptFor;
  }

  /** Event time at which an event's entry begins to count, as long as nothing takes it back. */
  long entryTime(Event event) {
    return event.time() + aggregate.learnAfter();
  }

  /** Milliseconds from an event to where it counts no more, but for what is left of a pane. */
  public long reach() {
    return keptFor + aggregate.learnAfter();
  }

  /** The kinds of event that change its value. */
  public List<Kinds> kinds() {
    return aggregate.changedBy();
  }

  /**
   * Whether entries may be taken back, by the option or as signals are. If not, an id only tells
   * apart what stands in the millisecond asked about, and is forgotten behind the watermark.
   */
  boolean retractable() {
    return !aggregate.takenBack().isEmpty()
        || aggregate.kinds().stream().name().equals(SignalStream.NAME);
  }

  /** Whether its window may be asked again behind the watermark, by what passes that. */
  boolean revisable() {
    return revisable;
  }

  /** Says that its window may, for another measure's sake. */
  void reviseAsWell() {
    revisable = true;
  }

  /** Milliseconds of one pane. */
  public long pane() {
    return pane;
  }

  long over() {
    return aggregate.over().millis();
  }

  /** Whether the field holds decimals. */
  boolean decimal() {
    return decimal;
  }

  /** What one of the units entries are added up in is worth. */
  double unit() {
    return Steps.unit(aggregate.function(), decimal);
  }

  /** Whether the asking event itself is left out. */
  public boolean prior() {
    return aggregate.prior() || aggregate.function() == Function.FIRST_SEEN;
  }

  /** Whether nothing is known where nothing entered, as of what few values are listed in. */
  public boolean unknownWhenEmpty() {
    return aggregate.nullable();
  }

  /** Whether entries are grouped by a hash, so that a sample of the hashes can stand for all. */
  boolean sampled() {
    return switch (aggregate.function()) {
      case DISTINCT, FIRST_SEEN, SHARE, MAX_PER, QUANTILE_PER, STRONGEST -> true;
      default -> false;
    };
  }

  /** Whether no pane counts as one: entries can go again, or each counts until its own time. */
  boolean toldApart() {
    return retractable() || aggregate.listing() != null;
  }

  /** Whether of the entries of one sub-key the latest alone makes the value, and never goes. */
  boolean latestOnly() {
    return aggregate.atLeast() <= 1
        && !retractable()
        && switch (aggregate.function()) {
          case DISTINCT, FIRST_SEEN, LAST, STRONGEST -> true;
          default -> false;
        };
  }

  /** Whether the event enters. */
  public boolean takes(Frame frame) {
    Row row = frame.row;
    if (!aggregate.kinds().contains(row)) {
      return false;
    }
    return FieldValues.observed(row, aggregate, decimal)
        && (aggregate.listing() == null || !row.isNull(aggregate.listing().until().index()))
        && holds(aggregate.where(), frame);
  }

  /** Whether the event takes an entry back. */
  public boolean takesBack(Frame frame) {
    TakenBack back = FieldValues.takenBack(frame.row, aggregate);
    return back != null && holds(back.where(), frame);
  }

  /** Hash of the id of the event whose entry the event takes back. */
  long original(Row row) {
    return Ids.hash64(row, FieldValues.takenBack(row, aggregate).of().index());
  }

  static boolean holds(List<Condition> conjuncts, Frame frame) {
    for (int i = 0; i < conjuncts.size(); i++) {
      if (conjuncts.get(i).test(frame) != Truth.TRUE) {
        return false;
      }
    }
    return true;
  }

  /** What an entering event is grouped by: a hash of the field's value, its hour, or its bucket. */
  long sub(Row row) {
    return FieldValues.sub(row, aggregate);
  }

  /** The number an entering event brings: raw, the bits of a double, or steps to be added up. */
  long number(Frame frame) {
    return FieldValues.brought(frame, aggregate, decimal);
  }

  /** The text an entering event brings; null where none is asked for. */
  String text(Row row) {
    Field field = aggregate.field();
    if (!columns().text() || !field.symbols().isEmpty()) {
      return columns().text() ? row.getString(field.index()) : null;
    }
    texts = texts == null ? new RecentTexts() : texts;
    return texts.of(row, field.index());
  }
}
