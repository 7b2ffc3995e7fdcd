package org.anjuan.station.upload;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.anjuan.station.Words;
import org.anjuan.station.queue.Waiting;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The archive, as a station calls it. The key goes out in a header and nowhere else. */
public final class Archive {
  private static final Duration CONNECT = Duration.ofSeconds(15);
  private static final Duration ANSWER = Duration.ofMinutes(5);

  private final HttpClient http;
  private final URI archive;
  private final String key;
  private final String program;
  private final Clock clock;
  private final JsonMapper json = JsonMapper.builder().build();

  /**
   * @param trust what is trusted; null for what this Java trusts
   * @param program the version of this program, as the archive shall show it
   */
  public Archive(URI archive, String key, @Nullable SSLContext trust, String program, Clock clock) {
    var builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT);
    if (trust != null) {
      builder.sslContext(trust);
    }
    this.http = builder.build();
    this.archive = archive;
    this.key = key;
    this.program = program;
    this.clock = clock;
  }

  Welcome greet(int pending, int refused) throws ArchiveAway, Declined, InterruptedException {
    var report =
        Map.of(
            "program", program,
            "pending", pending,
            "refused", refused,
            "now", clock.instant().toString());
    return send("greeting", "POST", json(report), Welcome.class);
  }

  Progress progress(Waiting item) throws ArchiveAway, Declined, InterruptedException {
    return send("uploads/" + item.id(), "GET", BodyPublishers.noBody(), Progress.class);
  }

  Progress append(Waiting item, long offset, byte[] part)
      throws ArchiveAway, Declined, InterruptedException {
    var path = "uploads/" + item.id() + "/bytes?offset=" + offset;
    return send(path, "PUT", BodyPublishers.ofByteArray(part), Progress.class);
  }

  Result complete(Waiting item) throws ArchiveAway, Declined, InterruptedException {
    var said = new LinkedHashMap<String, @Nullable Object>();
    said.put("size", item.size());
    said.put("sha256", item.sha256());
    said.put("fileName", item.fileName());
    said.put("patientKey", item.patientKey());
    said.put("takenAt", item.takenAt().toString());
    said.put("now", clock.instant().toString());
    said.put("meta", item.meta());
    return send("uploads/" + item.id() + "/completion", "POST", json(said), Result.class);
  }

  private BodyPublisher json(Object body) {
    return BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
  }

  private <T> T send(String path, String method, BodyPublisher body, Class<T> type)
      throws ArchiveAway, Declined, InterruptedException {
    var request =
        HttpRequest.newBuilder(archive.resolve("api/station/" + path))
            .method(method, body)
            .header("Authorization", "Bearer " + key)
            .header(
                "Content-Type",
                method.equals("PUT") ? "application/octet-stream" : "application/json")
            .header("User-Agent", "anjuan-station/" + program)
            .timeout(ANSWER)
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofInputStream());
      try (var content = answer.body()) {
        return answer.statusCode() / 100 == 2
            ? json.readValue(content, type)
            : refused(answer, content);
      }
    } catch (IOException | JacksonException away) {
      throw new ArchiveAway(away.getClass().getSimpleName());
    }
  }

  private <T> T refused(HttpResponse<?> answer, InputStream content) throws ArchiveAway, Declined {
    var status = answer.statusCode();
    if (status / 100 != 4 || status == 408 || status == 429) {
      throw new ArchiveAway("HTTP " + status);
    }
    var problem = problem(content);
    var type = problem.path("type").asString("");
    var words =
        new Words(
            problem.at("/messages/zh").asString("档案系统拒绝：" + status),
            problem.at("/messages/en").asString("The archive refused: " + status));
    throw new Declined(
        status,
        type.substring(type.lastIndexOf(':') + 1),
        words,
        problem.path("offset").asLong(-1));
  }

  private JsonNode problem(InputStream content) throws ArchiveAway {
    try {
      return json.readTree(content.readNBytes(64 * 1024));
    } catch (JacksonException notOurs) {
      return json.createObjectNode();
    } catch (IOException cut) {
      throw new ArchiveAway(cut.getClass().getSimpleName());
    }
  }
}
