package io.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.weir.schemas.UndecodableException.Reason;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Whatever is wrong with bytes, saying so takes no walk along the stack: producers send them by the
 * million. A walk shows in the memory it takes, which grows with the depth it starts from.
 */
final class FloodTest {
  private static final int DEPTH = 1_000;
  private static final int RECORDS = 200;
  private static final int BYTES_EACH = 4_096;

  private final StreamCatalog catalog = StreamCatalog.shipped();
  private final StreamSchema login = catalog.stream("login");
  private final EventCodec codec = new EventCodec(catalog.schemas());

  private byte[] logon(String id) {
    return codec.encode(
        login,
        new RowBuilder(login.layout())
            .set("event_id", id)
            .set("tenant_id", "t1")
            .set("event_time", 5)
            .set("activity", "LOGON")
            .build());
  }

  private static byte[] with(byte[] bytes, int at, int value) {
    byte[] changed = bytes.clone();
    changed[at] = (byte) value;
    return changed;
  }

  @Test
  void shouldRefuseWithoutAStackWalk() {
    byte[] bytes = logon("e1");

    assertCheap(login, null, Reason.NOT_SINGLE_OBJECT);
    assertCheap(login, with(bytes, 5, bytes[5] + 1), Reason.UNKNOWN_SCHEMA);
    assertCheap(login, logon("x".repeat(4_097)), Reason.TOO_LARGE);
    assertCheap(login, Arrays.copyOf(bytes, bytes.length - 1), Reason.MALFORMED);
    assertCheap(login, logon(""), Reason.MISSING_REQUIRED);
    assertCheap(catalog.stream("payment"), bytes, Reason.INCOMPATIBLE_SCHEMA);
  }

  @Test
  void shouldRefuseTextThatIsNotUtf8WithoutAStackWalk() {
    assertCheap(login, with(logon("e1"), SingleObject.HEADER + 1, 0xFF), Reason.MALFORMED);
  }

  private void assertCheap(StreamSchema stream, byte[] bytes, Reason reason) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    decode(stream, bytes, reason, DEPTH);
    long before = threads.getCurrentThreadAllocatedBytes();

    decode(stream, bytes, reason, DEPTH);

    assertThat((threads.getCurrentThreadAllocatedBytes() - before) / RECORDS)
        .as("%s", reason)
        .isLessThan(BYTES_EACH);
  }

  private void decode(StreamSchema stream, byte[] bytes, Reason reason, int depth) {
    if (depth > 0) {
      decode(stream, bytes, reason, depth - 1);
      return;
    }
    for (int i = 0; i < RECORDS; i++) {
      try {
        throw new AssertionError("read as " + codec.decode(stream, bytes));
      } catch (UndecodableException e) {
        assertThat(e.reason()).isEqualTo(reason);
      }
    }
  }
}
