package io.weir.engine.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Checks a property on many seeded cases. The cases are the same in every run; {@code
 * -Dweir.cases=N} makes more of them, {@code -Dweir.base=N} others, and {@code -Dweir.seed=N} runs
 * the one a failure named. A failing case is shrunk by leaving out, one by one, whatever it fails
 * without.
 */
public final class Cases {
  private static final long BASE = Long.getLong("weir.base", 20_260_105L);
  private static final int MOST_SHRINKS = 3_000;

  private Cases() {}

  /**
   * Checks a property.
   *
   * @param name how it is called in reports
   * @param usual number of cases where nothing else is asked for
   * @return what the cases exercised
   */
  public static <C> Seen check(String name, int usual, Property<C> property) {
    Long only = Long.getLong("weir.seed");
    int cases = only != null ? 1 : Integer.getInteger("weir.cases", usual);
    Seen seen = new Seen();
    Random seeds = new Random(BASE + name.hashCode());
    for (int i = 0; i < cases; i++) {
      long seed = only != null ? only : seeds.nextLong();
      C one = property.generate(new Random(seed));
      Seen exercised = new Seen();
      Throwable failure = failure(property, one, exercised);
      seen.add(exercised);
      if (failure != null) {
        C smallest = shrink(property, one);
        Throwable last = failure(property, smallest, new Seen());
        throw new AssertionError(
            "%s does not hold (again with -Dweir.seed=%d) for%n%s%n%s"
                .formatted(name, seed, smallest, last),
            last);
      }
    }
    System.out.printf("%s: %d cases of base seed %d; %s%n", name, cases, BASE, seen);
    return seen;
  }

  private static <C> Throwable failure(Property<C> property, C one, Seen seen) {
    try {
      property.check(one, seen);
      return null;
    } catch (AssertionError | RuntimeException wrong) {
      return wrong;
    }
  }

  private static <C> C shrink(Property<C> property, C wrong) {
    C smallest = wrong;
    int tried = 0;
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      for (C candidate : property.smaller(smallest)) {
        if (++tried > MOST_SHRINKS) {
          return smallest;
        }
        if (failure(property, candidate, new Seen()) != null) {
          smallest = candidate;
          smaller = true;
          break;
        }
      }
    }
    return smallest;
  }

  /** The list with something left out, halves first, single elements last. */
  public static <T> List<List<T>> without(List<T> all) {
    List<List<T>> smaller = new ArrayList<>();
    for (int size = all.size() / 2; size > 1; size /= 2) {
      for (int from = 0; from + size <= all.size(); from += size) {
        smaller.add(cut(all, from, from + size));
      }
    }
    for (int i = 0; i < all.size(); i++) {
      smaller.add(cut(all, i, i + 1));
    }
    return smaller;
  }

  private static <T> List<T> cut(List<T> all, int from, int to) {
    List<T> left = new ArrayList<>(all.subList(0, from));
    left.addAll(all.subList(to, all.size()));
    return left;
  }
}
