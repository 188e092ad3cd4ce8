package io.weir.engine.program;

import io.weir.patterns.guard.Guarded;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.policy.Policy;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What a program is made of.
 *
 * @param patterns those in force, whatever their mode; the ones that are off are left out
 * @param since by pattern: append time from which its history has been kept; complete where absent
 * @param policy the policy in force
 * @param raised the emergencies in force; empty in quiet times
 * @param guarded the patterns that exceed their budgets; empty in quiet times
 */
record Standing(
    Collection<Pattern> patterns,
    Map<String, Long> since,
    Policy policy,
    List<Emergencies.Raised> raised,
    List<Guarded> guarded) {}
