package io.weir.engine.decision;

import io.weir.engine.event.Event;
import io.weir.engine.signal.LiveSignal;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Scope;
import java.util.List;

/**
 * What blocking services act on, for one operation.
 *
 * @param id hash of tenant, trigger, subject and scope
 * @param revision 0 first; grows when a late event changes what is right
 * @param trigger the operation
 * @param subjectType account, user or event
 * @param subject its key
 * @param scope what is touched
 * @param action what to do
 * @param score 0 to 100, in tenths
 * @param groups what each correlation group brought
 * @param signals live signals that counted, with their relation weight
 * @param until epoch millis at which the action ends by itself; the trigger's time for ALLOW
 * @param settled whether it waited for the watermark
 * @param stale whether a pattern version that should have judged it was learnt too late
 * @param warming whether a pattern that matched is still collecting history
 * @param policyVersion the policy that weighed it
 * @param escalates whether people are told where nobody answers before it ends
 * @param released whether it takes back what was decided, or in force, before
 * @param operation event id of the operation where the trigger is another event, the order that
 *     lets it go; null: it is the trigger
 */
public record Decision(
    String id,
    int revision,
    Event trigger,
    String subjectType,
    String subject,
    Scope scope,
    Action action,
    double score,
    List<GroupShare> groups,
    List<Weighed> signals,
    long until,
    boolean settled,
    boolean stale,
    boolean warming,
    int policyVersion,
    boolean escalates,
    boolean released,
    String operation) {

  /**
   * What a correlation group brought.
   *
   * @param group its name
   * @param points 0 to 100
   * @param share of the whole, 0 to 1
   */
  public record GroupShare(String group, double points, double share) {}

  /**
   * A signal and how much its subject's relation to the operation counts.
   *
   * @param signal the signal
   * @param relation 0 to 1; 0 where another signal rests on this one and counts in its place
   */
  public record Weighed(LiveSignal signal, double relation) {}

  /**
   * One that lets go.
   *
   * @param id what it takes back, or where that has no id its own
   * @param trigger the operation that is let go, or the order that ends restrictions
   * @param operation event id of an operation that is no longer known but by that; else null
   */
  public static Decision release(
      String id,
      int revision,
      Event trigger,
      String subjectType,
      String subject,
      Scope scope,
      boolean settled,
      int policyVersion,
      String operation) {
    return new Decision(
        id,
        revision,
        trigger,
        subjectType,
        subject,
        scope,
        Action.ALLOW,
        0,
        List.of(),
        List.of(),
        trigger.time(),
        settled,
        false,
        false,
        policyVersion,
        false,
        true,
        operation);
  }

  public Decision {
    groups = List.copyOf(groups);
    signals = List.copyOf(signals);
  }
}
