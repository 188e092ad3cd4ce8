package io.weir.engine.program;

import io.weir.engine.aggregate.Measure;
import io.weir.engine.event.Event;
import io.weir.patterns.model.KeyStage;
import java.util.List;

/**
 * What one stage runs under each of the programs that judge about now: state is kept as long as any
 * of them needs it, so that a change of patterns takes nothing from events judged before it.
 */
public final class StagePlans {
  private final KeyStage stage;
  private final List<Program> programs;

  public StagePlans(KeyStage stage, List<Program> programs) {
    this.stage = stage;
    this.programs = programs;
  }

  /** A measure that some program needs, or null. */
  public Measure measure(long windowId) {
    for (int i = 0; i < programs.size(); i++) {
      Measure measure = programs.get(i).stage(stage).measure(windowId);
      if (measure != null) {
        return measure;
      }
    }
    return null;
  }

  /** Whether these are the same plans as those a value was computed by. */
  @SuppressWarnings("ReferenceEquality") // made anew only when the programs change
  public boolean are(Object known) {
    return known == identity();
  }

  /** What {@link #are} recognises them by; nothing is kept alive by keeping it. */
  public Object identity() {
    return programs.get(programs.size() - 1).stage(stage).mark();
  }

  /** Milliseconds an event is kept behind the watermark; 0 where nothing looks back at it. */
  public long retention(Event event) {
    long longest = 0;
    for (int i = 0; i < programs.size(); i++) {
      KindPlan kind = programs.get(i).stage(stage).of(event.stream(), event.row());
      longest = Math.max(longest, kind.retention());
    }
    return longest;
  }

  /** Milliseconds back in which what a subject touched has to do with any pattern keyed here. */
  public long reach() {
    long longest = 0;
    for (int i = 0; i < programs.size(); i++) {
      longest = Math.max(longest, programs.get(i).stage(stage).reach());
    }
    return longest;
  }
}
