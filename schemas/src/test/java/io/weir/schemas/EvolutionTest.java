package io.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fields and streams come by declaring them; no Java knows their names. */
final class EvolutionTest {
  private static final String TICKET =
      """
      {"type": "record", "name": "Ticket", "namespace": "org.example", "weir.stream": "ticket",
       "weir.decide": true, "fields": [
        {"name": "no", "type": "string", "weir.eventId": true},
        {"name": "shop", "type": "string", "weir.tenant": true},
        {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"},
         "weir.eventTime": true},
        {"name": "what", "weir.activity": true,
         "type": {"type": "enum", "name": "What", "symbols": ["UNKNOWN", "REFUND"],
                  "default": "UNKNOWN"}},
        {"name": "test", "type": "boolean", "default": false, "weir.simulated": true},
        {"name": "clerk", "type": ["null", "string"], "default": null, "weir.dimension": "clerk"},
        {"name": "cents", "type": "long", "default": 0}]}
      """;

  @TempDir Path directory;

  private final StreamCatalog shipped = StreamCatalog.shipped();

  private String loginWith(String field) {
    String text = shipped.stream("login").avro().toString();
    int end = text.lastIndexOf(']');
    return text.substring(0, end) + "," + field.replace('\'', '"') + text.substring(end);
  }

  private StreamCatalog with(String... schemas) throws IOException {
    for (int i = 0; i < schemas.length; i++) {
      Files.writeString(directory.resolve(i + ".avsc"), schemas[i]);
    }
    return shipped.with(directory);
  }

  private static Row logon(StreamSchema login) {
    return new RowBuilder(login.layout())
        .set("event_id", "e1")
        .set("tenant_id", "t1")
        .set("event_time", 5)
        .set("activity", "LOGON")
        .build();
  }

  @Test
  void shouldReadAFieldThatWasAdded() throws IOException {
    StreamSchema login =
        with(loginWith("{'name':'shoe_size','type':['null','int'],'default':null}")).stream(
            "login");

    Row row =
        new RowBuilder(login.layout())
            .set("event_id", "e1")
            .set("tenant_id", "t1")
            .set("event_time", 5)
            .set("activity", "LOGON")
            .set("shoe_size", 44)
            .build();

    assertThat(row.getLong(login.layout().field("shoe_size").index())).isEqualTo(44);
    assertThat(login.layout().fingerprint())
        .isNotEqualTo(shipped.stream("login").layout().fingerprint());
  }

  @Test
  void shouldKeepReadingProducersThatDoNotKnowTheField() throws IOException {
    StreamCatalog catalog = with(loginWith("{'name':'shoe_size','type':'int','default':42}"));
    StreamSchema login = catalog.stream("login");
    StreamSchema old = shipped.stream("login");
    EventCodec codec = new EventCodec(catalog.schemas());

    Row row = codec.decode(login, codec.encode(old, logon(old)));

    assertThat(row.layout()).isSameAs(login.layout());
    assertThat(row.getLong(login.layout().field("shoe_size").index())).isEqualTo(42);
  }

  @Test
  void shouldAdaptKeptRowsToTheNewLayoutAndBack() throws IOException {
    StreamCatalog catalog = with(loginWith("{'name':'shoe_size','type':'int','default':42}"));
    RowLayout added = catalog.stream("login").layout();
    Row kept = logon(shipped.stream("login"));

    Row adapted = added.adapt(kept);

    assertThat(adapted.getLong(added.field("shoe_size").index())).isEqualTo(42);
    assertThat(kept.layout().adapt(adapted)).isEqualTo(kept);
    assertThat(catalog.layout(kept.layout().fingerprint())).isSameAs(kept.layout());
  }

  @Test
  void shouldAdaptASymbolThatIsGoneToUnknown() throws IOException {
    String text = shipped.stream("login").avro().toString();
    StreamCatalog catalog = with(text.replace("\"LOGON\",", ""));
    RowLayout without = catalog.stream("login").layout();

    Row row = without.adapt(logon(shipped.stream("login")));

    assertThat(row.getString(without.field("activity").index())).isEqualTo("UNKNOWN");
    assertThat(row.getString(without.field("event_id").index())).isEqualTo("e1");
  }

