package io.weir.engine.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.engine.bytes.Varints;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntriesWireTest {
  private static final Columns COUNT = Columns.ofFlags(0);
  private static final Columns SUBS = Columns.ofFlags(1);

  @Test
  void shouldReadWhatTheFirstFormatWrote() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(1);
    out.writeByte(0);
    Varints.writeUnsigned(out, 2);
    Varints.writeSigned(out, 1_000);
    out.writeLong(7);
    Varints.writeSigned(out, 500);
    out.writeLong(8);

    Entries read = read(bytes.toByteArray());

    assertThat(read.size).isEqualTo(2);
    assertThat(times(read)).containsExactly(1_000L, 1_500L);
    assertThat(ids(read)).containsExactly(7L, 8L);
  }

  @Test
  void shouldReadSubKeysAsTheSecondFormatWroteThem() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(2);
    out.writeByte(1);
    Varints.writeUnsigned(out, 2);
    Varints.writeUnsigned(out, 2);
    Varints.writeSigned(out, 1_000);
    out.writeLong(70);
    Varints.writeSigned(out, 500);
    out.writeLong(70);

    Entries read = read(bytes.toByteArray());

    assertThat(times(read)).containsExactly(1_000L, 1_500L);
    assertThat(subs(read)).containsExactly(70L, 70L);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 700, Integer.MAX_VALUE, 1L << 31, Long.MIN_VALUE})
  void shouldReadSubKeysAsTheyWere(long last) throws IOException {
    Entries entries = new Entries(SUBS);
    entries.insert(0, 1_000, 11, 5, 0, null);
    entries.insert(1, 1_000, 12, last, 0, null);

    assertThat(subs(read(written(entries)))).containsExactly(5L, last);
  }

  @Test
  void shouldWriteSubKeysThatAreNoHashesShort() throws IOException {
    Entries entries = new Entries(SUBS);
    entries.insert(0, 1_000, 11, 63, 0, null);
    int small = written(entries).length;
    entries.insert(1, 1_000, 12, 1L << 40, 0, null);

    assertThat(written(entries)).hasSize(small + 7 + 1 + 2 * Long.BYTES);
  }

  @Test
  void shouldSpareTheIdsThatWereForgotten() throws IOException {
    Entries entries = three();
    int named = written(entries).length;
    entries.forgetIds(2);
    byte[] bytes = written(entries);

    Entries read = read(bytes);

    assertThat(bytes).hasSize(named - 2 * Long.BYTES);
    assertThat(times(read)).containsExactly(1_000L, 2_000L, 3_000L);
    assertThat(ids(read)).containsExactly(Entries.MERGED, Entries.MERGED, 33L);
  }

  @Test
  void shouldKeepIdsBehindAnEntryWithoutOne() throws IOException {
    Entries entries = three();
    entries.forgetId(1);

    assertThat(ids(read(written(entries)))).containsExactly(11L, Entries.MERGED, 33L);
  }

  @Test
  void shouldRefuseTheFormatOfANewerRelease() {
    assertThatThrownBy(() -> read(new byte[] {4, 0, 0, 0}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("of format 4");
  }

  private static List<Long> times(Entries entries) {
    return IntStream.range(0, entries.size).mapToObj(entries::time).toList();
  }

  private static List<Long> subs(Entries entries) {
    return IntStream.range(0, entries.size).mapToObj(entries::sub).toList();
  }

  private static List<Long> ids(Entries entries) {
    return IntStream.range(0, entries.size).mapToObj(entries::id).toList();
  }

  private static Entries three() {
    Entries entries = new Entries(COUNT);
    entries.insert(0, 1_000, 11, 0, 0, null);
    entries.insert(1, 2_000, 22, 0, 0, null);
    entries.insert(2, 3_000, 33, 0, 0, null);
    return entries;
  }

  private static byte[] written(Entries entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    EntriesWire.write(entries, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static Entries read(byte[] bytes) throws IOException {
    return EntriesWire.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }
}
