package io.weir.patterns.problem;

import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;

/** Finds what somebody meant. */
public final class Suggestion {
  private static final int MAX_LENGTH = 64;
  private static final int MAX_LISTED = 20;
  private static final int LONG_ENOUGH = 4;

  private Suggestion() {}

  /** {@code ", did you mean 'x'?"}, or "" if nothing is near. */
  public static String didYouMean(String word, Collection<String> known) {
    String nearest = nearest(word, known);
    return nearest == null ? "" : ", did you mean '" + nearest + "'?";
  }

  /**
   * {@code , did you mean 'x'?}, or where nothing is near {@code lead} and the known words, or
   * nothing at all where there are too many of them.
   */
  public static String or(String word, Collection<String> known, String lead) {
    String meant = didYouMean(word, known);
    if (!meant.isEmpty()) {
      return meant;
    }
    return known.isEmpty() || known.size() > MAX_LISTED
        ? ""
        : lead + String.join(", ", new TreeSet<>(known));
  }

  /**
   * The known word nearest to a misspelt one, or null where none is near: at most a third of it may
   * be wrong, or its end missing. Upper and lower case are the same. Of equally near words the
   * first in natural order.
   */
  public static String nearest(String word, Collection<String> known) {
    if (word.isEmpty() || word.length() > MAX_LENGTH) {
      return null;
    }
    String lower = word.toLowerCase(Locale.ROOT);
    String best = null;
    String longer = null;
    int least = Integer.MAX_VALUE;
    for (String candidate : new TreeSet<>(known)) {
      int allowed = Math.max(1, Math.max(word.length(), candidate.length()) / 3);
      if (Math.abs(word.length() - candidate.length()) <= allowed) {
        int distance = distance(lower, candidate.toLowerCase(Locale.ROOT));
        if (distance <= allowed && distance < least) {
          best = candidate;
          least = distance;
        }
      }
      if (word.length() >= LONG_ENOUGH
          && candidate.startsWith(word)
          && (longer == null || candidate.length() < longer.length())) {
        longer = candidate;
      }
    }
    return best == null ? longer : best;
  }

  /** Edits between two words; two neighbouring letters swapped count as one. */
  private static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(changed, Math.min(last[j], current[j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
        }
      }
      int[] reused = beforeLast;
      beforeLast = last;
      last = current;
      current = reused;
    }
    return last[b.length()];
  }
}
