package io.weir.cli.pattern.running;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weir.cli.console.WrongUsageException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What patterns cost, and since when the job knows what happened, as the cluster that runs the job
 * knows it: each stage takes the time of some evaluations, and says in metrics what it took.
 */
public final class Costs {
  /** Metrics of one address asked for at once, so that it stays short. */
  private static final int TOGETHER = 50;

  private static final Pattern METRIC =
      Pattern.compile(".*\\.pattern\\.(.+)\\.(sampledNanos|sampledEvaluations)");

  private static final Pattern BEGAN = Pattern.compile(".*\\.historyBegan");

  private final Map<String, Measured> byPattern = new HashMap<>();
  private long began = Long.MIN_VALUE;

  /** What was measured of one pattern since the job started. */
  private static final class Measured {
    private double nanos;
    private double evaluations;
  }

  /**
   * What a pattern costs.
   *
   * @param share of the time all patterns took to evaluate, 0 to 1
   * @param micros that one evaluation took on average
   */
  public record Cost(double share, double micros) {}

  private Costs() {}

  /** Nothing is known of any pattern. */
  static Costs unknown() {
    return new Costs();
  }

  /**
   * Asks a cluster.
   *
   * @param address of its web page
   * @param job name of the job
   * @throws WrongUsageException if it does not answer, or runs no such job
   */
  public static Costs of(URI address, String job, Duration patience) {
    Asking asking = new Asking(address, patience);
    Costs costs = new Costs();
    for (JsonNode vertex : asking.get("jobs/" + id(asking, job)).path("vertices")) {
      costs.add(asking, "jobs/" + id(asking, job) + "/vertices/" + vertex.path("id").asText());
    }
    return costs;
  }

  private static String id(Asking asking, String job) {
    List<String> running = new ArrayList<>();
    for (JsonNode one : asking.get("jobs/overview").path("jobs")) {
      if (one.path("state").asText().equals("RUNNING")) {
        if (one.path("name").asText().equals(job)) {
          return one.path("jid").asText();
        }
        running.add(one.path("name").asText());
      }
    }
    throw new WrongUsageException(
        "the cluster at %s runs no job '%s', only %s".formatted(asking.address, job, running));
  }

  private void add(Asking asking, String vertex) {
    String metrics = vertex + "/subtasks/metrics";
    List<String> names = new ArrayList<>();
    for (JsonNode one : asking.get(metrics)) {
      String name = one.path("id").asText();
      if (METRIC.matcher(name).matches() || BEGAN.matcher(name).matches()) {
        names.add(name);
      }
    }
    for (int i = 0; i < names.size(); i += TOGETHER) {
      List<String> some = names.subList(i, Math.min(names.size(), i + TOGETHER));
      String wanted = URLEncoder.encode(String.join(",", some), StandardCharsets.UTF_8);
      asking.get(metrics + "?agg=sum,max&get=" + wanted).forEach(this::take);
    }
  }

  private void take(JsonNode metric) {
    if (BEGAN.matcher(metric.path("id").asText()).matches()) {
      began = Math.max(began, (long) metric.path("max").asDouble());
    }
    Matcher name = METRIC.matcher(metric.path("id").asText());
    if (name.matches()) {
      Measured measured = byPattern.computeIfAbsent(name.group(1), any -> new Measured());
      double sum = metric.path("sum").asDouble();
      if (name.group(2).equals("sampledNanos")) {
        measured.nanos += sum;
      } else {
        measured.evaluations += sum;
      }
    }
  }

  /** Append time before which the job knows nothing of what happened; Long.MIN_VALUE: knows all. */
  long began() {
    return began;
  }

  /** What a pattern costs; null where nothing was measured. */
  public Cost of(String pattern) {
    Measured measured = byPattern.get(pattern);
    double all = byPattern.values().stream().mapToDouble(one -> one.nanos).sum();
    return measured == null || measured.evaluations == 0 || all == 0
        ? null
        : new Cost(measured.nanos / all, measured.nanos / measured.evaluations / 1_000);
  }

  /** Questions to one cluster. */
  private static final class Asking {
    private final HttpClient client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI address;
    private final Duration patience;

    Asking(URI address, Duration patience) {
      this.address = address.toString().endsWith("/") ? address : URI.create(address + "/");
      this.patience = patience;
    }

    JsonNode get(String path) {
      HttpRequest request =
          HttpRequest.newBuilder(address.resolve(path)).timeout(patience).GET().build();
      try {
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
          throw new WrongUsageException(
              "%s answers %d: is it a Flink cluster's web page?"
                  .formatted(request.uri(), answer.statusCode()));
        }
        return json.readTree(answer.body());
      } catch (IOException e) {
        throw new WrongUsageException("no cluster answers at " + address + ": " + e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new WrongUsageException("interrupted while the cluster was asked");
      }
    }
  }
}
