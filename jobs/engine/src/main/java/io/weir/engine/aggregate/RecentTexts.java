package io.weir.engine.aggregate;

import io.weir.engine.signal.Ids;
import io.weir.schemas.Row;

/**
 * Texts that came lately, so that the many entries with the same country or browser share one.
 * Which it remembers changes nothing but the memory they take. Bound: {@value #MOST} texts. Not
 * thread-safe.
 */
final class RecentTexts {
  private static final int MOST = 256;

  private final String[] texts = new String[MOST];

  /** The text in a row's field, which is not null. */
  String of(Row row, int field) {
    int place = (int) Ids.hash64(row, field) & (MOST - 1);
    if (texts[place] == null || !row.stringEquals(field, texts[place])) {
      texts[place] = row.getString(field);
    }
    return texts[place];
  }
}
