package io.weir.patterns.compiler;

import io.weir.patterns.condition.Condition;
import io.weir.patterns.condition.Frame;
import io.weir.patterns.model.Aggregate;
import io.weir.patterns.model.Kinds;
import io.weir.patterns.model.Parameter;
import io.weir.patterns.model.Span;
import io.weir.patterns.model.ValueType;
import io.weir.patterns.problem.Problem;
import io.weir.patterns.problem.Problems;
import io.weir.schemas.RowBuilder;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A stream with a field of every kind, and short ways to compile conditions over it. */
final class Probe {
  static final StreamSchema STREAM =
      StreamCatalog.shipped().with(Path.of("src/test/resources/conditions/streams")).stream(
          "probe");

  static final List<Aggregate> AGGREGATES =
      List.of(
          aggregate("hits", Aggregate.Function.COUNT, null),
          aggregate("total", Aggregate.Function.SUM, "whole"),
          aggregate("usual", Aggregate.Function.MEAN, "decimal"),
          aggregate("isNew", Aggregate.Function.FIRST_SEEN, "text"),
          aggregate("lastText", Aggregate.Function.LAST, "text"),
          aggregate("stretch", Aggregate.Function.SPAN, null));

  static final List<Parameter> PARAMETERS =
      List.of(
          new Parameter("most", ValueType.INTEGER, 7L, 0L, 100L, ""),
          new Parameter(
              "own",
              ValueType.INTEGER,
              2L,
              0L,
              100L,
              "",
              new TreeMap<>(Map.of("t2", 100L)),
              new TreeMap<>(Map.of("b", 50L))),
          new Parameter("share", ValueType.DOUBLE, 0.25, 0.0, 1.0, ""),
          new Parameter("window", ValueType.DURATION, 86_400_000L, 0L, 864_000_000L, ""),
          new Parameter("word", ValueType.STRING, "b", null, null, ""),
          new Parameter("strict", ValueType.BOOLEAN, true, null, null, ""));

  static final ConditionScope SCOPE =
      ConditionScope.of(STREAM)
          .key("account")
          .step("before", STREAM)
          .step("option", STREAM, true)
          .unavailable("later", "comes later")
          .aggregates(AGGREGATES)
          .parameters(PARAMETERS)
          .profile("lastText")
          .build();

  private Probe() {}

  private static Aggregate aggregate(String name, Aggregate.Function function, String field) {
    return aggregate(name, function, field, "account");
  }

  static Aggregate aggregate(
      String name, Aggregate.Function function, String field, String dimension) {
    return new Aggregate(
        name,
        function,
        new Kinds(STREAM, null),
        field == null ? null : STREAM.layout().field(field),
        List.of(),
        List.of(),
        dimension,
        Span.of(86_400_000),
        0,
        false,
        0,
        Double.NaN,
        0,
        0,
        null,
        null,
        List.of(),
        name + " over 1d",
        name + " over 1d");
  }

  /** A builder with everything required set. */
  static RowBuilder row() {
    return new RowBuilder(STREAM.layout())
        .set("event_id", "e1")
        .set("tenant_id", "t1")
        .set("event_time", 1_767_607_200_000L)
        .set("activity", "RED")
        .set("whole", 5L)
        .set("decimal", 2.5)
        .set("text", "abc")
        .set("flag", true);
  }

  /** A frame of rows: the event, then the steps' events. */
  static Frame frame(RowBuilder event) {
    Frame frame = new Frame();
    frame.row = event.build();
    frame.steps = new io.weir.schemas.Row[] {frame.row, null};
    frame.values = GivenValues.none(AGGREGATES.size());
    return frame;
  }

  static List<Condition> conjuncts(String text) {
    return conjuncts(text, SCOPE);
  }

  static List<Condition> conjuncts(String text, ConditionScope scope) {
    Problems problems = new Problems();
    List<Condition> conjuncts =
        new ConditionCompiler().conjuncts(new SourceText("p.yaml", text, 1, 1), scope, problems);
    if (!problems.isEmpty()) {
      throw new AssertionError(problems.list().toString());
    }
    return conjuncts;
  }

  static Expression expression(String text) {
    Problems problems = new Problems();
    Expression expression =
        new ConditionCompiler().expression(new SourceText("p.yaml", text, 1, 1), SCOPE, problems);
    if (!problems.isEmpty()) {
      throw new AssertionError(problems.list().toString());
    }
    return expression;
  }

  /** Value of an expression over an event. */
  static Object value(String text, RowBuilder event) {
    return expression(text).value(frame(event));
  }

  /** The problems of a text, one a line, without the file's name. */
  static String problems(String text) {
    Problems problems = new Problems();
    List<Condition> conjuncts =
        new ConditionCompiler().conjuncts(new SourceText("p.yaml", text, 1, 1), SCOPE, problems);
    if (conjuncts.isEmpty() == problems.isEmpty()) {
      throw new AssertionError("either conditions or problems, not " + conjuncts);
    }
    return problems.list().stream()
        .map(Problem::toString)
        .map(line -> line.substring("p.yaml:".length()))
        .collect(Collectors.joining("\n"));
  }
}
