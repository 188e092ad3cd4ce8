package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.STRUCTURE;
import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.model.Action;
import io.weir.patterns.model.ActionSpec;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.model.Life;
import io.weir.patterns.model.Scope;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.Words;
import io.weir.patterns.yaml.YamlList;
import io.weir.patterns.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** {@code action:} what a live signal asks for; one mapping or a list of them. */
final class ActionSection {
  private static final int MAX = 8;

  private final Reading reading;
  private final LifeReader lives;

  ActionSection(Reading reading, ConditionReader conditions) {
    this.reading = reading;
    this.lives = new LifeReader(reading, conditions);
  }

  /** The actions that are right; the others are reported. Null in, empty out. */
  List<ActionSpec> read(YamlNode node) {
    List<YamlNode> nodes =
        node instanceof YamlList list ? list.items() : node == null ? List.of() : List.of(node);
    if (node != null && (nodes.isEmpty() || nodes.size() > MAX)) {
      reading.refuse(node, STRUCTURE, "'action' is one action or a list of 1 to " + MAX);
    }
    List<ActionSpec> actions = new ArrayList<>();
    for (YamlNode item : nodes.subList(0, Math.min(MAX, nodes.size()))) {
      ActionSpec action = action(item);
      if (action != null && !isEndedTogether(item, action, actions)) {
        actions.add(action);
      }
    }
    return actions;
  }

  /** An end is remembered by scope: of two actions of one, it would end both. */
  private boolean isEndedTogether(YamlNode node, ActionSpec action, List<ActionSpec> before) {
    for (ActionSpec other : before) {
      boolean ends = !action.life().endedBy().isEmpty() || !other.life().endedBy().isEmpty();
      if (other.scope() == action.scope() && ends) {
        reading.refuse(
            node,
            STRUCTURE,
            "the scope "
                + Words.kebab(action.scope())
                + " stands twice, and what ends one of them would end both: where 'endedBy' is used, a scope stands once");
        return true;
      }
    }
    return false;
  }

  private ActionSpec action(YamlNode node) {
    MapReader keys = MapReader.of(node, "an action", reading.report());
    if (keys == null) {
      return null;
    }
    keys.require("floor", "the least to do: allow, monitor, step-up, hold or block");
    Action floor = keys.word("floor", Action.class);
    Action cap = keys.word("cap", Action.class);
    keys.require("scope", "what it touches, such as payment");
    Scope scope = keys.word("scope", Scope.class);
    Life life = lives.read(keys);
    keys.finish();
    boolean right = scope != null && owned(scope, keys) && mayBeAsked(floor, keys);
    if (floor != null && cap != null && cap.compareTo(floor) < 0) {
      reading.refuse(
          keys.place("cap"),
          VALUE,
          "cap " + Words.kebab(cap) + " is milder than floor " + Words.kebab(floor));
      right = false;
    }
    if (!right || floor == null || life == null || (cap == null && keys.has("cap"))) {
      return null;
    }
    return new ActionSpec(floor, cap == null ? Action.BLOCK : cap, scope, life);
  }

  /** What concerns everybody is for people to decide. */
  private boolean mayBeAsked(Action floor, MapReader keys) {
    if (floor == null || !KeyStage.WHOLE.equals(reading.key())) {
      return true;
    }
    if (floor.compareTo(Action.MONITOR) > 0) {
      reading.refuse(
          keys.place("floor"),
          VALUE,
          "a pattern of the key platform calls people, who decide about a platform: its floor is monitor at most");
      return false;
    }
    return true;
  }

  /** Each subject has one owner: only patterns of its key may restrict a source. */
  private boolean owned(Scope scope, MapReader keys) {
    String owner =
        switch (scope) {
          case IP_LOGIN -> "ip";
          case NET_LOGIN -> "subnet";
          case DEVICE -> "device";
          case EVENT,
              PAYMENT,
              SESSION,
              PAYEE,
              CARD,
              ENROLMENT,
              ACCOUNT_OUTBOUND,
              ACCOUNT_LOGIN,
              ACCOUNT,
              MERCHANT_BIN,
              RAIL ->
              null;
        };
    if (owner == null || reading.key() == null || owner.equals(reading.key())) {
      return true;
    }
    reading.refuse(
        keys.place("scope"),
        VALUE,
        "only a pattern of the key "
            + owner
            + " decides about the scope "
            + Words.kebab(scope)
            + ", this one has the key "
            + reading.key());
    return false;
  }
}
