package org.anjuan.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser with a cookie jar; sends the token back as Angular does. */
public final class Browser {
  private final HttpClient client = HttpClient.newHttpClient();
  public final Map<String, String> cookies = new LinkedHashMap<>();
  private String site;
  public boolean sendsCsrfToken = true;

  public Browser(String site) {
    this.site = site;
  }

  /** The balancer sends the next requests to another node. */
  public void turnTo(String otherSite) {
    site = otherSite;
  }

  public HttpResponse<String> get(String path) {
    return send("GET", path, null, Map.of());
  }

  public HttpResponse<String> delete(String path) {
    return send("DELETE", path, null, Map.of());
  }

  public HttpResponse<String> post(String path, String json) {
    return send("POST", path, json, Map.of("Content-Type", "application/json"));
  }

  public HttpResponse<String> put(String path, String json) {
    return send("PUT", path, json, Map.of("Content-Type", "application/json"));
  }

  public HttpResponse<String> logIn(String username, String password) {
    return post(
        "/api/session", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password));
  }

  public HttpResponse<String> send(
      String method, String path, String body, Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(URI.create(site + path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(request::header);
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(c -> c.getKey() + "=" + c.getValue())
              .collect(Collectors.joining("; ")));
    }
    if (sendsCsrfToken && cookies.containsKey("XSRF-TOKEN") && !method.equals("GET")) {
      request.header("X-XSRF-TOKEN", cookies.get("XSRF-TOKEN"));
    }
    try {
      var answer = client.send(request.build(), BodyHandlers.ofString());
      answer.headers().allValues("Set-Cookie").forEach(this::keep);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void keep(String setCookie) {
    var pair = setCookie.split(";", 2)[0].split("=", 2);
    if (pair[1].isEmpty() || setCookie.contains("Max-Age=0")) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }
}
