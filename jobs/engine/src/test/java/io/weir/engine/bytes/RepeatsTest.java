package io.weir.engine.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RepeatsTest {

  @Test
  void shouldReadWhatWasWrittenWhateverRepeats() throws IOException {
    Random random = new Random(20_261_122);
    for (int round = 0; round < 200; round++) {
      long[] numbers =
          random
              .longs(random.nextInt(300), 0, 1 + random.nextInt(60))
              .map(n -> n * n * n)
              .toArray();
      for (boolean remembers : new boolean[] {true, false}) {
        byte[] bytes = written(numbers, remembers ? Repeats.remembered() : Repeats.none());

        assertThat(read(bytes, numbers.length, remembers)).isEqualTo(numbers);
      }
    }
  }

  @Test
  void shouldWriteInFullOnlyTheFirstTime() throws IOException {
    long[] numbers = {Long.MAX_VALUE, 7, Long.MAX_VALUE, 7, 7};

    assertThat(written(numbers, Repeats.remembered())).hasSize(2 * 9 + 3);
    assertThat(written(numbers, Repeats.none())).hasSize(5 * 8);
  }

  @Test
  void shouldRefuseAPlaceNothingWasWrittenAt() {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(new byte[] {5}));

    assertThatThrownBy(() -> Repeats.remembered().read(in)).isInstanceOf(IOException.class);
  }

  private static byte[] written(long[] numbers, Repeats repeats) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (long number : numbers) {
      repeats.write(out, number);
    }
    return bytes.toByteArray();
  }

  private static long[] read(byte[] bytes, int count, boolean remembers) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    Repeats repeats = remembers ? Repeats.remembered() : Repeats.none();
    long[] numbers = new long[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = repeats.read(in);
    }
    return numbers;
  }
}
