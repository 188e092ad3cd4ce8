package io.weir.cli.replay;

import io.weir.streaming.record.Arrival;
import java.io.Closeable;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The arrivals of several files, merged by append time. For one thread. */
public final class Arrivals implements Closeable {
  private final List<FileArrivals> files;
  private final PriorityQueue<FileArrivals> heads;

  Arrivals(List<FileArrivals> files) {
    this.files = List.copyOf(files);
    this.heads =
        new PriorityQueue<>(
            Comparator.comparingLong((FileArrivals file) -> file.head().appendTime())
                .thenComparingInt(this.files::indexOf));
    for (FileArrivals file : files) {
      if (file.head() != null) {
        heads.add(file);
      }
    }
  }

  /** The next one, or null when all files are at their ends. */
  public Arrival next() {
    FileArrivals file = heads.poll();
    if (file == null) {
      return null;
    }
    Arrival arrival = file.head();
    file.advance();
    if (file.head() != null) {
      heads.add(file);
    }
    return arrival;
  }

  /** Lines so far that are not of their stream, says the mapping. */
  public long leftOut() {
    return files.stream().mapToLong(FileArrivals::leftOut).sum();
  }

  @Override
  public void close() {
    files.forEach(FileArrivals::close);
  }
}
