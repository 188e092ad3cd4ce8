package io.weir.client.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.schemas.EventCodec;
import io.weir.schemas.Row;
import io.weir.schemas.StreamCatalog;
import io.weir.testkit.KafkaFixture;
import io.weir.testkit.TopicTail;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PaymentDeskITCase {
  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();

  @Test
  void shouldTellTheJobAndAnswerAlthoughNoJobRuns() throws Exception {
    PaymentDesk.Topics topics =
        new PaymentDesk.Topics(
            KAFKA.topic("payment", 1, Map.of()),
            KAFKA.topic("decisions", 1, Map.of()),
            KAFKA.topic("restrictions", 1, Map.of()));
    Map<String, Object> kafka = Map.of("bootstrap.servers", KAFKA.bootstrap());
    try (PaymentDesk desk = PaymentDesk.open(kafka, topics, 0);
        TopicTail<ConsumerRecord<byte[], byte[]>> sent = KAFKA.tail(topics.payments())) {
      assertThat(post(desk, "id=e-1&account=A&payee=P&amount=60000").body())
          .isEqualTo("STEP_UP STALE\n");
      assertThat(post(desk, "id=e-2&account=A&payee=P&amount=100").body())
          .isEqualTo("ALLOW NOTHING_KNOWN\n");
      HttpResponse<String> bad = post(desk, "id=e-3&account=A&payee=P&amount=much");
      assertThat(bad.statusCode()).isEqualTo(400);
      assertThat(bad.body()).contains("amount");

      StreamCatalog catalog = StreamCatalog.shipped();
      Row row =
          new EventCodec(catalog.schemas())
              .decode(
                  catalog.stream("payment"),
                  sent.awaitCount(2, Duration.ofSeconds(30)).get(0).value());
      assertThat(row.getLong(row.layout().field("base_amount_minor").index())).isEqualTo(60_000);
    }
  }

  @Test
  void shouldSayThatAPaymentIsAskedAboutAlready() throws Exception {
    PaymentDesk.Topics topics =
        new PaymentDesk.Topics(
            KAFKA.topic("payment", 1, Map.of()),
            KAFKA.topic("decisions", 1, Map.of()),
            KAFKA.topic("restrictions", 1, Map.of()));
    try (PaymentDesk desk =
        PaymentDesk.open(
            Map.of("bootstrap.servers", KAFKA.bootstrap()), topics, 0, Duration.ofDays(1))) {
      String query = "id=e-1&account=A&payee=P&amount=100";
      CompletableFuture<HttpResponse<String>> first = send(desk, query);
      try (TopicTail<ConsumerRecord<byte[], byte[]>> sent = KAFKA.tail(topics.payments())) {
        sent.awaitCount(1, Duration.ofSeconds(30));
      }

      HttpResponse<String> again = send(desk, query).get(30, TimeUnit.SECONDS);
      assertThat(again.statusCode()).isEqualTo(409);
      assertThat(again.body()).contains("e-1");
      assertThat(first).isNotDone();
    }
  }

  private static HttpResponse<String> post(PaymentDesk desk, String query) throws Exception {
    return send(desk, query).get(30, TimeUnit.SECONDS);
  }

  private static CompletableFuture<HttpResponse<String>> send(PaymentDesk desk, String query) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + desk.port() + "/payments?" + query))
            .POST(BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
  }
}
