package io.weir.cli.indicator;

import io.weir.cli.console.Printable;
import io.weir.cli.indicator.HeldFrauds.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A value that might be listed: what it has in common with whom. People decide.
 *
 * @param kind payee, device or ip
 * @param operations events that were held and turned out to be fraud
 * @param accounts how many customers they were of
 * @param amountMinor what they were about, in minor units of the base currency
 * @param verb what to type to list it
 */
record Proposal(
    String tenant,
    String kind,
    String value,
    List<String> operations,
    long accounts,
    long amountMinor,
    String verb) {
  /** Most operations a reason names. */
  private static final int NAMED = 5;

  private record Value(String tenant, String kind, String value) {}

  /**
   * Values that so many operations share, those of most operations first.
   *
   * @param least how many must
   * @param duration how long the verb lists it
   */
  static List<Proposal> of(Collection<Operation> operations, int least, String duration) {
    Map<Value, List<Operation>> shared =
        new TreeMap<>(
            Comparator.comparing(Value::tenant)
                .thenComparing(Value::kind)
                .thenComparing(Value::value));
    for (Operation operation : operations) {
      operation
          .keys()
          .forEach(
              (kind, value) ->
                  shared
                      .computeIfAbsent(
                          new Value(operation.tenant(), kind, value), any -> new ArrayList<>())
                      .add(operation));
    }
    return shared.entrySet().stream()
        .filter(one -> one.getValue().size() >= least)
        .map(one -> of(one.getKey(), one.getValue(), duration))
        .sorted(Comparator.comparingInt(one -> -one.operations().size()))
        .toList();
  }

  private static Proposal of(Value value, List<Operation> operations, String duration) {
    List<String> events = operations.stream().map(Operation::event).sorted().toList();
    List<String> named = events.subList(0, Math.min(NAMED, events.size()));
    String reason =
        "%d held operations confirmed as fraud: %s%s"
            .formatted(events.size(), String.join(" ", named), events.size() > NAMED ? " ..." : "");
    return new Proposal(
        value.tenant(),
        value.kind(),
        value.value(),
        events,
        operations.stream().map(Operation::account).distinct().count(),
        operations.stream().mapToLong(Operation::amount).sum(),
        "weir indicator add block %s %s --for %s --tenant %s --reason %s"
            .formatted(
                value.kind(),
                quoted(value.value()),
                duration,
                quoted(value.tenant()),
                quoted(reason)));
  }

  /**
   * As a shell takes it for one word, whatever a producer put into it. What cannot be printed
   * nobody could type either.
   */
  private static String quoted(String word) {
    String plain = Printable.of(word);
    return plain.matches("[A-Za-z0-9_][A-Za-z0-9._:/@-]*")
        ? plain
        : "'" + plain.replace("'", "'\\''") + "'";
  }
}
