package io.weir.patterns.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TagsTest {

  @ParameterizedTest
  @EnumSource
  void shouldListOnlyTagsOfItsForm(Vocabulary vocabulary) {
    assertThat(vocabulary.names()).containsKey(vocabulary.example());
    for (Map.Entry<String, String> tag : vocabulary.names().entrySet()) {
      assertThat(tag.getKey()).matches(vocabulary.form());
      assertThat(tag.getValue()).isNotBlank();
      assertThat(Tags.vocabulary(tag.getKey())).isEqualTo(vocabulary);
      assertThat(Tags.check(tag.getKey()).message()).isNull();
    }
  }

  @Test
  void shouldHoldTheWholeLists() {
    assertThat(Vocabulary.ATTACK.names()).hasSize(898);
    assertThat(Vocabulary.F3.names()).hasSize(139);
    assertThat(Vocabulary.OAT.names()).hasSize(21);
    for (String tag : Vocabulary.F3.names().keySet()) {
      String parent = tag.replaceFirst("(\\d{4})\\.\\d{3}$", "$1");
      assertThat(Vocabulary.F3.names()).containsKey(parent);
    }
    for (String tag : Vocabulary.ATTACK.names().keySet()) {
      String parent = tag.replaceFirst("(\\d{4})\\.\\d{3}$", "$1");
      assertThat(Vocabulary.ATTACK.names()).containsKey(parent);
    }
  }

  @Test
  void shouldOnlyWantWhatThereIs() {
    assertThat(Tags.relevant()).hasSizeGreaterThan(70).allMatch(tag -> Tags.name(tag) != null);
  }

  @Test
  void shouldKnowNames() {
    assertThat(Tags.name("attack.t1110.004")).isEqualTo("Credential Stuffing");
    assertThat(Tags.name("f3.f1006.002")).isEqualTo("Account Takeover: Exposed Login Credential");
    assertThat(Tags.name("oat-019")).isEqualTo("Account Creation");
    assertThat(Tags.name("f3.f9999")).isNull();
    assertThat(Tags.name("nothing")).isNull();
  }

  @Test
  void shouldRefuseWhatACompleteListLacks() {
    Tags.Verdict verdict = Tags.check("f3.f1006.009");

    assertThat(verdict.refused()).isTrue();
    assertThat(verdict.message())
        .isEqualTo(
            "there is no tag 'f3.f1006.009', the nearest is 'f3.f1006.003',"
                + " Account Takeover: Password Reset");
    assertThat(Tags.check("f3.f1051").message()).contains("the nearest is 'f3.f1050',");
    assertThat(Tags.check("f3.t1657").message()).contains("the nearest is 'f3.t1660', Phishing");
  }

  @Test
  void shouldOnlyDoubtWhatAnIncompleteListLacks() {
    Tags.Verdict verdict = Tags.check("attack.t1110.009");

    assertThat(verdict.refused()).isFalse();
    assertThat(verdict.message())
        .isEqualTo(
            "the tag 'attack.t1110.009' is not in our list, which is not complete,"
                + " the nearest is 'attack.t1110.004', Credential Stuffing");
    assertThat(Tags.check("fraudclassifier.unauthorised").message())
        .endsWith(", did you mean 'fraudclassifier.unauthorized'?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"attack.1098", "T1098", "attack.t1098.5", "oat-8", "eba.", "x", "f3.F1006"})
  void shouldRefuseWhatHasNoForm(String tag) {
    assertThat(Tags.check(tag).refused()).isTrue();
    assertThat(Tags.check(tag).message()).contains("none of the forms attack.t1110.004, f3.");
  }

  @Test
  void shouldSuggestTheFullId() {
    assertThat(Tags.check("T1098").message()).endsWith("did you mean 'attack.t1098'?");
    assertThat(Tags.check("oat-8").message()).endsWith("did you mean 'oat-008'?");
  }
}
