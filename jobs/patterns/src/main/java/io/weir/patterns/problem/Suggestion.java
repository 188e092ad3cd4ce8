package io.weir.patterns.problem;

import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;

/** Finds what somebody meant. */
public final class Suggestion {
  private static final int MAX_LENGTH = 64;
  private static final int MAX_LISTED = 12;
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
    String best = null;
    String longer = null;
    int least = Integer.MAX_VALUE;
    for (String candidate : new TreeSet<>(known)) {
      int allowed = Math.max(1, Math.max(word.length(), candidate.length()) / 3);
      if (Math.abs(word.length() - candidate.length()) <= allowed) {
        int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
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
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          edits[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least =
            Math.min(edits[i - 1][j - 1] + change, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          least = Math.min(least, edits[i - 2][j - 2] + 1);
        }
        edits[i][j] = least;
      }
    }
    return edits[a.length()][b.length()];
  }
}
