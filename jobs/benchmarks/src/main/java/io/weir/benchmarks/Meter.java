package io.weir.benchmarks;

import com.sun.management.ThreadMXBean;
import io.weir.benchmarks.measure.ProcessorTime;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads what the process and its threads use, from its making to {@link #read}. Who is to be told
 * apart keeps its threads until it is read.
 */
final class Meter {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final long cpuNanos = ProcessorTime.nanos();
  private final Map<Long, long[]> before = byThread();

  /** What was used since; of threads that have ended, nothing. */
  Usage read() {
    Map<Long, long[]> now = byThread();
    long cpu = ProcessorTime.nanos() - cpuNanos;
    Map<String, Long> byRole = new TreeMap<>();
    long jobCpu = 0;
    long jobBytes = 0;
    for (ThreadInfo thread : THREADS.getThreadInfo(ids(now))) {
      if (thread == null) {
        continue;
      }
      long[] after = now.get(thread.getThreadId());
      long[] earlier = before.getOrDefault(thread.getThreadId(), new long[2]);
      String role = ThreadRole.of(thread.getThreadName());
      byRole.merge(role, after[0] - earlier[0], Long::sum);
      if (ThreadRole.isOfTheJob(role)) {
        jobCpu += after[0] - earlier[0];
        jobBytes += after[1] - earlier[1];
      }
    }
    return new Usage(cpu, byRole, jobCpu, jobBytes);
  }

  private static long[] ids(Map<Long, long[]> threads) {
    return threads.keySet().stream().mapToLong(id -> id).toArray();
  }

  /** Processor time and bytes allocated of all threads that live. */
  private static Map<Long, long[]> byThread() {
    long[] ids = THREADS.getAllThreadIds();
    long[] cpu = THREADS.getThreadCpuTime(ids);
    long[] bytes = THREADS.getThreadAllocatedBytes(ids);
    Map<Long, long[]> all = new HashMap<>();
    for (int i = 0; i < ids.length; i++) {
      if (cpu[i] >= 0) {
        all.put(ids[i], new long[] {cpu[i], bytes[i]});
      }
    }
    return all;
  }
}
