package io.weir.local;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The jars of this JVM's class path that a stock Flink distribution has in its lib directory.
 *
 * <p>Connectors, Kafka and Weir itself are left out, so that a job which starts here brings
 * everything it needs in its own jar.
 */
final class PlatformJars {

  private static final Pattern NAME =
      Pattern.compile(
          "(flink-(annotations|cep|clients|connector-datagen|core|core-api|datastream|datastream-api|dstl-dfs"
              + "|file-sink-common|hadoop-fs|metrics-core|queryable-state-client-java"
              + "|rpc-akka-loader|rpc-core|runtime|runtime-web|shaded-[a-z0-9-]+"
              + "|statebackend-[a-z-]+|streaming-java)"
              + "|async-profiler|commons-(cli|collections|compress|io|lang3|math3|text)"
              + "|frocksdbjni|javassist|jsr305|kryo|minlog|objenesis|reflectasm"
              + "|log4j-(api|core|slf4j-impl)|slf4j-api|lz4-java|snakeyaml-engine|snappy-java)"
              + "-\\d[^/]*(?<!-tests)\\.jar");

  private PlatformJars() {}

  /**
   * Selects from the class path of this JVM.
   *
   * @throws IllegalStateException if it has no Flink, for example inside one shaded jar
   */
  static List<Path> ofThisJvm() {
    List<Path> jars = select(System.getProperty("java.class.path"));
    if (jars.stream()
        .noneMatch(jar -> jar.getFileName().toString().startsWith("flink-runtime-2"))) {
      throw new IllegalStateException(
          "the class path of this JVM has no flink-runtime jar of its own to start processes from");
    }
    return jars;
  }

  static List<Path> select(String classPath) {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(classPath)
        .map(Path::of)
        .filter(entry -> entry.getFileName() != null)
        .filter(entry -> NAME.matcher(entry.getFileName().toString()).matches())
        .toList();
  }
}
