package io.weir.streaming.gatekeeper;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Where changes are read and programs are put together beside the tasks: one thread for all stages
 * of a process, so that a change never takes more than one processor from them. It ends when there
 * was nothing to do for a while. Bound: {@value #MOST} pieces of work; one there is no room for is
 * left out and done by whoever needs it.
 */
final class Workshop {
  private static final int MOST = 1024;
  private static final long IDLE_SECONDS = 5;

  private static final ThreadPoolExecutor THREAD =
      new ThreadPoolExecutor(
          1,
          1,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST),
          Workshop::thread,
          new ThreadPoolExecutor.DiscardPolicy());

  static {
    THREAD.allowCoreThreadTimeOut(true);
  }

  private Workshop() {}

  static Executor executor() {
    return THREAD;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "weir-patterns");
    thread.setDaemon(true);
    return thread;
  }
}
