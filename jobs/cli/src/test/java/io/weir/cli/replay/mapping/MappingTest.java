package io.weir.cli.replay.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.patterns.problem.Problem;
import io.weir.patterns.problem.Problems;
import io.weir.schemas.Row;
import io.weir.schemas.StreamCatalog;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MappingTest {
  private static final StreamCatalog CATALOG = StreamCatalog.shipped();
  private static final String RIGHT =
      """
      streams:
        payment:
          when: 'kind != "x"'
          appendTime: timestamp(seen)
          constants: {tenant_id: t1, activity: CARD_AUTH, simulated: true}
          fields:
            event_id: '"p-" + id'
            event_time: timestamp(time)
            base_amount_minor: minor(amount)
            status: ok
            merchant_lat: double(lat)
      """;
  private static final List<String> COLUMNS =
      List.of("id", "time", "seen", "kind", "amount", "ok", "lat");

  private final LineMapping right = bind(RIGHT, COLUMNS);

  @Test
  void shouldComputeFieldsFromColumns() {
    Mapped.Event event = event("7", "1.25", "SUCCESS", "-1.5");
    Row row = event.row();
    assertThat(text(row, "event_id")).isEqualTo("p-7");
    assertThat(text(row, "activity")).isEqualTo("CARD_AUTH");
    assertThat(text(row, "status")).isEqualTo("SUCCESS");
    assertThat(row.getLong(index(row, "base_amount_minor"))).isEqualTo(125);
    assertThat(row.getDouble(index(row, "merchant_lat"))).isEqualTo(-1.5);
    assertThat(row.getBoolean(index(row, "simulated"))).isTrue();
    assertThat(row.getLong(index(row, "event_time"))).isEqualTo(1_000);
    assertThat(event.appendTime()).isEqualTo(2_000);
  }

  @Test
  void shouldLeaveAFieldEmptyWhereItsColumnsAre() {
    Row row = event("7", "", "", "").row();
    assertThat(row.isNull(index(row, "base_amount_minor"))).isTrue();
    assertThat(row.isNull(index(row, "merchant_lat"))).isTrue();
    assertThat(text(row, "status")).as("default of the schema").isEqualTo("UNKNOWN");
  }

  @Test
  void shouldForgetTheLineBefore() {
    event("7", "1.25", "SUCCESS", "1");
    Row row = event("8", "", "", "").row();
    assertThat(row.isNull(index(row, "base_amount_minor"))).isTrue();
    assertThat(text(row, "event_id")).isEqualTo("p-8");
  }

  @Test
  void shouldSayWhyALineIsNoEventWithoutQuotingIt() {
    assertThat(map("7", "secret", "SUCCESS", "1"))
        .isEqualTo(
            new Mapped.Unmappable("base_amount_minor has no value here, computed from amount"));
    assertThat(map("7", "1", "secret", "1"))
        .isEqualTo(
            new Mapped.Unmappable("status is not one of UNKNOWN, SUCCESS, FAILURE, PENDING"));
    assertThat(map("", "1", "SUCCESS", "1")).isInstanceOf(Mapped.Event.class);
    assertThat(right.map(new String[] {"7", "", "1970-01-01T00:00:02Z", "y", "", "", ""}))
        .isEqualTo(new Mapped.Unmappable("event_time is empty"));
  }

  @Test
  void shouldLeaveOutWhatIsOfAnotherKind() {
    String[] other = {"7", "1970-01-01T00:00:01Z", "1970-01-01T00:00:02Z", "x", "1", "", ""};
    assertThat(right.map(other)).isEqualTo(new Mapped.LeftOut());
  }

  @Test
  void shouldTellEverythingThatIsWrongAtOnce() {
    String wrong =
        """
        streams:
          payments: {}
          payment:
            seperator: ';'
            columns: [id, 'not a name']
            constants: {tenant_id: t1, status: DONE, amount: 1}
            fields:
              event_id: id
              tenant_id: id
              event_tmie: timestamp(id)
        more: 1
        """;
    assertThat(problems(Mapping.read("m.yaml", wrong, CATALOG).problems()))
        .containsExactly(
            "m.yaml:2:3 no schema declares the stream 'payments', did you mean 'payment'?",
            "m.yaml:3:3 every event of 'payment' needs event_time, activity",
            "m.yaml:4:5 unknown key 'seperator' in the mapping of a stream, did you mean"
                + " 'separator'?",
            "m.yaml:5:19 expressions cannot name a column 'not a name': write 'columns:"
                + " {other_name: ...}'",
            "m.yaml:6:40 'status' is one of UNKNOWN, SUCCESS, FAILURE, PENDING",
            "m.yaml:6:46 stream 'payment' has no field 'amount'",
            "m.yaml:9:7 'tenant_id' is a constant already",
            "m.yaml:10:7 stream 'payment' has no field 'event_tmie', did you mean 'event_time'?",
            "m.yaml:11:1 unknown key 'more' in a mapping file, known are streams");
  }

  @Test
  void shouldLocateWhatIsWrongWithExpressions() {
    List<Problem> problems = new ArrayList<>();
    String wrong =
        RIGHT
            .replace("minor(amount)", "minor(amuont)")
            .replace("timestamp(time)", "time")
            .replace("double(lat)", "int(lat)")
            .replace("'kind != \"x\"'", "kind");
    bind(wrong, COLUMNS, problems);
    assertThat(problems(problems))
        .containsExactly(
            "m.yaml:3:11 'when' is a boolean, but this is a string",
            "m.yaml:8:19 'event_time' is a timestamp, but this is a string",
            "m.yaml:9:32 unknown name 'amuont', did you mean 'amount'?");
  }

  @Test
  void shouldGiveColumnsNamesExpressionsCanUse() {
    String renamed = RIGHT.replace("    when:", "    columns: {amount: 'Amount (EUR)'}\n    when:");
    List<String> inFile = List.of("id", "time", "seen", "kind", "Amount (EUR)", "ok", "lat");
    Mapped mapped =
        bind(renamed, inFile)
            .map(
                new String[] {
                  "7", "1970-01-01T00:00:01Z", "1970-01-01T00:00:02Z", "y", "2.00", "", ""
                });
    Row row = ((Mapped.Event) mapped).row();
    assertThat(row.getLong(index(row, "base_amount_minor"))).isEqualTo(200);

    List<Problem> problems = new ArrayList<>();
    bind(renamed, List.of("id", "time", "seen", "kind", "Amount (USD)", "ok", "lat"), problems);
    assertThat(problems(problems))
        .containsExactly(
            "m.yaml:3:23 x.csv has no column 'Amount (EUR)', did you mean 'Amount (USD)'?");
  }

  @Test
  void shouldMapByNameWhatNoMappingSpeaksOf() {
    Problems problems = new Problems();
    List<String> columns =
        List.of("event_id", "tenant_id", "event_time", "activity", "net.asn", "append_time", "x");
    LineMapping mapping = Mapping.byName(CATALOG).bind("login", columns, "x.csv", problems);
    assertThat(problems.isEmpty()).isTrue();
    Mapped.Event event =
        (Mapped.Event)
            mapping.map(
                new String[] {"e", "t", "1970-01-01T00:00:01.5Z", "LOGON", "7", "2000", "ignored"});
    assertThat(event.row().getLong(index(event.row(), "event_time"))).isEqualTo(1_500);
    assertThat(event.row().getLong(index(event.row(), "net.asn"))).isEqualTo(7);
    assertThat(event.appendTime()).isEqualTo(2_000);
    assertThat(mapping.map(new String[] {"e", "t", "noon", "LOGON", "", "", ""}))
        .isEqualTo(new Mapped.Unmappable("event_time is not a time such as 2026-01-05T10:00:00Z"));
  }

  @Test
  void shouldSayWhichColumnsAreMissingWhereNoMappingSpeaks() {
    Problems problems = new Problems();
    Mapping.byName(CATALOG).bind("login", List.of("event_id", "user"), "x.csv", problems);
    assertThat(problems(problems.list()))
        .containsExactly(
            "x.csv:1:1 no mapping speaks of 'login', and the columns have no tenant_id, event_time,"
                + " activity");
  }

  private Mapped map(String id, String amount, String ok, String lat) {
    return right.map(
        new String[] {id, "1970-01-01T00:00:01Z", "1970-01-01T00:00:02Z", "y", amount, ok, lat});
  }

  private Mapped.Event event(String id, String amount, String ok, String lat) {
    return (Mapped.Event) map(id, amount, ok, lat);
  }

  private static LineMapping bind(String text, List<String> columns) {
    List<Problem> problems = new ArrayList<>();
    LineMapping mapping = bind(text, columns, problems);
    assertThat(problems).isEmpty();
    return mapping;
  }

  private static LineMapping bind(String text, List<String> columns, List<Problem> found) {
    Mapping.Read read = Mapping.read("m.yaml", text, CATALOG);
    Problems problems = new Problems();
    LineMapping mapping = read.mapping().bind("payment", columns, "x.csv", problems);
    found.addAll(read.problems());
    found.addAll(problems.list());
    return mapping;
  }

  private static List<String> problems(List<Problem> problems) {
    return problems.stream().map(Problem::toString).toList();
  }

  private static int index(Row row, String path) {
    return row.layout().field(path).index();
  }

  private static String text(Row row, String path) {
    return row.getString(index(row, path));
  }
}
