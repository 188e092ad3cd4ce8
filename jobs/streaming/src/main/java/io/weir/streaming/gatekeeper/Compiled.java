package io.weir.streaming.gatekeeper;

import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.StreamCatalog;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Pattern files read and compiled, shared by all stages of this process: compiling is a pure
 * function of the text, so each text is compiled once. Bound: {@value #MOST} texts, the longest
 * unused goes.
 */
final class Compiled {
  private static final int MOST = 2048;

  private static final Map<String, PatternReader.Read> READS =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PatternReader.Read> eldest) {
          return size() > MOST;
        }
      };

  private Compiled() {}

  /** What a file reads as; the streams of a process are the same for all its stages. */
  static synchronized PatternReader.Read of(StreamCatalog catalog, String file, String text) {
    return READS.computeIfAbsent(
        file + '\n' + text, key -> new PatternReader(catalog).read(file, text));
  }
}
