package io.weir.engine.program;

import io.weir.patterns.model.Pattern;
import io.weir.schemas.StreamCatalog;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * What programs of one stage have in common: conditions over an event alone, each once, and the
 * plans of patterns, each made once however many programs hold it. Grows with every new pattern, so
 * that it is begun anew now and then. Not thread-safe; what it handed out is not touched again.
 */
final class Parts {
  /** Plans made beyond what is in use before all are made anew. */
  private static final int SPARE = 64;

  private final KindNumbers kinds;
  private final SharedConditions conditions = new SharedConditions();
  private final MaskBits bits = new MaskBits();
  private final IdentityHashMap<Pattern, Made> byPattern = new IdentityHashMap<>();
  private final Onlooker onlooker;
  private int made;

  private record Made(long since, List<PatternPlan> plans) {}

  /**
   * @param onlooker since when anything was kept
   */
  Parts(StreamCatalog catalog, Onlooker onlooker) {
    this.onlooker = onlooker;
    this.kinds = new KindNumbers(catalog);
  }

  /** Whether there is much more here than a number of patterns need. */
  boolean isWorn(int patterns) {
    return made > 2 * patterns + SPARE;
  }

  /** The plans of a pattern for each of its keys. */
  List<PatternPlan> plans(Pattern pattern, long since) {
    Made known = byPattern.get(pattern);
    if (known != null && known.since() == since) {
      return known.plans();
    }
    List<PatternPlan> plans = new ArrayList<>();
    for (Pattern binding : pattern.bindings()) {
      plans.add(new PatternPlan(conditions.share(binding), pattern, since, onlooker, bits, kinds));
    }
    byPattern.put(pattern, new Made(since, List.copyOf(plans)));
    made++;
    return plans;
  }

  /** The plan of what asks about operations and is no pattern of the set. */
  PatternPlan question(Pattern operations) {
    return plans(operations, Long.MIN_VALUE).get(0);
  }

  /** The conditions its plans share. */
  SharedConditions conditions() {
    return conditions;
  }

  /** Number of steps that kept events remember an outcome for, so far. */
  int maskBits() {
    return bits.count();
  }
}
