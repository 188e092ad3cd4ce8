package io.weir.engine.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VarintsTest {

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, Long.MAX_VALUE})
  void shouldKeepEveryInstant(long none) throws IOException {
    for (long instant :
        new long[] {
          Long.MIN_VALUE,
          Long.MIN_VALUE + 1,
          -1,
          0,
          1,
          1_763_000_000_000L,
          Long.MAX_VALUE - 1,
          Long.MAX_VALUE
        }) {
      byte[] written = write(instant, none);

      assertThat(read(written, none)).isEqualTo(instant);
      assertThat(written.length == 1 && written[0] == 0).isEqualTo(instant == none);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, Long.MAX_VALUE})
  void shouldTakeSixBytesForOurTimes(long none) throws IOException {
    assertThat(write(1_763_000_000_000L, none)).hasSize(6);
    assertThat(write(none, none)).hasSize(1);
  }

  private static byte[] write(long instant, long none) throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    Varints.writeInstant(new DataOutputStream(written), instant, none);
    return written.toByteArray();
  }

  private static long read(byte[] written, long none) throws IOException {
    return Varints.readInstant(new DataInputStream(new ByteArrayInputStream(written)), none);
  }
}
