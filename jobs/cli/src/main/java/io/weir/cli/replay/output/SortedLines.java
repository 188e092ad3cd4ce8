package io.weir.cli.replay.output;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.regex.Pattern;

/**
 * Writes lines to a file in the order of their keys, however many there are: what exceeds a bound
 * is sorted in parts beside the file and merged at the end. For one thread.
 */
final class SortedLines {
  private static final char END_OF_KEY = '\t';
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final Path file;
  private final int mostInMemory;
  private final List<String> lines = new ArrayList<>();
  private final List<Path> parts = new ArrayList<>();
  private long count;

  /**
   * @param file replaced at the end
   * @param mostInMemory lines kept in memory
   */
  SortedLines(Path file, int mostInMemory) {
    this.file = file;
    this.mostInMemory = mostInMemory;
  }

  /**
   * Adds a line.
   *
   * @param key what it is sorted by; of control characters it does not matter which
   */
  void add(String key, String line) throws IOException {
    lines.add(CONTROL.matcher(key).replaceAll("\uFFFD") + END_OF_KEY + line);
    count++;
    if (lines.size() == mostInMemory) {
      Path part = Files.createTempFile(file.toAbsolutePath().getParent(), "sorting-", ".part");
      parts.add(part);
      lines.sort(Comparator.naturalOrder());
      Files.write(part, lines);
      lines.clear();
    }
  }

  long count() {
    return count;
  }

  /** Writes the file and removes the parts. */
  void finish() throws IOException {
    lines.sort(Comparator.naturalOrder());
    List<BufferedReader> readers = new ArrayList<>();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::line));
      for (Path part : parts) {
        BufferedReader reader = Files.newBufferedReader(part);
        readers.add(reader);
        Head.add(reader::readLine, heads);
      }
      var rest = lines.iterator();
      Head.add(() -> rest.hasNext() ? rest.next() : null, heads);
      for (Head head = heads.poll(); head != null; head = heads.poll()) {
        out.write(head.line(), head.line().indexOf(END_OF_KEY) + 1, lengthBehindKey(head.line()));
        out.write('\n');
        Head.add(head.more(), heads);
      }
    } finally {
      for (BufferedReader reader : readers) {
        reader.close();
      }
      for (Path part : parts) {
        Files.deleteIfExists(part);
      }
    }
  }

  private static int lengthBehindKey(String line) {
    return line.length() - line.indexOf(END_OF_KEY) - 1;
  }

  private interface Lines {
    String next() throws IOException;
  }

  private record Head(String line, Lines more) {
    static void add(Lines from, PriorityQueue<Head> heads) {
      try {
        String line = from.next();
        if (line != null) {
          heads.add(new Head(line, from));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
