package io.weir.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The REST interface of a Flink cluster, as far as running jobs from jars needs it.
 *
 * <p>Every method throws {@link IllegalStateException} with what the cluster answered if it
 * refuses, and {@link java.io.UncheckedIOException} if it cannot be reached.
 */
public final class ClusterRest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> ENDED = List.of("FINISHED", "CANCELED", "FAILED");

  private final JsonOverHttp http;

  public ClusterRest(URI address) {
    this.http = new JsonOverHttp(address);
  }

  /** Uploads a job's jar and returns the id under which the cluster knows it. */
  public String upload(Path jar) {
    String path = http.upload("/jars/upload", jar).path("filename").asText();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * Runs the {@code main} of an uploaded jar and returns the id of the job it submitted.
   *
   * @param jar id from {@link #upload}
   * @param mainClass null for the one its manifest names
   * @param savepoint path to continue from; null to start anew
   */
  public String run(String jar, String mainClass, List<String> arguments, String savepoint) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("entryClass", mainClass);
    ArrayNode list = request.putArray("programArgsList");
    arguments.forEach(list::add);
    request.put("savepointPath", savepoint);
    return http.post("/jars/" + jar + "/run", request).path("jobid").asText();
  }

  /** Flink's name of the job's state, for example RUNNING or FINISHED. */
  public String state(String job) {
    return http.get("/jobs/" + job).path("state").asText();
  }

  /** Ids of the jobs that have not ended. */
  public List<String> runningJobs() {
    List<String> running = new ArrayList<>();
    for (JsonNode job : http.get("/jobs").path("jobs")) {
      if (!ENDED.contains(job.path("status").asText())) {
        running.add(job.path("id").asText());
      }
    }
    return running;
  }

  /** Returns as soon as all tasks of the job run, or fails after a minute or when the job ended. */
  public void awaitRunning(String job) {
    Poll.until("all tasks of job " + job + " to run", PATIENCE, () -> allTasksRun(job));
  }

  /** Returns when the job has ended as {@code state} says; fails if it ended otherwise. */
  public void awaitEnd(String job, String state, Duration patience) {
    Poll.until("job " + job + " to end", patience, () -> ENDED.contains(state(job)));
    if (!state(job).equals(state)) {
      throw new IllegalStateException(
          "job " + job + " ended as " + state(job) + ": " + failure(job));
    }
  }

  /** Number of completed checkpoints so far. */
  public long completedCheckpoints(String job) {
    return http.get("/jobs/" + job + "/checkpoints").path("counts").path("completed").asLong();
  }

  /**
   * Returns as soon as {@code count} more checkpoints than now are complete, or fails after a
   * minute.
   */
  public void awaitCheckpoints(String job, int count) {
    long target = completedCheckpoints(job) + count;
    Poll.until(
        count + " checkpoints of job " + job, PATIENCE, () -> completedCheckpoints(job) >= target);
  }

  /** Why the job last failed or restarted; empty if it never did. */
  public String failure(String job) {
    return http.get("/jobs/" + job + "/exceptions")
        .path("exceptionHistory")
        .path("entries")
        .path(0)
        .path("stacktrace")
        .asText("");
  }

  /** How often the job failed and was restarted, up to the 16 failures Flink remembers. */
  public int failures(String job) {
    return http.get("/jobs/" + job + "/exceptions").path("exceptionHistory").path("entries").size();
  }

  /** Returns as soon as {@link #failures} is at least {@code count}, or fails after a minute. */
  public void awaitFailures(String job, int count) {
    Poll.until(count + " failures of job " + job, PATIENCE, () -> failures(job) >= count);
  }

  /** Cancels the job and returns when it has ended. */
  public void cancel(String job) {
    http.patch("/jobs/" + job + "?mode=cancel");
    awaitEnd(job, "CANCELED", PATIENCE);
  }

  /** Takes a savepoint while the job goes on and returns its path. */
  public String savepoint(String job) {
    return awaitSavepoint(job, http.post("/jobs/" + job + "/savepoints", noDetails()));
  }

  /** Stops the job with a savepoint, without firing its pending timers, and returns the path. */
  public String stopWithSavepoint(String job) {
    return awaitSavepoint(job, http.post("/jobs/" + job + "/stop", noDetails()));
  }

  /** Number of TaskManagers the cluster knows; 0 also while it cannot be reached. */
  int taskManagers() {
    return http.isUp() ? http.get("/taskmanagers").path("taskmanagers").size() : 0;
  }

  private boolean allTasksRun(String job) {
    JsonNode details = http.get("/jobs/" + job);
    String state = details.path("state").asText();
    if (ENDED.contains(state)) {
      throw new IllegalStateException("job " + job + " is " + state + ": " + failure(job));
    }
    boolean all = state.equals("RUNNING");
    for (JsonNode vertex : details.path("vertices")) {
      all &= vertex.path("tasks").path("RUNNING").asInt() == vertex.path("parallelism").asInt();
    }
    return all;
  }

  private String awaitSavepoint(String job, JsonNode request) {
    String path = "/jobs/" + job + "/savepoints/" + request.path("request-id").asText();
    Poll.until(
        "a savepoint of job " + job,
        PATIENCE,
        () -> http.get(path).path("status").path("id").asText().equals("COMPLETED"));
    JsonNode operation = http.get(path).path("operation");
    if (!operation.has("location")) {
      throw new IllegalStateException(
          "no savepoint of job " + job + ": " + operation.path("failure-cause"));
    }
    return operation.path("location").asText();
  }

  private static ObjectNode noDetails() {
    return JsonNodeFactory.instance.objectNode();
  }
}
