package io.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** Streams of more than 64 fields. */
final class WideRowTest {
  private static final int FIELDS = 150;

  /** Of fields a0 to a79, as a release before wrote it: a0 "x", a63 7, a70 "far", a79 300. */
  private static final String FORMER =
      "80000000000000010000000000008040" + "0018" + "0019" + "001a" + "001d" + "7807666172012c";

  private static RowLayout layout(int fields) {
    StringBuilder text =
        new StringBuilder("{\"type\":\"record\",\"name\":\"Wide" + fields + "\",\"fields\":[");
    for (int i = 0; i < fields; i++) {
      String type = i == 63 || (i % 3 == 1 && i != 70) ? "long" : "string";
      text.append(i == 0 ? "" : ",").append("{\"name\":\"a").append(i);
      text.append("\",\"type\":[\"null\",\"").append(type).append("\"],\"default\":null}");
    }
    return RowLayout.of(new Schema.Parser().parse(text + "]}"));
  }

  private static Object value(RowLayout layout, int field, Random random) {
    return layout.fields().get(field).type() == FieldType.INTEGER
        ? (Object) (random.nextLong() >> random.nextInt(64))
        : "v".repeat(random.nextInt(5)) + field;
  }

  @Test
  void shouldReadBackAnyChoiceOfFields() {
    Random random = new Random(20_261_122);
    for (int fields : List.of(63, 64, 65, 72, 73, 128, FIELDS)) {
      RowLayout layout = layout(fields);
      RowBuilder builder = new RowBuilder(layout);
      for (int round = 0; round < 200; round++) {
        Object[] expected = new Object[fields];
        int oneOf = 1 + random.nextInt(20);
        int until = random.nextBoolean() ? fields : 64;
        for (int i = 0; i < fields; i++) {
          expected[i] = i < until && random.nextInt(oneOf) == 0 ? value(layout, i, random) : null;
          builder.set("a" + i, expected[i]);
        }

        Row row = Row.of(layout, builder.build().bytes().clone());

        for (int i = 0; i < fields; i++) {
          assertThat(read(row, i)).as("field %d of %d", i, fields).isEqualTo(expected[i]);
        }
      }
    }
  }

  private static Object read(Row row, int field) {
    if (row.isNull(field)) {
      return null;
    }
    return row.layout().fields().get(field).type() == FieldType.INTEGER
        ? (Object) row.getLong(field)
        : row.getString(field);
  }

  @Test
  void shouldCostNothingWhereOnlyTheFirst64ArePresent() {
    byte[] narrow = new RowBuilder(layout(64)).set("a0", "x").set("a63", 7).build().bytes();
    byte[] wide = new RowBuilder(layout(80)).set("a0", "x").set("a63", 7).build().bytes();

    assertThat(wide).isEqualTo(narrow);
  }

  @Test
  void shouldCostAByteForEachEightFieldsWhereOneOfTheOthersIsPresent() {
    byte[] without = new RowBuilder(layout(80)).set("a0", "x").build().bytes();
    byte[] with = new RowBuilder(layout(80)).set("a0", "x").set("a79", 1).build().bytes();

    assertThat(with).hasSize(without.length + 2 + Short.BYTES + 1);
  }

  @Test
  void shouldTellNothingFromNothingButOthers() {
    RowLayout layout = layout(80);
    Row nothing = Row.of(layout, new RowBuilder(layout).build().bytes());
    Row other = Row.of(layout, new RowBuilder(layout).set("a79", 5).build().bytes());

    assertThat(nothing.isNull(0)).isTrue();
    assertThat(nothing.isNull(79)).isTrue();
    assertThat(other.isNull(0)).isTrue();
    assertThat(other.getLong(79)).isEqualTo(5);
    assertThatIllegalStateException()
        .isThrownBy(() -> other.getString(78))
        .withMessage("a78 is null");
  }

  @Test
  void shouldReadRowsOfBeforeOthersCostNothing() {
    RowLayout layout = layout(80);

    Row row = FormerRows.read(layout, HexFormat.of().parseHex(FORMER));

    assertThat(row)
        .isEqualTo(
            new RowBuilder(layout)
                .set("a0", "x")
                .set("a63", 7)
                .set("a70", "far")
                .set("a79", 300)
                .build());
    assertThatIllegalArgumentException().isThrownBy(() -> FormerRows.read(layout, new byte[15]));
  }

  @Test
  void shouldLeaveFormerRowsOfFewFieldsAsTheyAre() {
    byte[] bytes = new RowBuilder(layout(64)).set("a0", "x").set("a63", 7).build().bytes();

    assertThat(FormerRows.read(layout(64), bytes).bytes()).isSameAs(bytes);
  }
}
