package io.weir.patterns.compiler;

import io.weir.patterns.condition.Frame;
import io.weir.schemas.Row;
import io.weir.schemas.RowBuilder;
import java.util.List;
import java.util.Random;

/**
 * Random events of the probe stream, full of absent and extreme values. Times are whole seconds:
 * cel-java refuses a negative duration with a fraction of a second.
 */
final class RandomFrames {
  private static final long NOW = 1_767_607_200_000L;

  private final Random random;

  RandomFrames(Random random) {
    this.random = random;
  }

  Frame frame() {
    Frame frame = new Frame();
    frame.row = row();
    frame.steps = new Row[] {row(), random.nextBoolean() ? null : row()};
    frame.values =
        new GivenValues(
            whole(),
            maybe(whole()),
            maybe(decimal()),
            random.nextBoolean(),
            maybe(text()),
            maybe(pick(0L, 1_000L, 900_000L, 86_400_000L, -5_000L)));
    return frame;
  }

  private Row row() {
    RowBuilder row =
        Probe.row()
            .set("tenant_id", pick("t1", "t2"))
            .set("event_time", NOW + 1_000L * random.nextInt(3))
            .set("activity", symbol())
            .set("whole", whole())
            .set("decimal", decimal())
            .set("text", text())
            .set("flag", random.nextBoolean())
            .set("colour", maybe(symbol()))
            .set("seen", maybe(pick(NOW, NOW - 604_800_000L, 0L, 253_402_300_799_000L)))
            .set("tags", maybe(random.nextBoolean() ? List.of() : List.of(text(), text())));
    if (random.nextBoolean()) {
      row.set("maybe.whole", whole())
          .set("maybe.small", maybe(random.nextInt()))
          .set("maybe.decimal", decimal())
          .set("maybe.text", text())
          .set("maybe.flag", maybe(random.nextBoolean()));
    }
    return row.build();
  }

  private long whole() {
    return pick(
        0L, 1L, -1L, 2L, 7L, 100L, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 53, random.nextLong());
  }

  private double decimal() {
    return pick(
        0.0,
        -0.0,
        1.0,
        0.25,
        -2.5,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        1e300,
        9.3e18,
        random.nextGaussian());
  }

  private String text() {
    return pick("", "a", "abc", "RED", "12", "-9", "b", "bcc", "ä\"", "\uD83D\uDE00");
  }

  private String symbol() {
    return pick("UNKNOWN", "RED", "GREEN", "BLUE");
  }

  private <T> T maybe(T value) {
    return random.nextInt(3) == 0 ? null : value;
  }

  @SafeVarargs
  private <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
