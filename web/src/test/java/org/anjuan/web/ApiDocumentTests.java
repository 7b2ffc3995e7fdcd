package org.anjuan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import org.anjuan.archive.access.Role;
import org.anjuan.security.ActorAuthentication;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The client's types are generated from {@code frontend/openapi.json}; it must be what the
 * controllers give. {@code -Danjuan.openapi.write=true} writes it anew, after which {@code npm run
 * api} does the types.
 */
@Tag("GEN-4")
@SpringBootTest(classes = Doors.class)
class ApiDocumentTests {
  private static final Path COMMITTED = Path.of("frontend", "openapi.json");

  private final JsonMapper json =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  @Autowired private WebApplicationContext context;

  @Test
  void clientKnowsTheInterfaceAsItIs() throws Exception {
    var given = json.writeValueAsString(document()) + "\n";
    if (Boolean.getBoolean("anjuan.openapi.write")) {
      Files.writeString(COMMITTED, given);
    }
    assertThat(COMMITTED)
        .as("mvn … -Dtest=ApiDocumentTests -Danjuan.openapi.write=true, then npm run api")
        .hasContent(given);
  }

  @Test
  void everyEndpointIsDescribed() throws Exception {
    var paths = json.valueToTree(document()).required("paths");
    var described = new TreeSet<String>();
    paths.propertyNames().forEach(path -> described.add(path.replaceAll("\\{[^}]*}", "{}")));
    assertThat(described)
        .contains("/api/session", "/api/audit", "/api/documents/{}/versions/{}/find");
    assertThat(parameters(paths.required("/api/audit").required("get")))
        .as("one who asks is no parameter, one who is asked about is")
        .contains("recordId", "actor", "action", "from", "to", "q", "cursor")
        .doesNotContain("question");
    assertThat(parameters(paths.required("/api/records/{id}").required("get")))
        .containsExactly("id");
    assertThat(parameters(paths.required("/api/search").required("get")))
        .contains("q", "dischargedFrom", "cursor");
  }

  private static TreeSet<String> parameters(JsonNode operation) {
    var names = new TreeSet<String>();
    operation.required("parameters").forEach(one -> names.add(one.required("name").asString()));
    return names;
  }

  /** As maps, which can be put in order. */
  private Map<?, ?> document() throws Exception {
    var mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    var someone = authentication(new ActorAuthentication(Doors.someone(Role.SYSTEM_ADMIN)));
    var answer = mvc.perform(get("/v3/api-docs").with(someone)).andReturn().getResponse();
    var document = json.readValue(answer.getContentAsString(StandardCharsets.UTF_8), Map.class);
    document.remove("servers");
    return document;
  }
}
