package io.weir.benchmarks;

import io.weir.benchmarks.measure.Effort;
import io.weir.benchmarks.measure.Sheet;
import io.weir.benchmarks.measure.Spread;
import io.weir.patterns.syntax.PatternLibrary.Library;

/** How large the state of a job becomes, and how long a job takes to come back with it. */
final class Recovery {
  private final Library library;
  private final Wishes wishes;
  private final Pipeline pipeline;

  Recovery(Library library, Wishes wishes, Pipeline pipeline) {
    this.library = library;
    this.wishes = wishes;
    this.pipeline = pipeline;
  }

  /** A small part of the recording, then nearly all of it. */
  void run(Effort effort, Recording recording, Sheet sheet) throws Exception {
    int most = recording.size() - recording.size() / 10;
    int part = effort.pick(2, 8, 8);
    Way way = Way.of(wishes).with("checkpoint.interval", "1s");
    StateSize small = new StateSize(pipeline.flink());
    StateSize large = new StateSize(pipeline.flink());
    Crash first = new Crash(pipeline, recording, most / part, small, 0);
    Crash second = new Crash(pipeline, recording, most, large, 1);
    for (Crash crash : new Crash[] {first, second}) {
      Play play = Play.of(library, recording.first(crash.played()), way);
      pipeline.weir(play.with(crash));
      sheet.tell("  back after %.1f s".formatted(crash.seconds()));
    }
    sheet.add("scale.recovery.seconds", "s", Spread.of(second.seconds()));
    sheet.add("scale.recovery.smallStateSeconds", "s", Spread.of(first.seconds()));
    sheet.add("scale.savepoint.megabytes", "MB", Spread.of(large.bytes() / 1e6));
    sheet.add("scale.savepoint.smallStateMegabytes", "MB", Spread.of(small.bytes() / 1e6));
    sheet.add("scale.savepoint.seconds", "s", Spread.of(large.seconds()));
    sheet.note(
        "Recovery is from the end of a TaskManager to the first decision of an operation sent after it, the second included that Flink waits before it restarts a job; of %,d and %,d events."
            .formatted(first.played(), second.played()));
    sheet.note(
        "Savepoints are whole and in the form that every backend reads, and seconds are from asking for one to having it: a checkpoint may be smaller and is taken beside the job.");
  }
}
