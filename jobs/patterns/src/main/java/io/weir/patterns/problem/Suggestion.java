package io.weir.patterns.problem;

import java.util.Collection;
import java.util.Locale;

/** Finds what the author probably meant. */
public final class Suggestion {
  private static final int LONGEST = 100;

  private Suggestion() {}

  /**
   * Among the candidates the one nearest to a misspelt word, or null if none is near: at most one
   * edit for every three characters, and at least one. An edit is a character inserted, removed,
   * changed, or swapped with its neighbour; upper and lower case are the same. Of equally near
   * candidates the first in natural order.
   */
  public static String nearest(String word, Collection<String> candidates) {
    if (word.isEmpty() || word.length() > LONGEST) {
      return null;
    }
    String best = null;
    int bestDistance = Math.max(1, word.length() / 3) + 1;
    for (String candidate : candidates) {
      if (Math.abs(candidate.length() - word.length()) >= bestDistance + 1) {
        continue;
      }
      int distance = distance(lower(word), lower(candidate));
      if (distance < bestDistance
          || (distance == bestDistance && best != null && candidate.compareTo(best) < 0)) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best;
  }

  /** {@code ", did you mean 'x'?"}, or "" if nothing is near. */
  public static String didYouMean(String word, Collection<String> candidates) {
    String nearest = nearest(word, candidates);
    return nearest == null ? "" : ", did you mean '" + nearest + "'?";
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

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
