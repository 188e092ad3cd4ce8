package io.weir.patterns.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.schemas.Row;
import io.weir.schemas.RowBuilder;
import io.weir.schemas.StreamCatalog;
import org.junit.jupiter.api.Test;

class MemoTest {
  private static final Object OWNER = new Object();
  private static final Row ROW =
      new RowBuilder(StreamCatalog.shipped().stream("login").layout())
          .set("tenant_id", "t1")
          .set("event_id", "e1")
          .set("event_time", 1L)
          .set("activity", "LOGON")
          .build();

  private final Memo memo = new Memo();
  private final Frame frame = new Frame();
  private int asked;

  /** Says what it is given, and counts how often it is asked. */
  private byte ask(int number) {
    frame.row = ROW;
    return memo.ask(new Counted(), OWNER, number, frame);
  }

  private final class Counted implements Condition {
    @Override
    public byte test(Frame of) {
      asked++;
      return Truth.TRUE;
    }

    @Override
    public boolean mayDefault() {
      return false;
    }

    @Override
    public byte testObserved(Frame of) {
      return test(of);
    }

    @Override
    public long steps() {
      return 0;
    }

    @Override
    public long aggregates() {
      return 0;
    }

    @Override
    public String text() {
      return "";
    }
  }

  @Test
  void shouldAskOnceOfARow() {
    memo.on(ROW, OWNER, 2);
    assertThat(ask(1)).isEqualTo(Truth.TRUE);
    assertThat(ask(1)).isEqualTo(Truth.TRUE);
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void shouldAskEachTimeWhatWasNumberedAfterItBegan() {
    memo.on(ROW, OWNER, 2);
    ask(2);
    assertThat(ask(2)).isEqualTo(Truth.TRUE);
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void shouldRememberThoseTooOnceItKnowsHowManyThereAre() {
    memo.on(ROW, OWNER, 2);
    memo.on(ROW, OWNER, 3);
    ask(2);
    ask(2);
    assertThat(asked).isEqualTo(1);
  }
}
