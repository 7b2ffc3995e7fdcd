package org.anjuan.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.anjuan.archive.platform.InvalidValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A body that can't be read is answered with the field at fault and what belongs there. */
class UnreadableRequestTests {
  private final MockMvc mvc =
      MockMvcBuilders.standaloneSetup(desk())
          .setControllerAdvice(new ProblemAdvice(), new UnreadableRequestAdvice())
          .build();

  enum Colour {
    RED,
    GREEN
  }

  record Short(String value) {
    Short {
      if (value.length() > 3) {
        throw new InvalidValue("short");
      }
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "by")
  @JsonSubTypes(@JsonSubTypes.Type(value = ByName.class, name = "name"))
  sealed interface By {}

  record ByName(@Nullable String name) implements By {}

  record Line(boolean active, int rank) {}

  record Form(
      boolean active,
      @Nullable Colour colour,
      @Nullable LocalDate day,
      @Nullable Instant at,
      @Nullable List<Line> lines,
      @Nullable Short brief,
      @Nullable By by) {}

  /** Within a method, for the application's own controllers are looked for in classes. */
  private static Object desk() {
    @RestController
    class Desk {
      @PostMapping("/form")
      boolean take(@RequestBody Form form) {
        return form.active();
      }

      @PostMapping("/version")
      long take(@RequestParam long version) {
        return version;
      }
    }
    return new Desk();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                                       | active         | true or false
          {"active":null}                                          | active         | true or false
          {"active":[]}                                            | active         | true or false
          {"active":"perhaps Zhang San"}                           | active         | true or false
          {"active":true,"colour":"Zhang San"}                     | colour         | one of RED, GREEN
          {"active":true,"day":"31/01/2026"}                       | day            | a date such as 2026-01-31
          {"active":true,"day":"2026-02-31"}                       | day            | a date such as 2026-01-31
          {"active":true,"at":"Zhang San"}                         | at             | a time with its zone
          {"active":true,"lines":"Zhang San"}                      | lines          | a list
          {"active":true,"lines":[{"active":true,"rank":1},7]}     | lines[1]       | an object
          {"active":true,"lines":[{"active":true,"rank":1},{}]}    | lines[1].active | true or false
          {"active":true,"lines":[{"active":true,"rank":"first"}]} | lines[0].rank  | a whole number
          {"active":true,"lines":[{"active":true,"rank":1e99}]}    | lines[0].rank  | a whole number
          {"active":true,"brief":{"value":"Zhang San"}}            | short          | Malformed value
          {"active":true,"by":{"by":"Zhang San"}}                  | by.by          | a known kind
          {"active":true,"by":{}}                                  | by.by          | a known kind
          []                                                       | body           | an object
          """)
  void fieldAtFaultIsNamedWithWhatBelongsThere(String body, String field, String wanted)
      throws Exception {
    var told = send(body);
    assertThat(told.path("type").asString()).isEqualTo("urn:anjuan:problem:invalid-value");
    assertThat(told.path("field").asString()).isEqualTo(field);
    assertThat(told.at("/messages/en").asString()).contains(wanted);
    assertThat(told.at("/messages/zh").asString()).contains(field).containsPattern("\\p{IsHan}");
    assertThat(told.toString()).doesNotContain("Zhang San").doesNotContain("org.anjuan");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"active":tru}     | line 1, column
          {"active":true     | line 1, column
          no json, Zhang San | line 1, column
          """)
  void whereTheBodyStopsBeingJsonIsTold(String body, String where) throws Exception {
    var told = send(body);
    assertThat(told.path("type").asString()).isEqualTo("urn:anjuan:problem:bad-request");
    assertThat(told.path("field").asString()).isEqualTo("body");
    assertThat(told.at("/messages/en").asString()).contains(where);
    assertThat(told.toString()).doesNotContain("Zhang San");
  }

  @Test
  void missingBodyAndMissingParameterAreNamed() throws Exception {
    assertThat(send("").path("field").asString()).isEqualTo("body");
    var answer = mvc.perform(post("/version")).andReturn().getResponse();
    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(
            JsonMapper.shared().readTree(answer.getContentAsByteArray()).path("field").asString())
        .isEqualTo("version");
  }

  private JsonNode send(String body) throws Exception {
    var answer =
        mvc.perform(
                post("/form")
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(body.getBytes(StandardCharsets.UTF_8)))
            .andReturn()
            .getResponse();
    assertThat(answer.getStatus()).as(body).isEqualTo(400);
    return JsonMapper.shared().readTree(answer.getContentAsByteArray());
  }
}
