package io.weir.engine.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LayoutTest {
  private static final Column AMOUNT = new Column(7, Column.Kind.NUMBER);
  private static final Column NAME = new Column(8, Column.Kind.TEXT);

  private final Layout layout = layout(70);

  @Test
  void shouldBeItsOwnPartWhereAllWindowsAreUsed() {
    assertThat(layout.part(new long[] {-1L, (1L << 6) - 1})).isSameAs(layout);
  }

  @Test
  void shouldLeaveOutWindowsAndColumnsNobodyUses() {
    Layout part = layout.part(new long[] {1L << 2 | 1L << 4, 1L << 5});

    assertThat(part.windows).containsExactly(2, 4, 69);
    assertThat(part.columns).containsExactly(AMOUNT);
    assertThat(part.columnOf).containsExactly(0, 0, -1);
    assertThat(part.words).isEqualTo(1);
  }

  @Test
  void shouldRememberAPart() {
    assertThat(layout.part(new long[] {6, 0})).isSameAs(layout.part(new long[] {6, 0}));
  }

  @Test
  void shouldRememberNoMoreThanItsBound() {
    for (long bits = 1; bits <= Layout.MOST_PARTS; bits++) {
      layout.part(new long[] {bits, 0});
    }
    long[] further = {Layout.MOST_PARTS + 1, 0};

    assertThat(layout.part(further)).isNotSameAs(layout.part(further));
    assertThat(layout.part(further).windows).containsExactly(0, 9);
  }

  /** Even windows ask for an amount, each third of the odd ones for a name. */
  private static Layout layout(int windows) {
    TreeMap<Long, Column> byWindow = new TreeMap<>();
    for (int i = 0; i < windows; i++) {
      byWindow.put((long) i, i % 2 == 0 ? AMOUNT : i % 3 == 1 ? NAME : null);
    }
    return Layout.of(byWindow);
  }
}
