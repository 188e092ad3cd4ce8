package io.weir.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** JSON requests to one server; an answer that is not a success is an error with its text. */
final class JsonOverHttp {

  private static final String BOUNDARY = "weir-7e0c5a52b1f94d6f";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI address;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ObjectMapper json = new ObjectMapper();

  JsonOverHttp(URI address) {
    this.address = address;
  }

  /** Whether the server answers at all yet. */
  boolean isUp() {
    try {
      return exchange(request("/config").GET().build()).statusCode() == 200;
    } catch (ConnectException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from " + address, e);
    }
  }

  JsonNode get(String path) {
    return answer(request(path).GET().build());
  }

  JsonNode patch(String path) {
    return answer(request(path).method("PATCH", BodyPublishers.noBody()).build());
  }

  JsonNode post(String path, JsonNode body) {
    return answer(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build());
  }

  /** Sends a file as a form would. */
  JsonNode upload(String path, Path file) {
    try {
      return answer(
          request(path)
              .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
              .POST(form(file))
              .build());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static BodyPublisher form(Path file) throws IOException {
    String head =
        "--"
            + BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\""
            + file.getFileName()
            + "\"\r\nContent-Type: application/x-java-archive\r\n\r\n";
    String tail = "\r\n--" + BOUNDARY + "--\r\n";
    return BodyPublishers.concat(
        BodyPublishers.ofString(head, StandardCharsets.UTF_8),
        BodyPublishers.ofFile(file),
        BodyPublishers.ofString(tail, StandardCharsets.UTF_8));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
  }

  private JsonNode answer(HttpRequest request) {
    try {
      HttpResponse<String> response = exchange(request);
      if (response.statusCode() >= 300) {
        throw new IllegalStateException(
            request.method()
                + " "
                + request.uri()
                + " answered "
                + response.statusCode()
                + ": "
                + errors(response.body()));
      }
      return json.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from " + address, e);
    }
  }

  /** Flink answers an array of texts, the last of which is a stack trace. */
  private String errors(String body) throws IOException {
    StringBuilder text = new StringBuilder();
    json.readTree(body).path("errors").forEach(error -> text.append('\n').append(error.asText()));
    return text.isEmpty() ? body : text.toString();
  }

  private HttpResponse<String> exchange(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + address, e);
    }
  }
}
