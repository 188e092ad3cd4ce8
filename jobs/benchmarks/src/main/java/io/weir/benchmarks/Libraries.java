package io.weir.benchmarks;

import io.weir.patterns.syntax.PatternLibrary.Entry;
import io.weir.patterns.syntax.PatternLibrary.Library;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.StreamCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Libraries of another size, made of one that exists. */
final class Libraries {
  private Libraries() {}

  /**
   * The first patterns of a library, or all of them and copies under other names until there are
   * enough.
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
    Path path = original.path().resolveSibling(id + ".yaml");
    PatternReader.Read read = reader.read(path.toString(), text);
    if (read.pattern() == null) {
      throw new IllegalStateException(read.problems().toString());
    }
    return new Entry(path, text, read.pattern());
  }
}
