package io.weir.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.bytes.Repeats;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FactsTest {

  @Test
  void shouldReadEveryNumberItWrote() throws IOException {
    Random random = new Random(20260105);
    Facts facts = new Facts();
    long[] numbers = new long[1_000];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] =
          switch (i % 4) {
            case 0 -> random.nextLong() >> random.nextInt(64);
            case 1 -> random.nextInt(1_000);
            case 2 -> Double.doubleToLongBits(random.nextInt(8) / 8.0);
            default -> Double.doubleToLongBits(random.nextGaussian());
          };
      facts.put(i, numbers[i]);
    }
    facts.put(5_000, "a text");

    Facts read = read(written(facts));

    assertThat(read.size()).isEqualTo(numbers.length + 1);
    for (int i = 0; i < numbers.length; i++) {
      assertThat(read.bits(read.find(i))).isEqualTo(numbers[i]);
    }
    assertThat(read.text(read.find(5_000))).isEqualTo("a text");
  }

  @Test
  void shouldReadWhatWasWrittenBeforeNumbersWereShort() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeShort(2);
    out.writeLong(3);
    out.writeBoolean(false);
    out.writeLong(42);
    out.writeLong(4);
    out.writeBoolean(true);
    out.writeUTF("old");

    Facts read = read(bytes.toByteArray());

    assertThat(read.bits(read.find(3))).isEqualTo(42);
    assertThat(read.text(read.find(4))).isEqualTo("old");
  }

  @Test
  void shouldTakeTenBytesForACount() throws IOException {
    Facts facts = new Facts();
    facts.put(1, 12);

    assertThat(written(facts)).hasSize(Short.BYTES + Long.BYTES + 2);
  }

  private static byte[] written(Facts facts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    facts.write(new DataOutputStream(bytes), Repeats.none());
    return bytes.toByteArray();
  }

  private static Facts read(byte[] bytes) throws IOException {
    return Facts.read(new DataInputStream(new ByteArrayInputStream(bytes)), Repeats.none());
  }
}
