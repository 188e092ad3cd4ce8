package io.weir.benchmarks;

import io.weir.patterns.syntax.PatternLibrary.Library;
import org.apache.flink.api.common.JobID;

/**
 * What is played to a job, and how.
 *
 * @param library patterns in force from the beginning
 * @param recording events
 * @param perSecond records a second; 0 for as many as go
 * @param way how the job is run
 * @param company what happens beside and after
 */
record Play(Library library, Recording recording, long perSecond, Way way, Company company) {

  /** As many events as go, nothing beside. */
  static Play of(Library library, Recording recording, Way way) {
    return new Play(library, recording, 0, way, new Company() {});
  }

  /** The first records of the same. */
  Play first(int records) {
    return new Play(library, recording.first(records), perSecond, way, company);
  }

  Play at(long rate) {
    return new Play(library, recording, rate, way, company);
  }

  Play with(Company other) {
    return new Play(library, recording, perSecond, way, other);
  }

  Play under(Way other) {
    return new Play(library, recording, perSecond, other, company);
  }

  /**
   * A job that is being played to.
   *
   * @param player what sends
   * @param reader what reads its decisions
   */
  record Scene(Topics topics, JobID job, Player player, DecisionReader reader) {}

  /** What happens beside a play; does nothing where it is not told otherwise. */
  interface Company {

    /** Begins when the part that counts begins; must end by itself before the play does. */
    default void beside(Scene scene) throws Exception {}

    /** Everything is decided and the job still runs. */
    default void after(Scene scene) throws Exception {}
  }
}
