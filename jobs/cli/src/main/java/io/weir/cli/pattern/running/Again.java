package io.weir.cli.pattern.running;

import io.weir.streaming.record.PatternChange;
import io.weir.streaming.record.Verdict;

/** Something the log holds, published again. */
final class Again {
  private Again() {}

  static PatternChange of(Verdict before, String mode, String author, String reason, long now) {
    PatternChange said = before.entry().change();
    return new PatternChange(
        said.kind(), said.id(), said.version(), said.content(), mode, author, reason, now);
  }
}
