package io.weir.benchmarks;

import io.weir.local.EmbeddedFlink;

/** Ends a TaskManager under a job that has decided everything, and waits for its next decision. */
final class Crash implements Play.Company {
  /** Records sent after it; the first decision among them is waited for. */
  private static final int AFTER = 1_000;

  private final Pipeline pipeline;
  private final Recording recording;
  private final int played;
  private final StateSize size;
  private final int taskManager;
  private double seconds;

  /**
   * @param played how much of the recording is played before; some more comes after
   * @param size takes the state's size before
   * @param taskManager which to end: as many were started before it
   */
  Crash(Pipeline pipeline, Recording recording, int played, StateSize size, int taskManager) {
    this.pipeline = pipeline;
    this.recording = recording;
    this.played = played;
    this.size = size;
    this.taskManager = taskManager;
  }

  int played() {
    return played;
  }

  /** From the crash to the next decision. */
  double seconds() {
    return seconds;
  }

  @Override
  public void after(Play.Scene scene) throws Exception {
    size.after(scene);
    EmbeddedFlink flink = pipeline.flink();
    flink.awaitCheckpoints(scene.job(), 2);
    long before = scene.reader().read();
    Player rest =
        new Player(
            recording.after(played).first(AFTER),
            pipeline.kafka().bootstrap(),
            scene.topics(),
            0,
            () -> 0);
    long began = System.nanoTime();
    flink.killTaskManager(taskManager);
    flink.startTaskManager();
    rest.send();
    Round.awaitDecided(scene, before + 1);
    seconds = (System.nanoTime() - began) / 1e9;
  }
}
