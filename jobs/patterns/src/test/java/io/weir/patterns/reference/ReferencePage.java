package io.weir.patterns.reference;

import io.weir.patterns.compiler.DeclaredFunctions;
import io.weir.patterns.model.Aggregate.Function;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.model.Severity;
import io.weir.patterns.syntax.DeclaredLanguage;
import io.weir.patterns.tags.Vocabulary;
import io.weir.patterns.yaml.Words;
import io.weir.schemas.StreamCatalog;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code REFERENCE.md}: every word of the language, from the tables and from the code. */
final class ReferencePage {
  private final StringBuilder page = new StringBuilder();

  private ReferencePage() {}

  static String render() throws IOException {
    ReferencePage page = new ReferencePage();
    page.line("# The words of a pattern");
    page.line("");
    page.line(
        "Made from the code and held equal to it by a test. How to write a pattern: [STYLE.md](STYLE.md).");
    page.keys();
    page.aggregates();
    page.functions();
    page.parameters();
    page.words();
    page.dimensions();
    page.tags();
    return page.page.toString();
  }

  private void keys() throws IOException {
    line("\n## Keys");
    for (Map.Entry<String, List<String[]>> form : Tables.sections("keys.txt", 5).entrySet()) {
      line("\n### In " + form.getKey().replace("'", "`") + "\n");
      head("Key", "Needed", "What it is", "Example");
      for (String[] key : form.getValue()) {
        if (key[1].equals("never")) {
          continue;
        }
        row(code(key[0]), key[1], key[3], code(key[0] + ": " + key[4]));
      }
    }
  }

  private void aggregates() throws IOException {
    line("\n## Aggregates\n");
    line("`Empty` is the value of nothing; below `atLeast` entries every value is unknown.");
    line("Amounts are minor units of the base currency, times are UTC.\n");
    head("Function", "Of", "Value", "Empty", "What it is", "Example");
    for (String[] row : Tables.rows("aggregates.txt", 4)) {
      Function function = DeclaredLanguage.computes(row[0]);
      String type =
          function.type() == null ? "the field's" : DeclaredFunctions.word(function.type());
      String empty =
          function.zeroWhenEmpty() ? "0" : function == Function.FIRST_SEEN ? "true" : "unknown";
      String needs = row[1].isEmpty() ? "" : ", and " + row[1].replaceAll("(\\w+)", "`$1`");
      row(
          code(row[0]),
          DeclaredLanguage.accepts(row[0]) + needs,
          type,
          empty,
          row[2],
          code(row[3]));
    }
  }

  private void functions() throws IOException {
    line("\n## Operators and functions\n");
    line(
        "What takes an unknown value gives an unknown one, except `known`, `or`, and where the other side decides.\n");
    head("Written", "Takes", "Unit of its value", "What it is", "Example");
    Map<String, String> signatures = DeclaredFunctions.signatures();
    for (String[] row : Tables.rows("functions.txt", 4)) {
      String written = DeclaredFunctions.isMember(row[0]) ? "." + row[0] : row[0];
      row(code(written), signatures.get(row[0]), row[1], row[2], code(row[3]));
    }
  }

  private void parameters() throws IOException {
    line("\n## Parameters\n");
    line(
        "The form of `value` says the type; `unit` is for people and free, but for durations, which carry theirs.\n");
    head("Type", "Written", "min and max", "Unit", "Example");
    for (String[] row : Tables.rows("parameters.txt", 5)) {
      row(row[0].toLowerCase(Locale.ROOT), row[1], row[2], row[3], code(row[4]));
    }
  }

  private void words() throws IOException {
    line("\n## Words");
    for (Map.Entry<String, List<String[]>> section : Tables.sections("words.txt", 3).entrySet()) {
      line("\n### " + section.getKey() + "\n");
      head("Word", "Means", "Example");
      section.getValue().forEach(row -> row(code(row[0]), row[1], code(row[2])));
    }
    line("\n### severity\n");
    head("Word", "Points", "Example");
    for (Severity severity : Severity.values()) {
      String word = Words.kebab(severity);
      row(code(word), String.valueOf(severity.weight()), code("severity: " + word));
    }
  }

  private void dimensions() {
    line("\n## What `key` may be\n");
    line(
        "An event walks the stages in this order; a pattern may ask aggregates of its own key and of earlier stages.\n");
    head("Key", "Stage", "Carried by", "Example");
    for (KeyStage stage : KeyStage.values()) {
      for (String dimension : DeclaredLanguage.dimensions()) {
        if (KeyStage.of(dimension) == stage) {
          row(code(dimension), Words.kebab(stage), carriers(dimension), code("key: " + dimension));
        }
      }
    }
  }

  private static String carriers(String dimension) {
    if (dimension.equals(KeyStage.WHOLE)) {
      return "every event";
    }
    return DeclaredLanguage.streams().stream()
        .filter(name -> StreamCatalog.shipped().stream(name).dimension(dimension) != null)
        .collect(Collectors.joining(", "));
  }

  private void tags() {
    line("\n## Tags\n");
    head("Begins with", "Listed", "What is not listed", "Example");
    for (Vocabulary vocabulary : Vocabulary.values()) {
      row(
          code(vocabulary.prefix()),
          String.valueOf(vocabulary.names().size()),
          vocabulary.complete() ? "is refused" : "is doubted, since the list is not complete",
          code(vocabulary.example()));
    }
  }

  private static String code(String text) {
    String fence = text.contains("`") ? "``" : "`";
    return fence + text + fence;
  }

  private void head(String... cells) {
    row(cells);
    line("|" + "---|".repeat(cells.length));
  }

  private void row(String... cells) {
    StringBuilder row = new StringBuilder("|");
    for (String cell : cells) {
      row.append(' ').append(cell.replace("|", "\\|")).append(" |");
    }
    line(row.toString().replace("|  |", "| |"));
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
