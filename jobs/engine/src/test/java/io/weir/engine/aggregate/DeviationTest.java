package io.weir.engine.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Deviations are exact until the last step, and no order of adding up shows in them. */
class DeviationTest {
  private static final long MOST = 1L << 44;

  @Test
  void shouldBeNothingWhereAllNumbersAreOne() {
    for (long value : new long[] {0, 1, -7, 1_000_000_007L, MOST, -MOST}) {
      assertThat(deviation(new long[] {value, value, value})).isZero();
    }
  }

  @Test
  void shouldBeThatOfThePopulation() {
    assertThat(deviation(new long[] {0, 1})).isEqualTo(0.5);
    assertThat(deviation(new long[] {2, 4, 4, 4, 5, 5, 7, 9})).isEqualTo(2.0);
    assertThat(deviation(new long[] {-MOST, MOST})).isEqualTo((double) MOST);
  }

  @Test
  void shouldEqualWhatUnboundedNumbersSay() {
    Random random = new Random(20_260_105);
    for (int i = 0; i < 2_000; i++) {
      long spread = 1L << (1 + random.nextInt(44));
      long offset = Math.floorMod(random.nextLong(), MOST - spread + 1);
      long[] values = new long[1 + random.nextInt(40)];
      for (int k = 0; k < values.length; k++) {
        values[k] = offset + Math.floorMod(random.nextLong(), spread);
        values[k] = random.nextBoolean() ? values[k] : -values[k];
      }
      double exact = exact(values);
      assertThat(Math.abs(deviation(values) - exact)).isLessThanOrEqualTo(exact * 1e-12);
    }
  }

  @Test
  void shouldGiveBackWhatWasTaken() {
    long[] values = {3, -MOST, 17, MOST, MOST};
    Sum squares = new Sum();
    for (long value : values) {
      squares.add(Math.multiplyHigh(value, value), value * value);
    }
    for (int i = 1; i < values.length; i++) {
      squares.take(Math.multiplyHigh(values[i], values[i]), values[i] * values[i]);
    }

    assertThat(squares.high()).isZero();
    assertThat(squares.low()).isEqualTo(9);
  }

  private static double deviation(long[] values) {
    Sum squares = new Sum();
    long sum = 0;
    for (long value : values) {
      sum += value;
      squares.add(Math.multiplyHigh(value, value), value * value);
    }
    return Deviation.of(values.length, sum, squares);
  }

  private static double exact(long[] values) {
    BigInteger n = BigInteger.valueOf(values.length);
    BigInteger sum = BigInteger.ZERO;
    BigInteger squares = BigInteger.ZERO;
    for (long value : values) {
      BigInteger one = BigInteger.valueOf(value);
      sum = sum.add(one);
      squares = squares.add(one.multiply(one));
    }
    BigInteger scaled = n.multiply(squares).subtract(sum.multiply(sum));
    return new BigDecimal(scaled)
        .sqrt(MathContext.DECIMAL128)
        .divide(new BigDecimal(n), MathContext.DECIMAL128)
        .doubleValue();
  }
}
