package io.weir.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlatformJarsTest {

  @Test
  void shouldTakeWhatAStockFlinkHasInItsLibDirectory() {
    assertThat(
            selected(
                "flink-runtime-2.3.0.jar",
                "flink-shaded-netty-4.2.6.Final-21.0.jar",
                "flink-statebackend-rocksdb-2.3.0.jar",
                "flink-cep-2.3.0.jar",
                "log4j-slf4j-impl-2.25.3.jar",
                "kryo-5.6.2.jar"))
        .hasSize(6);
  }

  @Test
  void shouldLeaveOutWhatAJobMustBring() {
    assertThat(
            selected(
                "flink-connector-kafka-5.0.0-2.2.jar",
                "flink-connector-base-2.3.0.jar",
                "kafka-clients-4.2.1.jar",
                "avro-1.12.2.jar",
                "weir-local-0.1.0-SNAPSHOT.jar",
                "jackson-databind-2.21.2.jar"))
        .isEmpty();
  }

  @Test
  void shouldLeaveOutTestsAndDirectories() {
    assertThat(selected("flink-runtime-2.3.0-tests.jar", "flink-runtime", "classes")).isEmpty();
  }

  @Test
  void shouldFindFlinkOnTheClassPathOfThisJvm() {
    assertThat(PlatformJars.ofThisJvm()).allMatch(jar -> jar.toFile().isFile());
  }

  private static List<String> selected(String... names) {
    List<String> entries = List.of(names).stream().map(name -> "/jars/" + name).toList();
    return PlatformJars.select(String.join(File.pathSeparator, entries)).stream()
        .map(jar -> jar.getFileName().toString())
        .toList();
  }
}
