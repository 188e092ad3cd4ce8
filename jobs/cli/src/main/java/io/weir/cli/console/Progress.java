package io.weir.cli.console;

import java.util.function.LongSupplier;

/**
 * Tells people that long work goes on: on a terminal one line that is written over, elsewhere a
 * line every ten seconds. For one thread.
 */
public final class Progress implements AutoCloseable {
  private static final long LIVE_NANOS = 200_000_000L;
  private static final long LINE_NANOS = 10_000_000_000L;
  private static final int CHECK_MASK = 0x3ff;

  private final Console console;
  private final String what;
  private final LongSupplier nanos;
  private final long every;
  private long shownAt;
  private boolean shown;

  /**
   * @param what the work, in words: {@code reading}
   * @param nanos a clock that only goes forward
   */
  public Progress(Console console, String what, LongSupplier nanos) {
    this.console = console;
    this.what = what;
    this.nanos = nanos;
    this.every = console.live() ? LIVE_NANOS : LINE_NANOS;
    this.shownAt = nanos.getAsLong();
  }

  /** Of reading a topic. */
  public static Progress reading(Console console) {
    return new Progress(console, "records read", System::nanoTime);
  }

  /** So many things are done. */
  public void at(long done) {
    if ((done & CHECK_MASK) == 0 && nanos.getAsLong() - shownAt >= every) {
      shownAt = nanos.getAsLong();
      show("%s: %,d".formatted(what, done));
    }
  }

  private void show(String line) {
    String painted = console.paint().faint(line);
    if (console.live()) {
      console.err().print("\r" + painted);
      console.err().flush();
      shown = true;
    } else {
      console.complain(painted);
    }
  }

  /** Clears the line. */
  @Override
  public void close() {
    if (shown) {
      console.err().print("\r\u001b[K");
      console.err().flush();
    }
  }
}
