package io.weir.engine.account;

import io.weir.engine.event.Event;
import io.weir.engine.program.Bound;
import io.weir.engine.program.FactValues;
import io.weir.engine.program.PatternPlan;
import io.weir.engine.program.Program;
import io.weir.engine.program.StagePlans;
import io.weir.patterns.condition.Condition;
import io.weir.patterns.condition.Frame;
import io.weir.patterns.condition.Truth;
import io.weir.patterns.model.Action;
import io.weir.schemas.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An event as the account stage keeps it: the event with the facts frozen on it, what was raised
 * and decided for it, and a mask remembering which steps' own conjuncts it satisfies.
 */
final class Kept {
  final Event event;

  /** What was said about this event as a completing event; null while nothing was. */
  List<Said> said;

  /** The decision sent for it; null while none was. */
  Decided decided;

  /** In the place of an instant: it waits for none. */
  static final long NEVER = Long.MAX_VALUE;

  /**
   * Event time until which the customer may answer the step-up it was decided with. Below zero: the
   * same of one that passed, and he had answered, or was not asked; what he answered with may have
   * been dropped since.
   */
  long answerBy = NEVER;

  /** Whether he was asked and did not pass by then. */
  boolean unanswered;

  /** Whether it counts among the small things of its day. */
  boolean small;

  /** How it stands with what people were to answer; null where nothing was. */
  Wait wait;

  private long end;
  private Object endBy;
  private Object maskOf;

  /** By step, 64 at a time: whether it was asked about, and then whether its conjuncts hold. */
  private long[] mask;

  Kept(Event event) {
    this.event = event;
  }

  /** Whether it waits for the customer's answer. */
  boolean isOpen() {
    return answerBy >= 0 && answerBy < NEVER;
  }

  /** Whether it was found by this deadline that he had answered, or that nobody asked him. */
  boolean isSettled(long deadline) {
    return answerBy == -deadline;
  }

  /** It waits no longer if it waits for an answer by then. */
  void closeBy(long deadline) {
    answerBy = isOpen() && answerBy <= deadline ? NEVER : answerBy;
  }

  /** Event time after which it is of no use to these plans. */
  long end(StagePlans plans) {
    if (!plans.are(endBy)) {
      end = event.time() + plans.retention(event);
      endBy = plans.identity();
    }
    return end;
  }

  /** Hash of the event's id, as windows know it. */
  long idHash() {
    return event.idHash();
  }

  /** The last word on one pattern and key for this completing event. */
  static final class Said {
    final String patternId;
    String alternative;
    int revision;
    boolean raised;

    /** Hash of what was said: a late event may change the evidence of what still holds. */
    long content;

    Said(String patternId, String alternative, int revision, boolean raised, long content) {
      this.patternId = patternId;
      this.alternative = alternative;
      this.revision = revision;
      this.raised = raised;
      this.content = content;
    }
  }

  /**
   * The decision sent.
   *
   * @param revision how often it was revised
   * @param content hash of what was decided, and why; its lowest bits say what was
   */
  record Decided(int revision, long content) {
    private static final int BITS = 3;
    private static final int MASK = (1 << BITS) - 1;

    /** The content of a decision on an action, of which this is the hash. */
    static long content(long hash, Action action) {
      return (hash << BITS) | action.level();
    }

    /**
     * What was written before content said the action: as strict as can be, so that it is not made
     * milder where what it rests on is forgotten.
     */
    Decided graded() {
      return new Decided(revision, content | MASK);
    }

    /** What was decided. */
    Action action() {
      for (Action action : Action.values()) {
        if (action.level() == (content & MASK)) {
          return action;
        }
      }
      return Action.BLOCK;
    }

    /** Whether an action is stricter than what was decided. */
    boolean isMilderThan(Action action) {
      return (content & MASK) < action.level();
    }
  }

  /**
   * What people were to answer.
   *
   * @param stage how it stands
   * @param next event time at which they are told next
   * @param until event time at which what was decided ends
   */
  record Wait(Stage stage, long next, long until) {
    /** How it stands. */
    enum Stage {
      OPEN(0),
      TOLD(1),
      OVER(2);

      private final int number;

      Stage(int number) {
        this.number = number;
      }

      /** State keeps it: no number is ever used for another. */
      int number() {
        return number;
      }

      static Stage of(int number) throws IOException {
        for (Stage stage : values()) {
          if (stage.number == number) {
            return stage;
          }
        }
        throw new IOException("an operation waits in a way this release does not know: " + number);
      }
    }

    boolean isOpen() {
      return stage != Stage.OVER;
    }

    /** Answered, or ended: nobody is told of it again, whatever is decided. */
    Wait over() {
      return new Wait(Stage.OVER, NEVER, until);
    }
  }

  /** Whether people may still be told that nobody has answered. */
  boolean isWaiting() {
    return wait != null && wait.isOpen();
  }

  Said said(String patternId) {
    if (said != null) {
      for (Said one : said) {
        if (one.patternId.equals(patternId)) {
          return one;
        }
      }
    }
    return null;
  }

  void say(Said one) {
    if (said == null) {
      said = new ArrayList<>(1);
    }
    said.add(one);
  }

  /** Forgets the mask: a fact changed. */
  void forgetMask() {
    maskOf = null;
  }

  /** Whether the event is of the step's kinds and satisfies its own conjuncts. */
  boolean satisfies(
      Bound bound, PatternPlan plan, Program program, Frame frame, FactValues values) {
    int word = (bound.maskBit() >>> 6) << 1;
    if (maskOf != program.masks()) {
      forgetOutcomes(Math.max(word + 2, ((program.maskBits() + 63) >>> 6) << 1));
      maskOf = program.masks();
    } else if (word >= mask.length) {
      mask = Arrays.copyOf(mask, word + 2);
    }
    long bit = 1L << bound.maskBit();
    if ((mask[word] & bit) == 0) {
      mask[word] |= bit;
      if (evaluate(bound, plan, frame, values)) {
        mask[word + 1] |= bit;
      }
    }
    return (mask[word + 1] & bit) != 0;
  }

  private void forgetOutcomes(int words) {
    if (mask == null || mask.length < words) {
      mask = new long[words];
    } else {
      Arrays.fill(mask, 0);
    }
  }

  private boolean evaluate(Bound bound, PatternPlan plan, Frame frame, FactValues values) {
    if (!bound.takes(event.row())) {
      return false;
    }
    Row before = frame.row;
    boolean holds = all(bound.own(), plan, frame, values);
    frame.row = before;
    return holds;
  }

  /** Whether all conjuncts hold for this event; the frame's steps are read, its row is set. */
  boolean all(Condition[] conjuncts, PatternPlan plan, Frame frame, FactValues values) {
    frame.row = event.row();
    frame.values = values.of(plan, event.facts());
    for (Condition conjunct : conjuncts) {
      if (conjunct.test(frame) != Truth.TRUE) {
        return false;
      }
    }
    return true;
  }

  /** Goes on saying what was said about the event in whose place it stands. */
  Kept inPlaceOf(Kept before) {
    said = before.said;
    decided = before.decided;
    answerBy = before.answerBy;
    unanswered = before.unanswered;
    small = before.small;
    wait = before.wait;
    return this;
  }

  Kept copy() {
    Kept copy = new Kept(event.copy());
    copy.decided = decided;
    copy.answerBy = answerBy;
    copy.unanswered = unanswered;
    copy.small = small;
    copy.wait = wait;
    if (said != null) {
      for (Said one : said) {
        copy.say(new Said(one.patternId, one.alternative, one.revision, one.raised, one.content));
      }
    }
    return copy;
  }
}
