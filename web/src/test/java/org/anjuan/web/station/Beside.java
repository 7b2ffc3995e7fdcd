package org.anjuan.web.station;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import jakarta.servlet.http.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anjuan.archive.access.Actor;
import org.anjuan.security.ActorAuthentication;
import org.anjuan.station.RunningStation;
import org.anjuan.station.Settings;
import org.anjuan.web.MemoryVault;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who asks in the tests of stations: people in a browser, calls with a key, and stations
 * themselves.
 */
final class Beside {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final MockMvc mvc;
  private final int port;

  Beside(WebApplicationContext context, int port) {
    this.mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    this.port = port;
  }

  static Map<String, Object> form(String department, String category, String... addresses) {
    var form = new HashMap<String, Object>();
    form.put("name", "三楼心电图机");
    form.put("campus", "MAIN");
    form.put("department", department);
    form.put("category", category);
    form.put("addresses", List.of(addresses));
    form.put("enabled", true);
    form.put("version", 0);
    return form;
  }

  /** Registers a station; its key. */
  String register(Actor by, String code, Map<String, Object> form) throws Exception {
    var registered = person(by, HttpMethod.PUT, "/api/stations/" + code, form);
    assertThat(registered.getStatus()).as(body(registered)).isEqualTo(200);
    return key(by, code);
  }

  String key(Actor by, String code) throws Exception {
    var given = person(by, HttpMethod.POST, "/api/stations/" + code + "/key", null);
    assertThat(given.getStatus()).as(body(given)).isEqualTo(201);
    return json(given).path("value").asString("");
  }

  MockHttpServletResponse person(Actor actor, HttpMethod method, String path, @Nullable Object form)
      throws Exception {
    var asked =
        request(method, path)
            .with(authentication(new ActorAuthentication(actor)))
            .cookie(new Cookie("XSRF-TOKEN", "t"))
            .header("X-XSRF-TOKEN", "t");
    return perform(asked, form);
  }

  MockHttpServletResponse station(
      String key, String address, HttpMethod method, String path, @Nullable Object form)
      throws Exception {
    var asked =
        request(method, "/api/station/" + path)
            .header("Authorization", "Bearer " + key)
            .with(request -> {
              request.setRemoteAddr(address);
              return request;
            });
    return perform(asked, form);
  }

  private MockHttpServletResponse perform(
      MockHttpServletRequestBuilder asked, @Nullable Object form) throws Exception {
    if (form instanceof byte[] bytes) {
      asked.contentType("application/octet-stream").content(bytes);
    } else if (form != null) {
      asked.contentType("application/json").content(JSON.writeValueAsBytes(form));
    }
    return mvc.perform(asked).andReturn().getResponse();
  }

  static JsonNode json(MockHttpServletResponse answer) throws Exception {
    return JSON.readTree(body(answer));
  }

  static String body(MockHttpServletResponse answer) throws Exception {
    return answer.getContentAsString(UTF_8);
  }

  /** Brings a file from an address in one part, and completes it; the answer. */
  MockHttpServletResponse bring(String key, String address, String id, byte[] content)
      throws Exception {
    station(key, address, HttpMethod.PUT, "uploads/" + id + "/bytes?offset=0", content);
    return complete(key, address, id, content);
  }

  MockHttpServletResponse complete(String key, String address, String id, byte[] content)
      throws Exception {
    var now = Instant.now().toString();
    return station(
        key,
        address,
        HttpMethod.POST,
        "uploads/" + id + "/completion",
        Map.of(
            "size",
            content.length,
            "sha256",
            MemoryVault.digest(content),
            "fileName",
            "a.pdf",
            "patientKey",
            "ZY1",
            "takenAt",
            now,
            "now",
            now));
  }

  /** A station in a folder, which calls over the network. */
  RunningStation running(Path folder, String key, Clock clock) throws Exception {
    Files.writeString(
        folder.resolve("station.properties"),
        "archive=http://127.0.0.1:" + port + "\nfolder=inbox\nsettle-seconds=1\n");
    Files.writeString(folder.resolve("station.key"), key);
    return RunningStation.open(Settings.read(folder.resolve("station.properties")), clock);
  }

  static void drop(Path folder, String name, byte[] content) throws Exception {
    var file = folder.resolve("inbox").resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-03-01T00:00:00Z")));
  }
}
