package io.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class StreamSchemaTest {
  /** Kept rows carry such numbers: a change here makes every kept row unreadable. */
  private static final long FINGERPRINT = 0xadd784965e395091L;

  private final StreamCatalog catalog = StreamCatalog.shipped();

  @Test
  void shouldKnowTheFieldsWithARole() {
    StreamSchema login = catalog.stream("login");

    assertThat(login.name()).isEqualTo("login");
    assertThat(login.decide()).isTrue();
    assertThat(login.eventId().path()).isEqualTo("event_id");
    assertThat(login.tenant().path()).isEqualTo("tenant_id");
    assertThat(login.eventTime().type()).isEqualTo(FieldType.TIMESTAMP);
    assertThat(login.activity().symbols()).contains("LOGON", "MFA_RESULT", "UNKNOWN");
    assertThat(login.simulated().path()).isEqualTo("simulated");
  }

  @Test
  void shouldTellRecordsFromFields() {
    RowLayout login = catalog.stream("login").layout();
    String nested =
        login.fields().stream()
            .map(Field::path)
            .filter(path -> path.indexOf('.') > 0)
            .findFirst()
            .orElseThrow();

    assertThat(login.hasRecord(nested.substring(0, nested.indexOf('.')))).isTrue();
    assertThat(login.hasRecord(nested)).isFalse();
    assertThat(login.hasRecord("event_id")).isFalse();
  }

  @Test
  void shouldDecideOnLoginsAndPaymentsOnly() {
    assertThat(catalog.streams().stream().filter(StreamSchema::decide))
        .extracting(StreamSchema::name)
        .containsExactly("login", "payment");
    assertThat(catalog.streams())
        .extracting(StreamSchema::name)
        .containsExactly(
            "login",
            "device",
            "payment",
            "indicator",
            "disposition",
            "directive",
            "profile",
            "treasury",
            "signal");
  }

  @Test
  void shouldTakeListsLabelsAndProfilesAsInputs() {
    assertThat(catalog.streams().stream().filter(StreamSchema::input))
        .extracting(StreamSchema::name)
        .containsExactly("indicator", "disposition", "directive", "profile", "treasury");
    assertThat(catalog.stream("indicator").range().path()).isEqualTo("src_ip");
    assertThat(catalog.stream("disposition").range()).isNull();
  }

  @Test
  void shouldRefuseARangeThatIsNoAddressAndAnInputThatIsDecided() {
    String text = field("a", "['null','string']", "'default': null, 'weir.range': true");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> stream("'weir.input': true, 'weir.decide': true,", List.of(text)))
        .withMessageContaining("weir.range may mark the field of the dimension ip, nothing else")
        .withMessageContaining("weir.input and weir.decide exclude each other");
  }

  @Test
  void shouldSayWhatAnEventOughtToHave() {
    RowLayout payment = catalog.stream("payment").layout();
    Field own = payment.field("payee_is_own");

    assertThat(own.isMissingIn(payment(payment, "PAYMENT_INITIATE").build())).isTrue();
    assertThat(own.isMissingIn(payment(payment, "PAYEE_ADD").build())).isFalse();
    assertThat(
            own.isMissingIn(
                payment(payment, "PAYMENT_INITIATE").set("payee_is_own", false).build()))
        .isFalse();
    assertThat(
            payment.field("purpose_cd").isMissingIn(payment(payment, "PAYMENT_INITIATE").build()))
        .isFalse();
  }

  private static RowBuilder payment(RowLayout layout, String activity) {
    return new RowBuilder(layout)
        .set("event_id", "e1")
        .set("tenant_id", "t1")
        .set("event_time", 1L)
        .set("activity", activity);
  }

  @Test
  void shouldRefuseToExpectWhatIsAlwaysThereOrOfNoActivity() {
    String activity =
        field(
            "activity",
            "{'type':'enum','name':'A','symbols':['X','Y']}",
            "'weir.activity': true, 'weir.expected': ['X']");
    String unknown = field("a", "['null','int']", "'default': null, 'weir.expected': ['Z']");
    String all = field("b", "['null','int']", "'default': null, 'weir.expected': true");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> stream(activity, unknown, all))
        .withMessageContaining("weir.expected is for what may be null, which activity may not")
        .withMessageContaining("weir.expected of a must list activities, not [Z]")
        .withMessageContaining("weir.expected of b must list activities, not true");
  }

  @Test
  void shouldFindTheKeyOfEachDimension() {
    StreamSchema payment = catalog.stream("payment");

    assertThat(payment.dimension("payee").path()).isEqualTo("payee_id");
    assertThat(payment.dimension("ip").path()).isEqualTo("src_ip");
    assertThat(payment.dimension("subnet").path()).isEqualTo("src_ip");
    assertThat(payment.dimension("user")).isNull();
    assertThat(payment.dimensions())
        .extracting(Field::dimension)
        .containsExactly(
            "account",
            "session",
            "device",
            "actor",
            "ip",
            "transfer",
            "payee",
            "counterparty",
            "card",
            "merchant",
            "phone",
            "owner",
            "email",
            "merchant-bin");
  }

  @Test
  void shouldFlattenNestedRecords() {
    RowLayout login = catalog.stream("login").layout();

    assertThat(login.field("net.ip_type").symbols()).contains("TOR");
    assertThat(login.field("net.asn").type()).isEqualTo(FieldType.INTEGER);
    assertThat(login.field("net.lat").type()).isEqualTo(FieldType.DOUBLE);
    assertThat(login.field("auth_factors").type()).isEqualTo(FieldType.STRINGS);
    assertThat(login.field("net.asn").nullable()).isTrue();
    assertThat(login.field("net")).isNull();
    assertThat(login.fields())
        .allSatisfy(field -> assertThat(login.fields().get(field.index())).isSameAs(field));
  }

  @Test
  void shouldLeaveOutWhatAConditionCannotSpeakOf() {
    RowLayout signal = catalog.stream("signal").layout();

    assertThat(signal.field("values")).isNull();
    assertThat(signal.field("event_ids").type()).isEqualTo(FieldType.STRINGS);
  }

  @Test
  void shouldSayEverythingAStreamLacks() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                stream(
                    field("event_id", "'string'", "'weir.eventId': true"),
                    field("tenant_id", "['null','string']", "'weir.tenant': true"),
                    field("a", "'string'", "'weir.activity': true, 'weir.dimension': 'card'"),
                    field("b", "'int'", "'weir.dimension': 'card'")))
        .withMessageContaining("weir.eventTime must mark one field, not 0")
        .withMessageContaining("weir.simulated must mark one field, not 0")
        .withMessageContaining("weir.tenant needs a required STRING, which tenant_id is not")
        .withMessageContaining("weir.activity must be an enum")
        .withMessageContaining("the dimension card needs a text, not b")
        .withMessageContaining("the dimension card is declared twice");
  }

  @Test
  void shouldRefuseARequiredFieldInARecordThatMayBeNull() {
    String inner = "['null', {'type':'record','name':'In','fields':[{'name':'x','type':'int'}]}]";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> stream(field("in", inner, "'default': null")))
        .withMessageContaining("in.x must be nullable");
  }

  @Test
  void shouldRefuseASchemaThatContainsItself() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stream(field("next", "['null', 'R']", "'default': null")))
        .withMessage("R contains itself");
  }

  @Test
  void shouldShareOneLayoutPerFingerprint() {
    RowLayout login = catalog.stream("login").layout();

    assertThat(RowLayout.of(SchemaFiles.parse(catalog.stream("login").avro().toString())))
        .isSameAs(login);
    assertThat(catalog.layout(login.fingerprint())).isSameAs(login);
    assertThat(catalog.layout(login.fingerprint() + 1)).isNull();
  }

  @Test
  void shouldFingerprintWhatMattersAndNothingElse() {
    String name = field("a", "['null','string']", "'default': null");

    assertThat(fingerprint(name)).isEqualTo(FINGERPRINT);
    assertThat(fingerprint(field("a", "['null','string']", "'default': null, 'doc': 'x'")))
        .isEqualTo(FINGERPRINT);
    assertThat(fingerprint(field("a", "['null','string']", "'default': null, 'weir.pii': 'P0'")))
        .isNotEqualTo(FINGERPRINT);
    assertThat(fingerprint(field("a", "'string'", "'default': ''"))).isNotEqualTo(FINGERPRINT);
    assertThat(fingerprint(field("a", "'string'", "'default': 'x'")))
        .isNotEqualTo(fingerprint(field("a", "'string'", "'default': ''")));
  }

  private static long fingerprint(String field) {
    String text = "{'type':'record','name':'R','fields':[%s]}".formatted(field);
    return RowLayout.of(SchemaFiles.parse(text.replace('\'', '"'))).fingerprint();
  }

  private static String field(String name, String type, String more) {
    return "{'name':'%s','type':%s,%s}".formatted(name, type, more);
  }

  private static StreamSchema stream(String... fields) {
    return stream("", List.of(fields));
  }

  private static StreamSchema stream(String properties, List<String> fields) {
    String all = String.join(",", fields);
    String text =
        "{'type':'record','name':'R','weir.stream':'r',%s'fields':[%s]}".formatted(properties, all);
    return StreamSchema.of(SchemaFiles.parse(text.replace('\'', '"')));
  }
}
