package io.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream may change as long as its events that are kept can be read; else no job starts. */
final class KeptRowsTest {
  private static final String TICKET =
      """
      {"type": "record", "name": "Ticket", "namespace": "org.example", "weir.stream": "ticket",
       "fields": [
        {"name": "no", "type": "string", "weir.eventId": true},
        {"name": "shop", "type": "string", "weir.tenant": true},
        {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"},
         "weir.eventTime": true},
        {"name": "what", "weir.activity": true,
         "type": {"type": "enum", "name": "What", "symbols": ["UNKNOWN", "REFUND"]}},
        {"name": "test", "type": "boolean", "default": false, "weir.simulated": true}%s]}
      """;

  /** What a field may be declared as. */
  private enum Declared {
    ABSENT(""),
    BOOLEAN("'boolean'"),
    LONG("'long'"),
    LONG_OR_7("'long', 'default': 7"),
    LONG_OR_NULL("['null', 'long'], 'default': null"),
    NULL_OR_7("['long', 'null'], 'default': 7"),
    INT("'int'"),
    TIME("{'type': 'long', 'logicalType': 'timestamp-millis'}"),
    DOUBLE("'double'"),
    DOUBLE_OR_NULL("['null', 'double'], 'default': null"),
    TEXT("'string'"),
    TEXT_OR_X("'string', 'default': 'x'"),
    TEXT_OR_NULL("['null', 'string'], 'default': null"),
    TEXTS("{'type': 'array', 'items': 'string'}"),
    A_B(symbols("'A', 'B'")),
    B_C(symbols("'B', 'C'")),
    A_B_C(symbols("'A', 'B', 'C'")),
    B_UNKNOWN(symbols("'B', 'UNKNOWN'")),
    B_C_OR_C(symbols("'B', 'C'") + ", 'default': 'C'"),
    B_C_OR_NULL("['null', %s], 'default': null".formatted(symbols("'B', 'C'")));

    private final String type;

    Declared(String type) {
      this.type = type;
    }

    private static String symbols(String symbols) {
      return "{'type': 'enum', 'name': 'Kind', 'symbols': [%s]}".formatted(symbols);
    }

    private boolean mayBeLeftOut() {
      return this == ABSENT || type.contains("default");
    }

    private String field() {
      return this == ABSENT ? "" : KeptRowsTest.field("x", type);
    }

    private List<Object> held() {
      return switch (this) {
        case ABSENT -> List.of();
        case BOOLEAN -> List.of(true);
        case LONG, LONG_OR_7, LONG_OR_NULL, NULL_OR_7, INT, TIME -> List.of(8);
        case DOUBLE, DOUBLE_OR_NULL -> List.of(0.5);
        case TEXT, TEXT_OR_X, TEXT_OR_NULL -> List.of("B", "any");
        case TEXTS -> List.of(List.of("any"));
        case A_B -> List.of("A", "B");
        case B_C, B_C_OR_C, B_C_OR_NULL -> List.of("B", "C");
        case A_B_C -> List.of("A", "B", "C");
        case B_UNKNOWN -> List.of("B", "UNKNOWN");
      };
    }
  }

  @TempDir Path directory;

  private static String field(String name, String type) {
    return ", {'name': '%s', 'type': %s}".formatted(name, type).replace('\'', '"');
  }

  private StreamCatalog with(String... fields) throws IOException {
    Files.writeString(directory.resolve("0.avsc"), TICKET.formatted(String.join("", fields)));
    return StreamCatalog.shipped().with(directory);
  }

  private StreamCatalog with(Declared x) throws IOException {
    return with(x.field());
  }

  private static RowBuilder ticket(StreamCatalog catalog) {
    return new RowBuilder(catalog.stream("ticket").layout())
        .set("no", "1")
        .set("shop", "t")
        .set("at", 5)
        .set("what", "REFUND");
  }

  private static List<Row> rows(StreamCatalog catalog, Declared x) {
    List<Row> rows = new ArrayList<>();
    if (x.mayBeLeftOut()) {
      rows.add(ticket(catalog).build());
    }
    if (x == Declared.NULL_OR_7) {
      rows.add(withNull(catalog));
    }
    x.held().forEach(value -> rows.add(ticket(catalog).set("x", value).build()));
    return rows;
  }

