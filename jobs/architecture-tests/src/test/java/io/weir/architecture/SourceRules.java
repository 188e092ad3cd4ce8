package io.weir.architecture;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What only the source tells. A problem is a line's number from 1 and what is wrong with it. */
final class SourceRules {
  static final int LONGEST = 300;

  private static final Pattern BROAD_CATCH =
      Pattern.compile("\\bcatch \\(([\\w.]+ \\| )*(Exception|RuntimeException|Throwable|Error)\\b");
  private static final Pattern REASON = Pattern.compile("// \\S{2,}");

  private SourceRules() {}

  /**
   * A broad catch hides what nobody thought of. Where an interface throws {@code Exception}, the
   * reason stands behind the brace.
   */
  static Stream<String> broadCatches(List<String> lines) {
    return IntStream.range(0, lines.size())
        .filter(i -> BROAD_CATCH.matcher(lines.get(i)).find())
        .filter(i -> !REASON.matcher(lines.get(i)).find())
        .mapToObj(i -> (i + 1) + ": a broad catch that gives no reason: " + lines.get(i).strip());
  }

  static Optional<String> tooLong(List<String> lines) {
    return lines.size() > LONGEST
        ? Optional.of(lines.size() + ": longer than " + LONGEST + " lines")
        : Optional.empty();
  }
}
