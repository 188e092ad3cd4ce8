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

class EntriesWireTest {
  private static final Columns COUNT = Columns.ofFlags(0);

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
    assertThatThrownBy(() -> read(new byte[] {3, 0, 0, 0}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("of format 3");
  }

  private static List<Long> times(Entries entries) {
    return IntStream.range(0, entries.size).mapToObj(entries::time).toList();
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
