package io.weir.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessClusterITCase {

  private static final String FOREVER = String.valueOf(Long.MAX_VALUE);
  private static final String MAIN = CountToMain.class.getName();

  private static ProcessCluster cluster;
  private static String jar;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    cluster = ProcessCluster.start(ProcessOptions.slots(1));
    Path file = directory.resolve("count.jar");
    pack(file, CountToMain.class);
    jar = cluster.rest().upload(file);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void shouldRunAJarWithItsArgumentsToTheEnd() {
    String job = cluster.rest().run(jar, MAIN, List.of("20"), null);

    cluster.rest().awaitEnd(job, "FINISHED", Duration.ofSeconds(30));

    assertThat(cluster.rest().runningJobs()).doesNotContain(job);
  }

  @Test
  void shouldTellWhyAMainFailedAndLiveOn() {
    assertThatThrownBy(() -> cluster.rest().run(jar, MAIN, List.of("twenty"), null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("NumberFormatException");

    assertThat(cluster.rest().runningJobs()).isEmpty();
  }

  @Test
  void shouldContinueFromASavepoint() {
    String job = cluster.rest().run(jar, MAIN, List.of(FOREVER), null);
    cluster.rest().awaitRunning(job);

    String savepoint = cluster.rest().stopWithSavepoint(job);
    String continued = cluster.rest().run(jar, MAIN, List.of(FOREVER), savepoint);
    cluster.rest().awaitRunning(continued);

    assertThat(cluster.rest().state(job)).isEqualTo("FINISHED");
    cluster.rest().cancel(continued);
  }

  @Test
  void shouldRecoverTheJobWhenItsTaskManagerIsKilled() {
    String job = cluster.rest().run(jar, MAIN, List.of(FOREVER), null);
    cluster.rest().awaitRunning(job);
    cluster.rest().awaitCheckpoints(job, 1);

    cluster.killTaskManager(0);
    cluster.startTaskManager();
    cluster.rest().awaitFailures(job, 1);
    cluster.rest().awaitRunning(job);
    cluster.rest().awaitCheckpoints(job, 1);

    cluster.rest().cancel(job);
  }

  private static void pack(Path jarFile, Class<?>... classes) throws Exception {
    try (OutputStream out = Files.newOutputStream(jarFile);
        JarOutputStream entries = new JarOutputStream(out)) {
      for (Class<?> type : classes) {
        String name = type.getName().replace('.', '/') + ".class";
        entries.putNextEntry(new JarEntry(name));
        try (InputStream bytes = type.getClassLoader().getResourceAsStream(name)) {
          bytes.transferTo(entries);
        }
      }
    }
  }
}
