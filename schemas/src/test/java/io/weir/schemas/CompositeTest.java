package io.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** Keys that are made of several fields. */
final class CompositeTest {
  private final RowLayout payment = StreamCatalog.shipped().stream("payment").layout();

  private RowBuilder payment() {
    return new RowBuilder(payment)
        .set("event_id", "e1")
        .set("tenant_id", "t1")
        .set("event_time", 1L)
        .set("activity", "CARD_AUTH");
  }

  private static String text(Row row, String path) {
    Field field = row.layout().field(path);
    return row.isNull(field.index()) ? null : row.getString(field.index());
  }

  @Test
  void shouldBeMadeOfItsParts() {
    Row row = payment().set("merchant_id", "m1").set("bin", "411111").set("card_id", "c1").build();

    assertThat(text(row, "merchant_bin")).isEqualTo("m1:411111");
    assertThat(text(row, "merchant_id")).isEqualTo("m1");
    assertThat(text(row, "bin")).isEqualTo("411111");
  }

  @Test
  void shouldStayWhatItsProducerSays() {
    Row row = payment().set("merchant_bin", "own").set("merchant_id", "m1").set("bin", "4").build();

    assertThat(text(row, "merchant_bin")).isEqualTo("own");
  }

  @Test
  void shouldNotBeWhereAPartIsMissingOrEmpty() {
    assertThat(text(payment().set("bin", "4").build(), "merchant_bin")).isNull();
    Row empty = payment().set("merchant_id", "").set("bin", "4").build();
    assertThat(text(empty, "merchant_bin")).isNull();
  }

  /** The key would be a reason to refuse the event, and its parts are none. */
  @Test
  void shouldNotBeLongerThanAKeyMayBe() {
    String longest = "m".repeat(Composite.LONGEST - 2);
    assertThat(text(payment().set("merchant_id", longest).set("bin", "4").build(), "merchant_bin"))
        .hasSize(Composite.LONGEST);
    assertThat(text(payment().set("merchant_id", longest).set("bin", "44").build(), "merchant_bin"))
        .isNull();
    Row colons = payment().set("merchant_id", ":".repeat(100)).set("bin", "4").build();
    assertThat(text(colons, "merchant_bin")).isNull();
  }

  /** It goes on by the keys it was judged by. */
  @Test
  void shouldNotBeMadeOfARowOfAnEarlierRevision() throws Exception {
    Path former = Path.of("").toAbsolutePath().resolve("history/payment/5.avsc");
    RowLayout before = RowLayout.of(SchemaFiles.parse(Files.readString(former)));
    Row row =
        new RowBuilder(before)
            .set("event_id", "e1")
            .set("tenant_id", "t1")
            .set("event_time", 1L)
            .set("activity", "CARD_AUTH")
            .set("merchant_id", "m1")
            .set("bin", "411111")
            .build();
    assertThat(text(row, "merchant_bin")).isNull();

    assertThat(text(payment.adapt(row), "merchant_bin")).isNull();
    assertThat(text(payment.adapt(row), "merchant_id")).isEqualTo("m1");
  }

  @Test
  void shouldComeAfterPlainerKeys() {
    assertThat(StreamCatalog.shipped().stream("payment").dimensions())
        .extracting(Field::dimension)
        .containsSubsequence("merchant", "merchant-bin");
  }

  @Test
  void shouldTellPartsApartThatHoldWhatDividesThem() {
    Set<String> made = new HashSet<>();
    for (String merchant : List.of("a", "a:", "a:b", "a%3Ab", "a%", "a%3A")) {
      for (String bin : List.of("c", "b:c", ":c", "%3Ac", "3Ac")) {
        Row row = payment().set("merchant_id", merchant).set("bin", bin).build();
        made.add(text(row, "merchant_bin"));
      }
    }

    assertThat(made).hasSize(30);
  }

  @Test
  void shouldBeMadeWhereverItStandsAmongAllOthers() {
    Random random = new Random(20_261_123);
    for (int round = 0; round < 1_000; round++) {
      int fields = 3 + random.nextInt(150);
      List<Integer> places =
          new ArrayList<>(random.ints(0, fields).distinct().limit(3).boxed().toList());
      RowLayout layout = RowLayout.of(wide(fields, places));
      RowBuilder builder = new RowBuilder(layout);
      String[] expected = new String[fields];
      int oneOf = 1 + random.nextInt(10);
      for (int i = 0; i < fields; i++) {
        boolean set = places.indexOf(i) > 0 || (places.get(0) != i && random.nextInt(oneOf) == 0);
        expected[i] = set ? "v".repeat(random.nextInt(4)) + i : null;
        builder.set("a" + i, expected[i]);
      }
      expected[places.get(0)] = expected[places.get(1)] + ":" + expected[places.get(2)];

      Row row = Row.of(layout, builder.build().bytes());

      for (int i = 0; i < fields; i++) {
        assertThat(text(row, "a" + i)).as("field %d of %d", i, fields).isEqualTo(expected[i]);
      }
    }
  }

  /** The first of the places is made of the others. */
  private static Schema wide(int fields, List<Integer> places) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < fields; i++) {
      String parts =
          i == places.get(0)
              ? ",'weir.parts':['a%d','a%d']".formatted(places.get(1), places.get(2))
              : "";
      text.append(i == 0 ? "" : ",");
      text.append("{'name':'a%d','type':['null','string'],'default':null%s}".formatted(i, parts));
    }
    String record = "{'type':'record','name':'Wide','fields':[" + text + "]}";
    return new Schema.Parser().parse(record.replace('\'', '"'));
  }

  @Test
  void shouldRefuseWhatCannotBeMade() {
    String stream = StreamCatalog.shipped().stream("payment").avro().toString();
    Schema wrong =
        new Schema.Parser()
            .parse(
                stream.replace("[\"merchant_id\",\"bin\"]", "[\"merchant_id\",\"amount_minor\"]"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> StreamSchema.of(wrong))
        .withMessageContaining("weir.parts of merchant_bin must list two texts or more");
  }

  @Test
  void shouldRefuseToShowWhatItsPartsHide() {
    String stream = StreamCatalog.shipped().stream("payment").avro().toString();
    Schema wrong =
        new Schema.Parser()
            .parse(
                stream.replace(
                    "\"weir.pii\":\"P2\",\"weir.dimension\":\"merchant-bin\"",
                    "\"weir.pii\":\"P0\",\"weir.dimension\":\"merchant-bin\""));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> StreamSchema.of(wrong))
        .withMessageContaining("merchant_bin is shown more freely (weir.pii)");
  }
}
