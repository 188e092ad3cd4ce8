package io.weir.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.schemas.EventCodec;
import io.weir.schemas.StreamCatalog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BankTest {
  private static final StreamCatalog CATALOG = StreamCatalog.shipped();

  @Test
  void shouldRecordAboutAsManyEventsAsAskedForOfManyAccounts() {
    Recording recording = Recording.of(Bank.usual(20_000, 1));
    assertThat(recording.size()).isBetween(12_000, 20_000);
    assertThat(recording.accounts()).isGreaterThan(recording.size() / 25);
    long end = recording.get(recording.size() - 1).appendTime();
    assertThat(end - recording.start().toEpochMilli())
        .as("days of event time, not weeks")
        .isLessThan(3 * 86_400_000L);
  }

  @Test
  void shouldCountTheKeysOfTheRecordsThatAreLeft() {
    Recording whole = Recording.of(Bank.usual(20_000, 1));
    Recording part = whole.first(2_000);
    Recording rest = whole.after(2_000);
    assertThat(part.accounts()).isEqualTo(keys(part)).isLessThan(whole.accounts());
    assertThat(rest.accounts()).isEqualTo(keys(rest));
    assertThat(whole.accounts()).isEqualTo(keys(whole));
  }

  private static int keys(Recording recording) {
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < recording.size(); i++) {
      if (recording.get(i).key() != null) {
        keys.add(new String(recording.get(i).key(), StandardCharsets.UTF_8));
      }
    }
    return keys.size();
  }

  @Test
  void shouldPutHalfOfTheEventsBehindOneAddressAndLeaveTheOthers() throws Exception {
    Bank bank = new Bank(5_000, 1, 0.5);
    Recording even = Recording.of(Bank.usual(5_000, 1));
    Recording hot = Recording.of(bank);
    EventCodec codec = new EventCodec(CATALOG.schemas());
    List<Boolean> behind = new ArrayList<>();
    assertThat(hot.size()).isEqualTo(even.size());
    for (int i = 0; i < hot.size(); i++) {
      Recording.Sending record = hot.get(i);
      if (record.key() == null) {
        continue;
      }
      boolean isHot = bank.isHot(new String(record.key(), StandardCharsets.UTF_8));
      behind.add(isHot);
      if (isHot) {
        var row = codec.decode(CATALOG.stream(record.topic()), record.value());
        assertThat(row.getString(row.layout().field("src_ip").index())).isEqualTo("203.0.113.7");
      } else {
        assertThat(record.value()).isEqualTo(even.get(i).value());
      }
    }
    long share = behind.stream().filter(one -> one).count() * 100 / behind.size();
    assertThat(share).isBetween(35L, 65L);
  }
}
