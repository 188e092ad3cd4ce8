package io.weir.streaming.intake;

import static io.weir.streaming.intake.SilenceTest.AHEAD;
import static io.weir.streaming.intake.SilenceTest.IDLENESS;
import static io.weir.streaming.intake.SilenceTest.LATENESS;
import static io.weir.streaming.intake.SilenceTest.TICK;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** An event on its way: when it happened, was appended and is read. */
record Sent(int partition, int time, int append, int read) {
  /** A backlog, then bursts between silences; what is appended is read in less than idleness. */
  static List<Sent> course(Random random, int partitions) {
    List<Sent> course = new ArrayList<>();
    int now = 0;
    for (int i = random.nextInt(40); i > 0; i--) {
      now += random.nextInt(200);
      int append = -random.nextInt(600_000);
      course.add(sent(random, partitions, append, now));
    }
    course = backlogInOrder(course);
    int read = now;
    for (int i = random.nextInt(60); i > 0; i--) {
      now += random.nextInt(8) == 0 ? random.nextInt(500_000) : random.nextInt(3_000);
      read = Math.max(read, now + random.nextInt(IDLENESS - 2 * TICK));
      course.add(sent(random, partitions, now, read));
    }
    return course;
  }

  private static Sent sent(Random random, int partitions, int append, int read) {
    int time = append - LATENESS + random.nextInt(LATENESS + (random.nextInt(9) == 0 ? AHEAD : 1));
    return new Sent(random.nextInt(partitions), time, append, read);
  }

  /** A partition is read in order of append; partitions are read as it comes. */
  private static List<Sent> backlogInOrder(List<Sent> backlog) {
    List<Sent> sorted = backlog.stream().sorted(Comparator.comparing(Sent::append)).toList();
    List<Sent> ordered = new ArrayList<>();
    for (int i = 0; i < backlog.size(); i++) {
      Sent one = sorted.get(i);
      ordered.add(new Sent(one.partition(), one.time(), one.append(), backlog.get(i).read()));
    }
    return ordered;
  }
}
