package io.weir.benchmarks;

import io.weir.patterns.syntax.PatternLibrary.Entry;
import io.weir.patterns.syntax.PatternLibrary.Library;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.StreamCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Libraries of another size, made of one that exists. */
final class Libraries {
  private static final String FOURTEEN = "/weir/benchmarks/fourteen.txt";

  private Libraries() {}

  /**
   * The patterns of a library that a list names: those the project began with, so that a figure of
   * them can be compared over the years.
   *
   * @throws IllegalArgumentException naming those it does not have
   */
  static Library fourteen(Library library) {
    Set<String> missing = new TreeSet<>(named());
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : library.entries()) {
      if (missing.remove(entry.pattern().id())) {
        entries.add(entry);
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException("no such patterns: " + missing);
    }
    return new Library(entries, List.of(), List.of());
  }

  private static List<String> named() {
    try (InputStream list = Libraries.class.getResourceAsStream(FOURTEEN)) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The first patterns of a library, or all of them and copies under other names and with other
   * parameters until there are enough.
   *
   * @param count 0 or more; of an empty library nothing can be copied
   */
  static Library sized(Library library, int count) {
    List<Entry> entries = new ArrayList<>();
    PatternReader reader = new PatternReader(StreamCatalog.shipped());
    for (int i = 0; i < count; i++) {
      Entry original = library.entries().get(i % library.entries().size());
      int copy = i / library.entries().size();
      entries.add(copy == 0 ? original : copy(original, copy, reader));
    }
    return new Library(entries, List.of(), List.of());
  }

  private static Entry copy(Entry original, int copy, PatternReader reader) {
    String id = original.pattern().id() + "-" + copy;
    String text =
        original.text().replaceFirst("(?m)^id: " + original.pattern().id() + "$", "id: " + id);
    return other(original.path().resolveSibling(id + ".yaml"), text, copy, reader);
  }

  /** The same patterns in their next versions, with other parameters. */
  static List<Entry> tuned(Library library) {
    PatternReader reader = new PatternReader(StreamCatalog.shipped());
    List<Entry> tuned = new ArrayList<>();
    for (Entry entry : library.entries()) {
      int version = entry.pattern().version() + 1;
      String text = entry.text().replaceFirst("(?m)^version: \\d+", "version: " + version);
      tuned.add(other(entry.path(), text, 1, reader));
    }
    return tuned;
  }

  /** With other parameters, but where the pattern's own tests are about the ones it has. */
  private static Entry other(Path path, String text, int steps, PatternReader reader) {
    String shifted = ShiftedParameters.shift(text, steps);
    PatternReader.Read read = reader.read(path.toString(), shifted);
    if (read.pattern() != null) {
      return new Entry(path, shifted, read.pattern());
    }
    PatternReader.Read unchanged = reader.read(path.toString(), text);
    if (unchanged.pattern() == null) {
      throw new IllegalStateException(unchanged.problems().toString());
    }
    return new Entry(path, text, unchanged.pattern());
  }
}
