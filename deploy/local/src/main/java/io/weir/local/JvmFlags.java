package io.weir.local;

import java.util.List;

/** Flags every JVM needs in which a Flink job is built or runs. */
public final class JvmFlags {

  /** Flink looks into these packages by reflection when it cleans closures and copies objects. */
  public static final List<String> REQUIRED =
      List.of(
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED");

  private JvmFlags() {}
}
