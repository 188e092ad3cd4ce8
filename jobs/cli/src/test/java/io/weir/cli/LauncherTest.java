package io.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in an installation whose Java and Maven only tell what they were asked for. */
class LauncherTest {
  @TempDir private Path directory;
  private Path root;
  private Path jdk;

  @BeforeEach
  void install() throws IOException {
    root = Files.createDirectory(directory.resolve("we ir"));
    Files.createDirectory(root.resolve("deploy"));
    Files.copy(Path.of("../../deploy/weir"), root.resolve("deploy/weir"));
    Path source = root.resolve("jobs/cli/src/main/java/Some.java");
    Files.createDirectories(source.getParent());
    for (Path file : List.of(source, root.resolve("pom.xml"))) {
      Files.setLastModifiedTime(
          Files.writeString(file, "x"), FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    }
    script(root.resolve("mvnw"), "echo '[INFO] Building Weir :: CLI (weir) 0.1 [1/1]'");
    jdk = Files.createDirectory(directory.resolve("jdk"));
    script(
        jdk.resolve("bin/java"),
        "[ \"$1\" != -version ] || { echo 'openjdk version \"17.0.1\"' >&2; exit 0; }",
        "for word; do echo \"<$word>\"; done; exit 7");
    script(jdk.resolve("bin/javac"), "");
  }

  @Test
  void shouldBuildOnFirstUseThenRun() throws Exception {
    Ran first = run(jdk, "pattern", "test", "a b");
    assertThat(first.err).contains("building for the first time", "Weir :: CLI (weir)");
    assertThat(first.out)
        .contains("<-Dweir.home=" + root.toRealPath() + ">", "<-Xmx512m>")
        .endsWith("<io.weir.cli.Main>\n<pattern>\n<test>\n<a b>\n");
    assertThat(first.exit).as("exit code of the command").isEqualTo(7);

    assertThat(run(jdk, "pattern").err).isEmpty();
  }

  @Test
  void shouldGiveLongWorkRoom() throws Exception {
    assertThat(run(jdk, "demo").out).contains("<-Xmx3g>", "<-XX:+UseParallelGC>");
  }

  @Test
  void shouldBuildAgainWhenASourceChanged() throws Exception {
    run(jdk);
    Path source = root.resolve("jobs/cli/src/main/java/Some.java");
    FileTime later = FileTime.from(Instant.parse("2100-01-01T00:00:00Z"));
    Files.setLastModifiedTime(source, later);
    assertThat(run(jdk).err).contains("the sources have changed, building");
  }

  @Test
  void shouldNotBuildAgainForATestOrSomethingBuilt() throws Exception {
    run(jdk);
    FileTime later = FileTime.from(Instant.parse("2100-01-01T00:00:00Z"));
    for (String name : List.of("jobs/cli/src/test/SomeTest.java", "jobs/cli/target/lib/x.jar")) {
      Files.createDirectories(root.resolve(name).getParent());
      Files.setLastModifiedTime(Files.writeString(root.resolve(name), "x"), later);
    }
    assertThat(run(jdk).err).isEmpty();
  }

  @Test
  void shouldSayWhyTheBuildFailed() throws Exception {
    script(root.resolve("mvnw"), "echo '[ERROR] Some.java:1 wrong'; exit 1");
    for (int i = 0; i < 2; i++) {
      Ran ran = run(jdk);
      assertThat(ran.exit).isEqualTo(2);
      assertThat(ran.out).isEmpty();
      assertThat(ran.err).contains("[ERROR] Some.java:1 wrong", "the build failed", "build.log");
    }
  }

  @Test
  void shouldSayThatItNeedsAJdk() throws Exception {
    Ran none = run(directory.resolve("none"));
    assertThat(none.exit).isEqualTo(2);
    assertThat(none.err).contains("no bin/java in it", "JDK 17");

    Files.delete(jdk.resolve("bin/javac"));
    assertThat(run(jdk).err).contains("without javac", "JDK");

    script(jdk.resolve("bin/java"), "echo 'java version \"1.8.0_1\"' >&2");
    assertThat(run(jdk).err).contains("is Java 1.", "JDK 17");
  }

  @Test
  void shouldFindItsHomeThroughALink() throws Exception {
    Path link = directory.resolve("linked");
    Files.createSymbolicLink(link, Path.of("we ir/deploy/weir"));
    Ran ran = runAs(link, jdk);
    assertThat(ran.out).contains("<-Dweir.home=" + root.toRealPath() + ">");
  }

  @Test
  void shouldFindItsHomeThroughALinkToItsDirectory() throws Exception {
    Path elsewhere = Files.createDirectories(directory.resolve("opt/bin"));
    Files.createSymbolicLink(elsewhere.resolve("tools"), root.resolve("deploy"));

    Ran ran = runAs(elsewhere.resolve("tools/weir"), jdk);

    assertThat(ran.out).contains("<-Dweir.home=" + root.toRealPath() + ">");
    assertThat(elsewhere.getParent().resolve("jobs")).doesNotExist();
  }

  private record Ran(int exit, String out, String err) {}

  private Ran run(Path javaHome, String... words) throws IOException, InterruptedException {
    return runAs(root.resolve("deploy/weir"), javaHome, words);
  }

  private Ran runAs(Path launcher, Path javaHome, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", launcher.toString()));
    command.addAll(List.of(words));
    Path err = directory.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectError(err.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("JAVA_HOME", javaHome.toString());
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ran(process.waitFor(), out, Files.readString(err));
  }

  private static void script(Path file, String... lines) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
