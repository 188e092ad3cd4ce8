package io.weir.patterns.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.patterns.condition.Condition;
import io.weir.patterns.condition.Frame;
import io.weir.patterns.condition.Truth;
import io.weir.patterns.model.Aggregate;
import io.weir.schemas.Row;
import io.weir.schemas.RowBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An event that is RED ought to have a colour; GREEN ones need none. */
class StrictTest {

  private static Condition condition(String text) {
    return Probe.conjuncts(text).get(0);
  }

  private static byte observed(String text, RowBuilder event) {
    Frame frame = Probe.frame(event);
    byte usual = condition(text).test(frame);
    assertThat(usual).as("the condition holds as its author wrote it").isEqualTo(Truth.TRUE);
    return condition(text).testObserved(frame);
  }

  @Test
  void shouldNotTakeTheDefaultForWhatTheEventOughtToHave() {
    String other = "colour.or(\"BLUE\") != \"RED\"";
    assertThat(observed(other, Probe.row())).isEqualTo(Truth.UNKNOWN);
    assertThat(observed(other, Probe.row().set("colour", "GREEN"))).isEqualTo(Truth.TRUE);
    assertThat(observed(other, Probe.row().set("activity", "GREEN"))).isEqualTo(Truth.TRUE);
    assertThat(observed("!known(colour)", Probe.row())).isEqualTo(Truth.UNKNOWN);
    assertThat(observed("!known(colour)", Probe.row().set("activity", "GREEN")))
        .isEqualTo(Truth.TRUE);
  }

  @Test
  void shouldTakeTheDefaultForWhatAnEventMayLack() {
    assertThat(observed("maybe.whole.or(9) > 8", Probe.row())).isEqualTo(Truth.TRUE);
    assertThat(condition("maybe.whole.or(9) > 8").mayDefault()).isFalse();
    assertThat(condition("colour == \"RED\"").mayDefault()).isFalse();
  }

  @Test
  void shouldHoldByWhatWasObservedWhereThatIsEnough() {
    assertThat(observed("(whole > 3 || colour.or(\"RED\") == \"RED\")", Probe.row()))
        .isEqualTo(Truth.TRUE);
    assertThat(observed("(whole > 9 || colour.or(\"RED\") == \"RED\")", Probe.row()))
        .isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void shouldTakeTheDefaultOfAnAggregateThatIsEmptyButNotOfOneWithoutItsKey() {
    assertThat(condition("usual.or(1.0) < 2.0").mayDefault()).isFalse();
    Aggregate there = Probe.aggregate("there", Aggregate.Function.MEAN, "decimal", "ip");
    ConditionScope scope =
        ConditionScope.of(Probe.STREAM).key("account").aggregates(List.of(there)).build();
    Condition ofAddress = Probe.conjuncts("there.or(0.0) < 2.0", scope).get(0);
    Frame frame = Probe.frame(Probe.row());

    assertThat(ofAddress.test(frame)).isEqualTo(Truth.TRUE);
    assertThat(ofAddress.testObserved(frame)).isEqualTo(Truth.UNKNOWN);
    frame.row = Probe.row().set("src_ip", "192.0.2.1").build();
    assertThat(ofAddress.testObserved(frame)).isEqualTo(Truth.TRUE);
  }

  @Test
  void shouldAskTheStepWhoseFieldItIs() {
    Condition before = condition("before.colour.or(\"\") == \"\"");
    Frame frame = Probe.frame(Probe.row());
    Row without = frame.row;
    Row green = Probe.row().set("activity", "GREEN").build();

    frame.steps = new Row[] {green, null};
    assertThat(before.testObserved(frame)).isEqualTo(Truth.TRUE);
    frame.steps = new Row[] {without, null};
    assertThat(before.testObserved(frame)).isEqualTo(Truth.UNKNOWN);
    frame.steps = new Row[] {null, null};
    assertThat(condition("option.colour.or(\"\") == \"\"").testObserved(frame))
        .as("what was left out is not missing")
        .isEqualTo(Truth.TRUE);
  }

  @Test
  void shouldLeaveValuesOfEveryTypeUnknown() {
    RowBuilder event = Probe.row();
    assertThat(observed("(colour.or(\"x\") + \"y\").startsWith(\"x\")", event))
        .isEqualTo(Truth.UNKNOWN);
    assertThat(observed("(known(colour) ? 1 : 2) == 2", event)).isEqualTo(Truth.UNKNOWN);
    assertThat(observed("(colour == \"RED\").or(true)", event)).isEqualTo(Truth.UNKNOWN);
  }
}
