package io.weir.cli.pattern.scorecard;

import io.weir.cli.console.Console;
import io.weir.cli.console.Table;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;

/** Scorecards as people read them. */
public final class CardTable {

  private CardTable() {}

  /**
   * The newest card of each tenant, pattern and version, sorted by them.
   *
   * @param cards in the order they were written
   */
  public static Collection<GenericRecord> newest(Collection<GenericRecord> cards) {
    TreeMap<String, GenericRecord> newest = new TreeMap<>();
    cards.forEach(
        card ->
            newest.put(
                "%s\n%s\n%09d"
                    .formatted(
                        card.get("tenant_id"), card.get("pattern_id"), (int) card.get("version")),
                card));
    return newest.values();
  }

  /** A line each, then the reasons. */
  public static void print(Collection<GenericRecord> cards, Console console) {
    List<CardLine> lines = cards.stream().map(CardLine::new).toList();
    Table table = new Table("llrlrrrlrllrrl");
    table.row((Object[]) CardLine.HEAD);
    lines.forEach(line -> table.row(line.cells(console.paint())));
    table.lines().forEach(console::say);
    console.say("");
    lines.forEach(line -> console.say(line.reason(console.paint())));
  }
}
