package io.weir.patterns.chain;

import io.weir.patterns.model.Mode;
import io.weir.patterns.model.Pattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which patterns rest on whose signals. A pattern that rests on its own, through whatever others,
 * could raise what raised it: such a set has no answer, and is refused. What a pattern reads is
 * looked at when it is first asked for: most read no signals at all. Not thread-safe.
 */
public final class Chains {
  /** Most patterns that rest on each other in a row; each costs a round through the signals. */
  static final int MOST = 6;

  private final Map<String, Pattern> live = new TreeMap<>();

  /** By id, the patterns whose signals each one may read, in the order of their ids. */
  private final Map<String, List<String>> reads = new HashMap<>();

  /** The chains of these patterns; those that are off neither read nor raise. */
  public Chains(Collection<Pattern> patterns) {
    patterns.stream()
        .filter(pattern -> pattern.mode().stage() != Mode.Stage.OFF)
        .forEach(pattern -> live.put(pattern.id(), pattern));
  }

  /** The patterns whose signals a pattern may rest on, in the order of their ids. */
  public List<String> readBy(String id) {
    Pattern reader = live.get(id);
    return reader == null ? List.of() : reads.computeIfAbsent(id, any -> readBy(reader));
  }

  private List<String> readBy(Pattern reader) {
    List<Reads> all = Reads.of(reader);
    Predicate<Pattern> isRead = other -> all.stream().anyMatch(one -> one.mayBeOf(other));
    return all.isEmpty()
        ? List.of()
        : live.values().stream().filter(isRead).map(Pattern::id).toList();
  }

  /** What is wrong with the chains a pattern is part of, and what would be right; null: nothing. */
  public String problem(String id) {
    List<String> cycle = path(id, id, new ArrayList<>());
    if (cycle != null) {
      return "its signals would rest on themselves: "
          + words(cycle)
          + "; say which signals are meant, by 'pattern_id' or 'group', so that none comes back";
    }
    List<String> longest = longest(id, new HashMap<>());
    return longest.size() <= MOST
        ? null
        : "at most "
            + MOST
            + " patterns can rest on each other in a row, here are "
            + longest.size()
            + ": "
            + words(longest);
  }

  /** The way from a pattern to another along what is read, or null; the first by ids. */
  private List<String> path(String from, String to, List<String> seen) {
    for (String read : readBy(from)) {
      if (read.equals(to)) {
        return List.of(from, to);
      }
      if (!seen.contains(read)) {
        seen.add(read);
        List<String> rest = path(read, to, seen);
        if (rest != null) {
          List<String> path = new ArrayList<>(List.of(from));
          path.addAll(rest);
          return path;
        }
      }
    }
    return null;
  }

  /** The longest row that starts with a pattern; cycles elsewhere are others' problems. */
  private List<String> longest(String from, Map<String, List<String>> known) {
    List<String> before = known.get(from);
    if (before != null) {
      return before;
    }
    known.put(from, List.of());
    List<String> longest = List.of();
    for (String read : readBy(from)) {
      List<String> rest = longest(read, known);
      longest = rest.size() > longest.size() ? rest : longest;
    }
    List<String> row = new ArrayList<>(List.of(from));
    row.addAll(longest);
    known.put(from, row);
    return row;
  }

  private static String words(List<String> path) {
    StringBuilder words = new StringBuilder(path.get(0));
    for (String next : path.subList(1, path.size())) {
      words.append(" reads ").append(next).append(", which");
    }
    return words.substring(0, words.length() - ", which".length());
  }
}
