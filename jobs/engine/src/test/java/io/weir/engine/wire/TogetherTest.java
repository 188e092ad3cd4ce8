package io.weir.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TogetherTest {

  @Test
  void shouldReadTheRowsThatWereWrittenHoweverAlike() throws IOException {
    Random random = new Random(20_261_122);
    int shorter = 0;
    for (int round = 0; round < 300; round++) {
      List<byte[]> rows = rows(random);
      byte[] together = written(rows, Together.several());
      byte[] alone = written(rows, Together.alone());

      assertThat(read(together, rows.size(), Together.several())).containsExactlyElementsOf(rows);
      assertThat(read(alone, rows.size(), Together.alone())).containsExactlyElementsOf(rows);
      shorter += together.length < alone.length ? 1 : 0;
    }
    assertThat(shorter).as("times it was worth it").isGreaterThan(100);
  }

  @Test
  void shouldRefuseARunLongerThanTheRow() {
    byte[] bytes = {0, 2, 9, 0};

    assertThatThrownBy(() -> read(bytes, 1, Together.several()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("run of 9 bytes");
  }

  /** Some rows of two layouts, each much or little like the one before. */
  private static List<byte[]> rows(Random random) {
    List<byte[]> rows = new ArrayList<>();
    byte[] row = new byte[random.nextInt(80)];
    for (int i = random.nextInt(12); i >= 0; i--) {
      byte[] next = random.nextInt(4) == 0 ? new byte[random.nextInt(80)] : row.clone();
      for (int changes = random.nextInt(6); changes > 0 && next.length > 0; changes--) {
        next[random.nextInt(next.length)] = (byte) random.nextInt(4);
      }
      rows.add(next);
      row = next;
    }
    return rows;
  }

  private static byte[] written(List<byte[]> rows, Together together) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (int i = 0; i < rows.size(); i++) {
      together.writeRow(out, i % 2, rows.get(i));
    }
    return bytes.toByteArray();
  }

  private static List<byte[]> read(byte[] bytes, int count, Together together) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    List<byte[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(together.readRow(in, i % 2));
    }
    return rows;
  }
}
