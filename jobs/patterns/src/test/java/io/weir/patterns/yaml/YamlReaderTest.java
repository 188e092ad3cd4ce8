package io.weir.patterns.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.patterns.problem.Problem;
import io.weir.patterns.problem.Problems;
import org.junit.jupiter.api.Test;

final class YamlReaderTest {
  private final Problems problems = new Problems();

  private YamlNode read(String text) {
    return YamlReader.read(text, new Reporter("f.yaml", problems));
  }

  private YamlText text(String yaml) {
    return (YamlText) ((YamlMap) read(yaml)).get("a");
  }

  private Place placeOf(YamlText text, String part) {
    int offset = text.value().indexOf(part);
    return text.placeAt(offset);
  }

  @Test
  void shouldKnowThePlaceOfAPlainText() {
    assertThat(placeOf(text("x: 1\na:   one two"), "two")).isEqualTo(new Place(2, 10));
  }

  @Test
  void shouldStepOverTheQuotesDoubledInSingleQuotes() {
    YamlText text = text("a: 'it''s ''so'''");

    assertThat(text.value()).isEqualTo("it's 'so'");
    assertThat(placeOf(text, "so")).isEqualTo(new Place(1, 13));
  }

  @Test
  void shouldStepOverEscapesInDoubleQuotes() {
    YamlText text = text("a: \"\\u0041\\t\\\"b\\x43 d\"");

    assertThat(text.value()).isEqualTo("A\t\"bC d");
    assertThat(placeOf(text, "b")).isEqualTo(new Place(1, 15));
    assertThat(placeOf(text, "d")).isEqualTo(new Place(1, 21));
  }

  @Test
  void shouldFollowALiteralBlock() {
    YamlText text = text("a: |\n    one\n      two\n\n    three\n");

    assertThat(text.value()).isEqualTo("one\n  two\n\nthree\n");
    assertThat(placeOf(text, "one")).isEqualTo(new Place(2, 5));
    assertThat(placeOf(text, "two")).isEqualTo(new Place(3, 7));
    assertThat(placeOf(text, "three")).isEqualTo(new Place(5, 5));
  }

  @Test
  void shouldFollowAFoldedBlock() {
    YamlText text = text("a: >-   # why\n  one\n  two\n\n\n  three\n");

    assertThat(text.value()).isEqualTo("one two\n\nthree");
    assertThat(placeOf(text, "two")).isEqualTo(new Place(3, 3));
    assertThat(placeOf(text, "three")).isEqualTo(new Place(6, 3));
  }

  @Test
  void shouldFollowQuotedTextOverSeveralLines() {
    YamlText text = text("a: 'one\n     two\n\n  three'");

    assertThat(text.value()).isEqualTo("one two\nthree");
    assertThat(placeOf(text, "two")).isEqualTo(new Place(2, 6));
    assertThat(placeOf(text, "three")).isEqualTo(new Place(4, 3));
  }

  @Test
  void shouldJoinLinesEndingInABackslash() {
    YamlText text = text("a: \"one\\\n   two\"");

    assertThat(text.value()).isEqualTo("onetwo");
    assertThat(placeOf(text, "two")).isEqualTo(new Place(2, 4));
  }

  @Test
  void shouldCountCharactersOutsideTheBasicPlaneOnce() {
    YamlText text = text("\uFEFFb: '\uD83D\uDE00'\na: '\uD83D\uDE00 x'");

    assertThat(placeOf(text, "x")).isEqualTo(new Place(2, 7));
  }

  @Test
  void shouldReadLinesOfWindows() {
    YamlText text = text("b: 1\r\na: |\r\n  one\r\n  two\r\n");

    assertThat(text.value()).isEqualTo("one\ntwo\n");
    assertThat(placeOf(text, "two")).isEqualTo(new Place(4, 3));
  }

  @Test
  void shouldPointBehindTheLastCharacter() {
    assertThat(text("a: abc").placeAt(1, 4)).isEqualTo(new Place(1, 7));
  }

  @Test
  void shouldShareWhatAnAliasNames() {
    YamlMap map = (YamlMap) read("a: &x {b: 1}\nc: *x");

    assertThat(map.get("c")).isSameAs(map.get("a"));
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void shouldRefuseAnAliasToWhatContainsIt() {
    assertThat(read("a: &x [*x]")).isNull();
    assertThat(problems.list())
        .extracting(Problem::message)
        .containsExactly("no anchor &x stands before this alias");
  }

  @Test
  void shouldKeepTheFirstOfTwoEqualKeys() {
    assertThat(text("a: 1\na: 2").value()).isEqualTo("1");
    assertThat(problems.list())
        .extracting(Problem::toString)
        .containsExactly("f.yaml:2:1 'a' stands here twice: keep one of them");
  }
}
