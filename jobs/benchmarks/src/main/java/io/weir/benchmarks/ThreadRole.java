package io.weir.benchmarks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a thread does, by its name. */
final class ThreadRole {
  private static final String JOB = "job ";

  /** As Flink names the thread of a task: its operators, subtask and attempt. */
  private static final Pattern TASK =
      Pattern.compile("(?:Source: )?([\\w-]+).* \\(\\d+/\\d+\\)#\\d+");

  private ThreadRole() {}

  /** A few words; threads that do the same have the same. */
  static String of(String name) {
    if (name.equals(Round.PLAYER) || name.endsWith("| " + Round.PLAYER)) {
      return "sender";
    }
    if (name.equals(Round.READER)) {
      return "reader";
    }
    if (name.startsWith("Source Data Fetcher")) {
      return JOB + "fetching";
    }
    if (name.startsWith("kafka-producer-network-thread")) {
      return JOB + "sending";
    }
    Matcher task = TASK.matcher(name);
    if (task.matches()) {
      return JOB + task.group(1);
    }
    return name.contains("kafka") || name.startsWith("broker") ? "broker" : "other";
  }

  static boolean isOfTheJob(String role) {
    return role.startsWith(JOB);
  }
}
