package io.weir.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedFlinkITCase {

  @Test
  void shouldShowItsWebPageWhileItRuns() throws Exception {
    try (EmbeddedFlink flink = EmbeddedFlink.start(FlinkOptions.slots(1))) {
      HttpRequest page = HttpRequest.newBuilder(flink.webAddress().resolve("/index.html")).build();

      assertThat(HttpClient.newHttpClient().send(page, BodyHandlers.ofString()).body())
          .contains("<title>Apache Flink Web Dashboard</title>");
    }
  }

  @Test
  void shouldSumPerKeyWithStateInRocksDbAndKeepItsDirectoryWhenTold(@TempDir Path directory)
      throws Exception {
    FlinkOptions options =
        FlinkOptions.slots(2).withState(FlinkOptions.State.ROCKSDB).keptIn(directory);
    try (EmbeddedFlink flink = EmbeddedFlink.start(options)) {
      StreamExecutionEnvironment env = flink.environment(new Configuration());
      List<Long> sums =
          env.fromData(1L, 2L, 3L, 4L)
              .keyBy(number -> number % 2, Types.LONG)
              .reduce(Long::sum)
              .executeAndCollect(4);

      assertThat(sums).contains(4L, 6L);
    }
    assertThat(Files.isDirectory(directory)).isTrue();
  }

  @Test
  void shouldSayThatItsPortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      FlinkOptions options = FlinkOptions.slots(1).withRestPort(taken.getLocalPort());

      assertThatThrownBy(() -> EmbeddedFlink.start(options))
          .isInstanceOf(IllegalStateException.class)
          .hasStackTraceContaining(String.valueOf(taken.getLocalPort()));
    }
  }
}
