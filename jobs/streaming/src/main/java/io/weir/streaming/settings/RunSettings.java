package io.weir.streaming.settings;

import io.weir.streaming.stage.AtHand;
import java.io.Serializable;
import java.time.Duration;

/**
 * How the job runs.
 *
 * @param job its name
 * @param start where it begins to read without a savepoint
 * @param history what it takes itself to know then
 * @param parallelism subtasks of each stage; null: as the cluster says
 * @param sourceParallelism subtasks that read; null: as many as of each stage
 * @param bufferTimeout how long a record may wait for others between stages
 * @param checkpointInterval time between checkpoints
 * @param checkpointDirectory where they go, a URI; null: as the cluster says
 * @param atHand how much state is kept at hand where the backend keeps bytes
 * @param delivery how often a reader may see what the job wrote
 * @param transactionTimeout how long the broker keeps a transaction nobody ends
 */
public record RunSettings(
    String job,
    StartFrom start,
    History history,
    Integer parallelism,
    Integer sourceParallelism,
    Duration bufferTimeout,
    Duration checkpointInterval,
    String checkpointDirectory,
    AtHand atHand,
    Delivery delivery,
    Duration transactionTimeout)
    implements Serializable {}
