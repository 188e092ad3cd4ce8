package io.weir.engine.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.property.Happening;
import io.weir.schemas.Row;
import io.weir.schemas.StreamCatalog;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecentTextsTest {
  private static final int ACCOUNT =
      StreamCatalog.shipped().stream("login").dimension("account").index();

  private final RecentTexts texts = new RecentTexts();

  @Test
  void shouldShareEqualTexts() {
    String first = texts.of(row("Zoë"), ACCOUNT);

    assertThat(first).isEqualTo("Zoë");
    assertThat(texts.of(row("Zoë"), ACCOUNT)).isSameAs(first);
  }

  @Test
  void shouldTellTextsApartHoweverMany() {
    Set<String> told = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      String text = texts.of(row("a" + i % 5_000), ACCOUNT);
      assertThat(text).isEqualTo("a" + i % 5_000);
      told.add(text);
    }
    assertThat(told).hasSize(5_000);
  }

  private static Row row(String account) {
    return new Happening("login", "e", 0, 0, Map.of("activity", "LOGON", "account_id", account))
        .event()
        .row();
  }
}
