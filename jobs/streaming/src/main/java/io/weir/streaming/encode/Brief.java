package io.weir.streaming.encode;

import io.weir.engine.decision.Decision.Weighed;
import io.weir.engine.signal.LiveSignal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * What a record tells of a signal: all, where there is room. Readers refuse a record of more than
 * 32 KiB, and nobody acts on a decision he cannot read; so what is too long is shortened, the same
 * signals always in the same way.
 *
 * @param weighed the signal
 * @param evidence ids of its events
 * @param values what it rests on
 */
record Brief(Weighed weighed, List<String> evidence, Map<String, String> values) {
  private static final int MOST_SIGNALS = 16;

  /** Bytes of all signals of a decision: everything else in one has less than 9 KiB. */
  private static final int MOST_OF_ALL = 22 * 1024;

  /** Bytes of evidence and values where one signal is told: all its keys have less than 15 KiB. */
  private static final int MOST_OF_ONE = 16 * 1024;

  /** Numbers, ends of lists and what stands for the severity. */
  private static final int BESIDE_TEXTS = 64;

  private static final Comparator<Brief> LIGHTEST_FIRST =
      Comparator.comparingDouble(
              (Brief one) -> one.signal().severity().weight() * one.weighed.relation())
          .thenComparing(one -> one.signal().id(), Comparator.reverseOrder());

  /** What the lightest loses first comes first; null is to lose all. */
  private static final List<UnaryOperator<Brief>> STEPS =
      List.of(Brief::withoutValues, Brief::withoutMiddle, one -> null);

  private Brief(Weighed weighed) {
    this(weighed, weighed.signal().evidence(), weighed.signal().values());
  }

  /**
   * The signals told of a decision: the weightiest, in that order, where they are too many. Where
   * they are too long the lightest lose their values, then the events between the first and the
   * last, then their place.
   */
  static List<Brief> of(List<Weighed> signals) {
    List<Brief> told = new ArrayList<>(signals.size());
    signals.forEach(one -> told.add(new Brief(one)));
    if (told.size() > MOST_SIGNALS) {
      told.sort(LIGHTEST_FIRST.reversed());
      told.subList(MOST_SIGNALS, told.size()).clear();
    }
    if (told.stream().mapToInt(one -> one.bytes(Brief::atMost)).sum() > MOST_OF_ALL) {
      shorten(told);
    }
    return told;
  }

  private static void shorten(List<Brief> told) {
    List<Brief> all = List.copyOf(told);
    List<Integer> places =
        IntStream.range(0, all.size())
            .boxed()
            .sorted(Comparator.comparing(all::get, LIGHTEST_FIRST))
            .toList();
    int bytes = all.stream().mapToInt(one -> one.bytes(Utf8::bytes)).sum();
    for (UnaryOperator<Brief> step : STEPS) {
      for (int place : places) {
        if (bytes > MOST_OF_ALL) {
          Brief shorter = step.apply(told.get(place));
          bytes -= told.get(place).bytes(Utf8::bytes);
          bytes += shorter == null ? 0 : shorter.bytes(Utf8::bytes);
          told.set(place, shorter);
        }
      }
    }
    told.removeIf(Objects::isNull);
  }

  /** The values told where a record is about one signal: none where they are too long. */
  static Map<String, String> values(LiveSignal signal) {
    return texts(signal.evidence(), signal.values(), Brief::atMost) <= MOST_OF_ONE
            || texts(signal.evidence(), signal.values(), Utf8::bytes) <= MOST_OF_ONE
        ? signal.values()
        : Map.of();
  }

  LiveSignal signal() {
    return weighed.signal();
  }

  private Brief withoutValues() {
    return new Brief(weighed, evidence, Map.of());
  }

  private Brief withoutMiddle() {
    return evidence.size() <= 2
        ? this
        : new Brief(weighed, List.of(evidence.get(0), evidence.get(evidence.size() - 1)), values);
  }

  /** With the sentence about it, which stands beside. */
  private int bytes(ToIntFunction<String> length) {
    return BESIDE_TEXTS
        + length.applyAsInt(signal().id())
        + length.applyAsInt(signal().patternId())
        + length.applyAsInt(signal().alternative())
        + length.applyAsInt(signal().reason())
        + texts(evidence, values, length);
  }

  /** How long a text can be at most; needs no look at it. */
  private static int atMost(String text) {
    return Utf8.MOST_OF_ONE * text.length();
  }

  private static int texts(
      List<String> evidence, Map<String, String> values, ToIntFunction<String> length) {
    int bytes = Utf8.MOST_OF_LENGTH * (evidence.size() + 2 * values.size());
    for (String id : evidence) {
      bytes += length.applyAsInt(id);
    }
    for (Map.Entry<String, String> value : values.entrySet()) {
      bytes += length.applyAsInt(value.getKey()) + length.applyAsInt(value.getValue());
    }
    return bytes;
  }
}