  /** As it comes from the wire: a builder would take the default. */
  private static Row withNull(StreamCatalog catalog) {
    RowLayout layout = catalog.stream("ticket").layout();
    RowWriter writer = new RowWriter(layout);
    writer.reset();
    writer.putText(layout.field("no").index(), "1");
    writer.putText(layout.field("shop").index(), "t");
    writer.putLong(layout.field("at").index(), 5);
    writer.putLong(layout.field("what").index(), 1);
    writer.putBoolean(layout.field("test").index(), false);
    return writer.written();
  }

  @Test
  void shouldStartExactlyWhereAllKeptRowsCanBeRead() throws IOException {
    TreeMap<Declared, StreamCatalog> catalogs = new TreeMap<>();
    for (Declared x : Declared.values()) {
      catalogs.put(x, with(x));
    }
    catalogs.forEach(
        (former, before) ->
            catalogs.forEach(
                (declared, today) -> {
                  RowLayout layout = today.stream("ticket").layout();
                  boolean starts =
                      catchThrowable(() -> FormerLayouts.none().and(before, today)) == null;
                  boolean reads =
                      rows(before, former).stream()
                          .allMatch(row -> catchThrowable(() -> layout.adapt(row)) == null);

                  assertThat(starts).as("%s, today %s", former, declared).isEqualTo(reads);
                }));
  }

  @Test
  void shouldSayAllThatKeptRowsCannotHold() throws IOException {
    StreamCatalog before =
        with(
            field("cents", "['null', 'long'], 'default': null"),
            field("kind", "'string'"),
            field("rank", "{'type': 'enum', 'name': 'Rank', 'symbols': ['LOW', 'TOP', 'MID']}"),
            field("till", "'string'"));
    StreamCatalog today =
        with(
            field("cents", "'long'"),
            field("kind", "{'type': 'enum', 'name': 'Kind', 'symbols': ['A', 'B']}"),
            field("rank", "{'type': 'enum', 'name': 'Rank', 'symbols': ['MID']}"),
            field("till", "'long'"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> FormerLayouts.none().and(before, today))
        .withMessage(
            "stream ticket requires cents, which events kept so far may lack: give it a default; "
                + "stream ticket requires kind to be one of [A, B], but events kept so far may say"
                + " anything: add the symbol UNKNOWN, or give the field a default; "
                + "stream ticket requires rank to be one of [MID], but events kept so far may say"
                + " [LOW, TOP]: add the symbol UNKNOWN, or give the field a default; "
                + "stream ticket requires till as INTEGER, but in events kept so far it is STRING:"
                + " give it a default, or the type it had");
  }

  @Test
  void shouldTakeWhatAFieldHasForSymbolsThatAreGone() throws IOException {
    Row kept = ticket(with(Declared.A_B)).set("x", "A").build();

    assertThat(adapted(kept, Declared.B_UNKNOWN)).isEqualTo("UNKNOWN");
    assertThat(adapted(kept, Declared.B_C_OR_C)).isEqualTo("C");
    assertThat(adapted(kept, Declared.B_C_OR_NULL)).isNull();
    assertThat(adapted(kept, Declared.A_B_C)).isEqualTo("A");
    assertThat(adapted(kept, Declared.TEXT)).isEqualTo("A");
  }

  private String adapted(Row kept, Declared x) throws IOException {
    RowLayout today = with(x).stream("ticket").layout();
    Row adapted = today.adapt(kept);
    int index = today.field("x").index();
    return adapted.isNull(index) ? null : adapted.getString(index);
  }

  @Test
  void shouldAskOnlyOfStreamsThatChange() throws IOException {
    StreamCatalog first = with(Declared.LONG);
    StreamCatalog second = with(Declared.LONG_OR_NULL);
    StreamCatalog third = with(Declared.LONG);
    StreamCatalog elsewhere = with(Declared.TEXT);
    FormerLayouts former = FormerLayouts.none().and(second, StreamCatalog.shipped());

    assertThat(former.and(first, third).isEmpty()).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> former.and(elsewhere, third));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> former.and(StreamCatalog.shipped(), third));
  }
}
