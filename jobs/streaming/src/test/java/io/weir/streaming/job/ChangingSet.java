package io.weir.streaming.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Patterns under constant change: what is done next is up to a seed. Each holds payments of an
 * amount or more; which one is its version's number, so that a decision tells what judged it.
 */
final class ChangingSet {
  static final int PATTERNS = 6;

  private static final String[] MODES = {"off", "shadow", "canary 50%", "enforce", "enforce"};

  private final String file;
  private final Random random;
  private final List<List<String>> published = new ArrayList<>();

  /**
   * @param file a pattern that holds payments of {@code least} or more
   */
  ChangingSet(TestPattern file, long seed) {
    this.file = file.text();
    this.random = new Random(seed);
    for (int i = 0; i < PATTERNS; i++) {
      published.add(new ArrayList<>());
    }
  }

  /**
   * One operation.
   *
   * @param id of the pattern
   * @param version it names
   * @param content its file
   * @param mode asked for; null: the file's
   * @param accepted whether the job must let it in
   */
  record Operation(String id, int version, String content, String mode, boolean accepted) {}

  /** The id of a pattern. */
  static String id(int pattern) {
    return "payout-" + pattern;
  }

  /** The least amount a version holds, minor units. */
  static long least(int version) {
    return version * 100L;
  }

  /** A version published, another mode, a version rolled back, or something that is refused. */
  Operation next() {
    int pattern = random.nextInt(PATTERNS);
    List<String> versions = published.get(pattern);
    int known = versions.size();
    int what = known == 0 ? 0 : random.nextInt(10);
    if (what < 4) {
      versions.add(content(pattern, known + 1));
      return new Operation(id(pattern), known + 1, versions.get(known), null, true);
    }
    int version = what < 7 ? known : 1 + random.nextInt(known);
    String content = versions.get(version - 1);
    if (what == 9) {
      String changed = content.replace("title: A", "title: Changed. A");
      return new Operation(id(pattern), version, changed, null, false);
    }
    String mode = MODES[random.nextInt(MODES.length)];
    return new Operation(id(pattern), version, content, mode, true);
  }

  /** Every third version looks back at other events than the one before. */
  private String content(int pattern, int version) {
    String text =
        file.replace("id: large-payout", "id: " + id(pattern))
            .replace("version: 1", "version: " + version)
            .replace("value: 100000", "value: " + least(version));
    return version % 3 == 0
        ? text.replace(
                "when:",
                "aggregates:\n  before: {count: payment, over: %dh}\nwhen:".formatted(version))
            .replace("params.least'", "params.least && before >= 0'")
        : text;
  }
}