  @Test
  void shouldNotAdaptARowOfAnotherStream() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shipped.stream("device").layout().adapt(logon(shipped.stream("login"))))
        .withMessage("a row of login is none of device");
  }

  @Test
  void shouldReadAStreamThatWasAdded() throws IOException {
    StreamCatalog catalog = with(TICKET);
    StreamSchema ticket = catalog.stream("ticket");
    EventCodec codec = new EventCodec(catalog.schemas());
    Row row =
        new RowBuilder(ticket.layout())
            .set("no", "1")
            .set("shop", "t1")
            .set("at", 5)
            .set("what", "REFUND")
            .set("clerk", "c7")
            .build();

    assertThat(codec.decode(ticket, codec.encode(ticket, row))).isEqualTo(row);
    assertThat(ticket.decide()).isTrue();
    assertThat(ticket.dimension("clerk").path()).isEqualTo("clerk");
    assertThat(shipped.stream("ticket")).isNull();
  }

  @Test
  void shouldAcceptWhatAProducersOwnSchemaWrites() throws IOException {
    String lean =
        """
        {"type": "record", "name": "Login", "namespace": "io.weir.events", "fields": [
          {"name": "tenant_id", "type": "string"}, {"name": "event_id", "type": "string"},
          {"name": "event_time", "type": "long"}, {"name": "debug", "type": "string"},
          {"name": "activity", "type":
            {"type": "enum", "name": "LoginActivity", "symbols": ["LOGON"]}}]}
        """;

    StreamCatalog catalog = with(lean);

    assertThat(catalog.stream("login").layout()).isSameAs(shipped.stream("login").layout());
    assertThat(catalog.schemas().all()).hasSize(shipped.schemas().all().size() + 1);
  }

  @Test
  void shouldRefuseARevisionThatCannotReadWhatWasWritten() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(loginWith("{'name':'shoe_size','type':'int'}")))
        .withMessageContaining("io.weir.events.Login cannot read what was written so far")
        .withMessageContaining("shoe_size");
  }

  @Test
  void shouldRefuseAStreamWhoseEventsCannotBeWrittenAgain() throws Exception {
    String scan = ", {\"name\": \"scan\", \"type\": \"bytes\"%s}]}";
    String ticket = TICKET.strip().replaceFirst("]}$", "");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(ticket + scan.formatted("")))
        .withMessage(
            "org.example.Ticket: scan is required, but no part of a row: give it a default");
    assertThat(with(ticket + scan.formatted(", \"default\": \"\"")).stream("ticket")).isNotNull();
  }

  @Test
  void shouldRefuseASecondDeclarationOfAStream() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(TICKET.replace("\"ticket\"", "\"login\"")))
        .withMessage(
            "the stream login is declared by io.weir.events.Login and by org.example.Ticket");
  }

  @Test
  void shouldRefuseAFileThatIsNoSchema() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with("{\"type\": \"recrod\"}"))
        .withMessageStartingWith("0.avsc holds no Avro schema");
  }

  @Test
  void shouldTakeAddedStreamsAlongWhenSerialised() throws Exception {
    StreamCatalog catalog = with(TICKET);

    StreamCatalog copy = copy(catalog);

    assertThat(copy.stream("ticket").layout()).isSameAs(catalog.stream("ticket").layout());
    assertThat(copy(shipped)).isSameAs(shipped);
    assertThat(List.copyOf(copy.streams())).hasSameSizeAs(catalog.streams());
  }

  @Test
  void shouldBeOneCatalogHoweverOftenItWasSerialised() throws Exception {
    StreamCatalog catalog = with(TICKET);

    StreamCatalog copy = copy(catalog);

    assertThat(copy(catalog)).isSameAs(copy);
    assertThat(copy(copy).stream("ticket")).isSameAs(copy.stream("ticket"));
    assertThat(copy(with(TICKET.replace("clerk", "till"))).stream("ticket").dimension("clerk"))
        .isNull();
  }

  @Test
  void shouldRememberLayoutsNobodyDeclaresAnyMore() throws Exception {
    StreamCatalog first = with(loginWith("{'name':'shoe_size','type':'int','default':42}"));
    StreamCatalog second = with(loginWith("{'name':'hat_size','type':'int','default':57}"));
    RowLayout layout = first.stream("login").layout();

    FormerLayouts former = copy(FormerLayouts.none().and(first, second).and(second, shipped));

    assertThat(former.layout(layout.fingerprint())).isSameAs(layout);
    assertThat(former.layout(second.stream("login").layout().fingerprint())).isNotNull();
    assertThat(former.layout(shipped.stream("login").layout().fingerprint())).isNull();
    assertThat(former.and(shipped, second).layout(layout.fingerprint())).isSameAs(layout);
    assertThat(FormerLayouts.none().and(first, shipped).and(shipped, first).isEmpty()).isTrue();
    assertThat(copy(FormerLayouts.none()).isEmpty()).isTrue();
  }

  @Test
  void shouldRefuseToRequireWhatKeptRowsMayLack() throws IOException {
    StreamCatalog first = with(TICKET);
    StreamCatalog second =
        with(
            TICKET.replace(
                "\"cents\", \"type\": \"long\", \"default\": 0", "\"euros\", \"type\": \"long\""));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> FormerLayouts.none().and(first, second))
        .withMessage(
            "stream ticket requires euros, which events kept so far may lack: give it a default");
  }

  @SuppressWarnings("unchecked")
  private static <T> T copy(T one) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(one);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (T) in.readObject();
    }
  }
}
