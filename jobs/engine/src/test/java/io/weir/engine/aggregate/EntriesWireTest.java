package io.weir.engine.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.engine.bytes.Varints;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
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
    assertThat(read.times).startsWith(1_000, 1_500);
    assertThat(read.ids).startsWith(7, 8);
  }

  @Test
  void shouldSpareTheIdsThatWereForgotten() throws IOException {
    Entries entries = three();
    int named = written(entries).length;
    entries.forgetIds(2);
    byte[] bytes = written(entries);

    Entries read = read(bytes);

    assertThat(bytes).hasSize(named - 2 * Long.BYTES);
    assertThat(read.times).startsWith(1_000, 2_000, 3_000);
    assertThat(read.ids).startsWith(Entries.MERGED, Entries.MERGED, 33);
  }

  @Test
  void shouldKeepIdsBehindAnEntryWithoutOne() throws IOException {
    Entries entries = three();
    entries.ids[1] = Entries.MERGED;

    assertThat(read(written(entries)).ids).startsWith(11, Entries.MERGED, 33);
  }

  @Test
  void shouldRefuseTheFormatOfANewerRelease() {
    assertThatThrownBy(() -> read(new byte[] {3, 0, 0, 0}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("of format 3");
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
