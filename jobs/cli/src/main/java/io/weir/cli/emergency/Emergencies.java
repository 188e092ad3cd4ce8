package io.weir.cli.emergency;

import io.weir.cli.connection.Connection;
import io.weir.cli.pattern.running.LogBook;
import io.weir.patterns.emergency.Emergency;
import io.weir.patterns.emergency.EmergencyReader;
import io.weir.streaming.record.PatternChange;
import io.weir.streaming.record.Verdict;
import java.util.List;

/** The emergencies the log knows of. */
final class Emergencies {
  private final LogBook book;
  private final Connection connection;

  Emergencies(Connection connection, LogBook book) {
    this.connection = connection;
    this.book = book;
  }

  /**
   * An emergency and what became of its record.
   *
   * @param emergency what was said
   * @param verdict by whom and from when
   */
  record Known(Emergency emergency, Verdict verdict) {

    /** Whether it is raised at an instant, or will be in a moment. */
    boolean isRaised(long now) {
      return emergency.level() > 0 && emergency.until() > now;
    }
  }

  /** The last word on each scope, sorted by scope. */
  List<Known> all() {
    return book.emergencies().stream().map(this::known).toList();
  }

  /** The last word on a scope; null where none was said. */
  Known of(String scope) {
    return all().stream()
        .filter(one -> one.emergency().id().equals(scope))
        .findFirst()
        .orElse(null);
  }

  private Known known(Verdict verdict) {
    PatternChange change = verdict.entry().change();
    Emergency emergency =
        EmergencyReader.read(
                connection.settings().catalog(),
                change.id(),
                change.version(),
                change.reason(),
                change.content())
            .emergency();
    return new Known(emergency, verdict);
  }
}
