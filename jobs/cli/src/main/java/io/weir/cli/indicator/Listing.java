package io.weir.cli.indicator;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.SignOnlyOptions;
import io.weir.cli.connection.Statements;
import io.weir.cli.console.WrongUsageException;
import io.weir.engine.signal.Ids;
import io.weir.patterns.problem.Suggestion;
import io.weir.schemas.Field;
import io.weir.schemas.RowBuilder;
import io.weir.schemas.StreamSchema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which value on which list, and who says so. */
final class Listing {
  /** The lists; the names are those of the schema. */
  enum Kind {
    BLOCK,
    WATCH,
    ALLOW
  }

  @Parameters(index = "0", paramLabel = "LIST", description = "block, watch or allow.")
  private Kind list;

  @Parameters(
      index = "1",
      paramLabel = "KIND",
      description = "What is listed: ip (an address or a range), device, payee, account, …")
  private String dimension;

  @Parameters(index = "2", paramLabel = "VALUE", description = "The value.")
  private String value;

  @Option(
      names = "--tenant",
      required = true,
      defaultValue = "${env:WEIR_TENANT}",
      description = "Whose list; else what WEIR_TENANT says.")
  private String tenant;

  @Option(
      names = "--reason",
      required = true,
      description = "Why, as a code or in words; recorded.")
  private String reason;

  @Option(
      names = "--author",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who says so; recorded (${DEFAULT-VALUE}).")
  private String author;

  @Option(
      names = "--source",
      defaultValue = "analyst",
      description = "Whose word it is: a feed, a department (${DEFAULT-VALUE}).")
  private String source;

  @Mixin private SignOnlyOptions signOnly;

  /** States the value with an end, from now on. */
  void state(Connection connection, int confidence, Boolean override, long until) {
    Statements statements = new Statements(connection, signOnly.file());
    StreamSchema stream = statements.stream("indicator");
    Field field = stream.dimension(dimension);
    if (field == null) {
      List<String> known = stream.dimensions().stream().map(Field::dimension).toList();
      throw new WrongUsageException(
          "'%s' is nothing that can be listed%s"
              .formatted(dimension, Suggestion.or(dimension, known, ": ")));
    }
    long now = connection.now();
    RowBuilder row =
        new RowBuilder(stream.layout())
            .set("event_id", Ids.hash("indicator", key(), Long.toString(now), Long.toString(until)))
            .set("tenant_id", tenant)
            .set("event_time", now)
            .set("list", list.name())
            .set("valid_until", until)
            .set("confidence", (long) confidence)
            .set(field.path(), value)
            .set("source", source)
            .set("override", override)
            .set("reason_code", reason)
            .set("added_by", author);
    statements.say(stream, row.build(), key(), now);
    statements.finish();
  }

  /**
   * Nothing is taken back that is not listed: nobody would see that what was meant stands.
   *
   * @throws WrongUsageException if the source has not listed it, naming those that have
   */
  void mustBeIn(Listings listings, long now) {
    Set<String> sources =
        listings.sources(Listings.key(tenant, list.name(), dimension, value), now);
    if (!sources.contains(source)) {
      throw new WrongUsageException(
          "'%s' has not listed %s for tenant '%s'%s"
              .formatted(
                  source,
                  told(),
                  tenant,
                  sources.isEmpty()
                      ? ", nor has anybody else: 'weir indicator list' shows what is listed"
                      : ": say --source " + String.join(" or --source ", sources)));
    }
  }

  /** A source's word takes the place of the one before where the topic is compacted. */
  private String key() {
    return String.join("|", tenant, list.name(), dimension, value, source);
  }

  /** What became of it, where it would be this word had it been sent. */
  String became(Connection connection, String sent) {
    return signOnly.told(connection, sent);
  }

  /** The same for machines. */
  Map<String, Object> became(Connection connection, Map<String, ?> sent) {
    return signOnly.told(connection, sent);
  }

  String told() {
    return list.name().toLowerCase(Locale.ROOT) + " " + dimension + " " + value;
  }
}
