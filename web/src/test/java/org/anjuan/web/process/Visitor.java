package org.anjuan.web.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody at the door of a running application: a person with a session, a system with a token.
 */
final class Visitor {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String BOUNDARY = "----anjuan-test-boundary";

  private final Supplier<URI> door;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .cookieHandler(cookies)
          .build();
  private final @Nullable String token;

  private Visitor(Supplier<URI> door, @Nullable String token) {
    this.door = door;
    this.token = token;
  }

  /** Somebody nobody knows. */
  static Visitor stranger(AnjuanProcess application) {
    return new Visitor(application::uri, null);
  }

  /** A system that brings a token with each request. */
  static Visitor system(AnjuanProcess application, String token) {
    return system(application::uri, token);
  }

  /** A system that brings a token, and does not come straight to the application's door. */
  static Visitor system(Supplier<URI> door, String token) {
    return new Visitor(door, token);
  }

  /** A person of the demonstration hospital, logged in. */
  static Visitor person(AnjuanProcess application, String username) {
    var visitor = new Visitor(application::uri, null);
    var answer =
        visitor.post(
            "/api/session", Map.of("username", username, "password", AnjuanProcess.PASSWORD));
    if (answer.status() != 200) {
      throw new AssertionError(username + " is not let in: " + answer);
    }
    return visitor;
  }

  /**
   * An answer, whole.
   *
   * @param correlation what its request is called in log and audit
   */
  record Answer(int status, String type, byte[] body, String correlation) {
    JsonNode json() {
      return JSON.readTree(body);
    }

    /** The type of the problem, when it is one. */
    String problem() {
      return type.startsWith("application/problem+json") ? json().path("type").asString("") : "";
    }

    @Override
    public String toString() {
      var text = type.contains("json") ? new String(body, StandardCharsets.UTF_8) : type;
      return status + " " + text.substring(0, Math.min(500, text.length()));
    }
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  /** The answer's JSON; anything but 200 fails. */
  JsonNode json(String path) {
    return ok(path).json();
  }

  byte[] bytes(String path) {
    return ok(path).body();
  }

  private Answer ok(String path) {
    var answer = get(path);
    if (answer.status() != 200) {
      throw new AssertionError(path + " answers " + answer);
    }
    return answer;
  }

  /** What a search for these words answers. */
  JsonNode search(String words) {
    return json("/api/search?q=" + encoded(words));
  }

  Answer post(String path, Object body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
  }

  Answer put(String path, Object body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
  }

  /** Changes what was read in this version. */
  Answer put(String path, Object body, long version) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .header("If-Match", "\"" + version + "\"")
            .PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
  }

  /** Sends a file as the whole body. */
  Answer upload(String path, String type, byte[] file) {
    return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(file)));
  }

  /** Tries to log in; the answer, whatever it is. */
  Answer logIn(String username, String password) {
    return post("/api/session", Map.of("username", username, "password", password));
  }

  Answer delete(String path) {
    return send(request(path).DELETE());
  }

  /** Pushes a document as a source system does. */
  Answer push(Map<String, ?> meta, String fileName, byte[] content) {
    var body = new ByteArrayOutputStream();
    part(body, "name=\"meta\"", "application/json", JSON.writeValueAsBytes(meta));
    part(body, "name=\"file\"; filename=\"" + fileName + "\"", "application/octet-stream", content);
    body.writeBytes(ascii("--" + BOUNDARY + "--\r\n"));
    return send(
        request("/api/intake")
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArray(body.toByteArray())));
  }

  private static void part(
      ByteArrayOutputStream body, String disposition, String type, byte[] content) {
    body.writeBytes(
        ascii(
            "--"
                + BOUNDARY
                + "\r\nContent-Disposition: form-data; "
                + disposition
                + "\r\nContent-Type: "
                + type
                + "\r\n\r\n"));
    body.writeBytes(content);
    body.writeBytes(ascii("\r\n"));
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(door.get() + path)).timeout(PATIENCE);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .forEach(cookie -> request.setHeader("X-XSRF-TOKEN", cookie.getValue()));
    return request;
  }

  /** Fails with {@link UncheckedIOException} when nobody answers, or answers half. */
  private Answer send(HttpRequest.Builder request) {
    try {
      var answer = client.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(
          answer.statusCode(),
          answer.headers().firstValue("Content-Type").orElse(""),
          answer.body(),
          answer.headers().firstValue("X-Correlation-Id").orElse(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
