package io.weir.cli.emergency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weir.cli.connection.Connection;
import io.weir.cli.console.Confirmation;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.pattern.running.ChangeOptions;
import io.weir.cli.pattern.running.LogBook;
import io.weir.cli.pattern.running.OutcomePrinter;
import io.weir.cli.pattern.running.Publication;
import io.weir.patterns.emergency.EmergencyScope;
import io.weir.streaming.record.PatternChange;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what level an emergency has: through the log that patterns are published to. */
final class Saying {
  private final Console console;
  private final Connection connection;
  private final LogBook book;
  private final ChangeOptions options;
  private final boolean json;

  Saying(
      Console console, Connection connection, LogBook book, ChangeOptions options, boolean json) {
    this.console = console;
    this.connection = connection;
    this.book = book;
    this.options = options;
    this.json = json;
  }

  /**
   * Publishes a level, if whoever is asked agrees.
   *
   * @param before the last word on the scope, null where there is none
   * @param until when it ends by itself, epoch millis
   * @param now when it is said
   * @throws io.weir.cli.console.WrongUsageException if nobody can be asked
   */
  Exit say(
      int level,
      EmergencyScope scope,
      Emergencies.Known before,
      long until,
      String reason,
      long now,
      Confirmation confirmation) {
    String end = Instant.ofEpochMilli(until).toString();
    String question =
        level == 0
            ? "This ends the emergency of '" + scope + "'"
            : "This sets level " + level + " for '" + scope + "' until " + end;
    if (!confirmation.given(question)) {
      console.complain("nothing was published");
      return Exit.FINDINGS;
    }
    PatternChange change =
        new PatternChange(
            PatternChange.Kind.EMERGENCY,
            scope.toString(),
            before == null ? 1 : before.emergency().version() + 1,
            content(level, scope, end),
            null,
            options.author(),
            reason,
            now);
    return new OutcomePrinter(console, json)
        .print(new Publication(connection, book, options).of(List.of(change)));
  }

  /** JSON is YAML that needs no thought about quoting. */
  private static String content(int level, EmergencyScope scope, String until) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("level", level);
    if (scope.tenant() != null) {
      said.put("tenant", scope.tenant());
    }
    if (!scope.fields().isEmpty()) {
      said.put("where", scope.fields());
    }
    if (level > 0) {
      said.put("until", until);
    }
    try {
      return new ObjectMapper().writeValueAsString(said);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("words and numbers have a JSON form", e);
    }
  }
}
