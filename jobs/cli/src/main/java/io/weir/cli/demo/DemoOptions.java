package io.weir.cli.demo;

import java.nio.file.Path;

/**
 * What the user of the demo chose.
 *
 * @param events how many to play
 * @param seed of the simulated world
 * @param rate events a second; 0 for as many as go
 * @param parallelism subtasks of each stage
 * @param webPort port of Flink's web UI; 0 for any that is free
 * @param patterns directory of pattern files
 * @param label whether simulated analysts dispose of the alerts, and scores are kept
 * @param keep whether broker and cluster stay when the play is over
 */
record DemoOptions(
    long events,
    long seed,
    long rate,
    int parallelism,
    int webPort,
    Path patterns,
    boolean label,
    boolean keep) {}
