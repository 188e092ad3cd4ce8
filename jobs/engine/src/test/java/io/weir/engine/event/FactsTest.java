package io.weir.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.bytes.Repeats;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1, 250, 251, 252, 253, 254, 255, 256, 1L << 48, 1L << 49})
  void shouldKeepACountWhateverItTakes(long count) throws IOException {
    Facts facts = new Facts();
    facts.put(7, count);

    byte[] written = written(facts);

    assertThat(read(written).bits(0)).isEqualTo(count);
    assertThat(written.length == Short.BYTES + Long.BYTES + 1)
        .isEqualTo(count >= 0 && count <= 251);
  }

  /** As a release wrote them to which a small count was a kind and a number. */
  @Test
  void shouldReadACountOfTwoBytes() throws IOException {
    byte[] written = {0, 1, 0, 0, 0, 0, 0, 0, 0, 7, 2, 12};

    assertThat(read(written).bits(0)).isEqualTo(12);
  }

  @Test
  void shouldMergeManyAsIfEachWereSetByItself() {
    Random random = new Random(20260106);
    SharedIds known = new SharedIds();
    Facts merged = new Facts();
    Facts one = new Facts();
    for (int round = 0; round < 1_000; round++) {
      long[] ids = random.longs(random.nextInt(8), -20, 20).distinct().sorted().toArray();
      byte[] outcomes = new byte[ids.length];
      long[] values = new long[ids.length];
      String[] words = new String[ids.length];
      for (int i = 0; i < ids.length; i++) {
        outcomes[i] = (byte) random.nextInt(3);
        boolean text = (ids[i] + round) % 5 == 0;
        values[i] = text ? 0 : round;
        words[i] = text ? "word " + round : null;
        if (outcomes[i] == Facts.UNKNOWN) {
          one.forget(ids[i]);
        } else if (outcomes[i] == Facts.KNOWN && words[i] != null) {
          one.put(ids[i], words[i]);
        } else if (outcomes[i] == Facts.KNOWN) {
          one.put(ids[i], values[i]);
        }
      }
      merged.merge(ids, outcomes, values, words, known);
      assertThat(texts(merged)).isEqualTo(texts(one));
    }
  }

  @Test
  void shouldNotChangeWhatOthersShareItsIdsWith() {
    SharedIds known = new SharedIds();
    Facts one = new Facts();
    Facts other = new Facts();
    for (Facts facts : List.of(one, other)) {
      long[] ids = {1, 2, 3};
      byte[] outcomes = {Facts.KNOWN, Facts.KNOWN, Facts.KNOWN};
      facts.merge(ids, outcomes, new long[] {10, 20, 30}, new String[3], known);
    }
    List<String> before = texts(other);

    one.forget(2);
    one.put(0, 5);
    one.put(7, 70);
    one.put(1, 11);

    assertThat(texts(other)).isEqualTo(before);
    assertThat(one.size()).isEqualTo(4);
    assertThat(one.bits(one.find(3))).isEqualTo(30);
  }

  @Test
  void shouldNotChangeWhatOthersShareWhereTheSameWasMergedAgain() {
    SharedIds known = new SharedIds();
    Facts one = new Facts();
    Facts other = new Facts();
    for (int round = 0; round < 2; round++) {
      for (Facts facts : List.of(one, other)) {
        byte[] outcomes = {Facts.KNOWN, Facts.KNOWN, (byte) (1 + round)};
        facts.merge(new long[] {1, 2, 3}, outcomes, new long[] {10, 20, 30}, new String[3], known);
      }
    }
    List<String> before = texts(other);

    one.put(0, 5);

    assertThat(texts(other)).isEqualTo(before);
    assertThat(one.bits(one.find(1))).isEqualTo(10);
  }

  @Test
  void shouldShareEqualIdsAndNoOthers() {
    SharedIds known = new SharedIds();
    long[] met = {1, 2, 3};

    assertThat(known.of(met)).isSameAs(met);
    assertThat(known.of(new long[] {1, 2, 3})).isSameAs(met);
    assertThat(known.of(new long[] {1, 2})).containsExactly(1, 2);
  }

  private static List<String> texts(Facts facts) {
    List<String> texts = new ArrayList<>();
    for (long id = -20; id < 20; id++) {
      int at = facts.find(id);
      String word = at < 0 ? "unknown" : facts.text(at);
      texts.add(word == null ? Long.toString(facts.bits(at)) : word);
    }
    return texts;
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

  private static byte[] written(Facts facts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    facts.write(new DataOutputStream(bytes), Repeats.none());
    return bytes.toByteArray();
  }

  private static Facts read(byte[] bytes) throws IOException {
    return Facts.read(new DataInputStream(new ByteArrayInputStream(bytes)), Repeats.none());
  }
}
