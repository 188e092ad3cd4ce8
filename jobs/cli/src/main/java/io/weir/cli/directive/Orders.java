package io.weir.cli.directive;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.Statements;
import io.weir.cli.console.WrongUsageException;
import io.weir.engine.event.DirectiveStream;
import io.weir.patterns.problem.Suggestion;
import io.weir.schemas.Field;
import io.weir.schemas.RowBuilder;
import io.weir.schemas.StreamSchema;
import java.util.List;

/** The one place where orders are written. For one thread. */
public final class Orders {
  /** How the engine marks a login name that stands in for an account nobody knows. */
  private static final String USER = "user:";

  private final Connection connection;
  private final Statements statements;
  private final StreamSchema stream;

  /**
   * Orders for an installation.
   *
   * @param statements by which they go; whoever made them finishes them
   * @throws WrongUsageException if its job reads none
   */
  public Orders(Connection connection, Statements statements) {
    this.connection = connection;
    this.statements = statements;
    this.stream = statements.stream(DirectiveStream.NAME);
    connection.topic(DirectiveStream.NAME);
  }

  /**
   * Gives an order, with all else that is said, once the statements are finished.
   *
   * @return its id
   * @throws WrongUsageException if the job would not take it, saying why
   */
  public String give(Order order, OrderOptions by) {
    boolean user = order.dimension().equals("account") && order.subject().startsWith(USER);
    String dimension = user ? "user" : order.dimension();
    String subject = user ? order.subject().substring(USER.length()) : order.subject();
    long now = connection.now();
    String id = order.id(by.author(), now);
    RowBuilder row =
        new RowBuilder(stream.layout())
            .set("event_id", id)
            .set("tenant_id", order.tenant())
            .set("event_time", now)
            .set("activity", order.kind())
            .set(field(dimension).path(), subject)
            .set("author", by.author())
            .set("reason", by.reason());
    order.more().forEach(row::set);
    statements.say(stream, row.build(), id, now);
    return id;
  }

  private Field field(String dimension) {
    Field field = stream.dimension(dimension.equals("subnet") ? "ip" : dimension);
    if (field == null) {
      List<String> known = stream.dimensions().stream().map(Field::dimension).toList();
      throw new WrongUsageException(
          "'%s' is nothing that can be restricted%s"
              .formatted(dimension, Suggestion.or(dimension, known, ": ")));
    }
    return field;
  }
}
