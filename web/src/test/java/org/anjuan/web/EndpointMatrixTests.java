package org.anjuan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import jakarta.servlet.http.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.access.Role;
import org.anjuan.security.ActorAuthentication;
import org.anjuan.security.endpoint.EndpointRules;
import org.anjuan.security.token.ApiTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * No endpoint without a rule, no rule without a row, and every row holds for every role. The rows
 * are in {@code endpoint-matrix}, a file for each capability: RS records staff, PH physician, NU
 * nurse, QC quality control, CC counter clerk; SY, SE, AU the three administrators; TK a system
 * with a token for intake. yes: let through (the answer may still be 404 or 400), no: 403, 401:
 * asked to log in.
 */
@Tag("SEC-3")
@SpringBootTest(classes = Doors.class)
class EndpointMatrixTests {
  private static final List<Role> COLUMNS =
      List.of(
          Role.RECORDS_STAFF,
          Role.PHYSICIAN,
          Role.NURSE,
          Role.QC_REVIEWER,
          Role.COUNTER_CLERK,
          Role.SYSTEM_ADMIN,
          Role.SECURITY_ADMIN,
          Role.AUDIT_ADMIN);

  private MockMvc mvc;
  private String token;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  @Autowired private EndpointRules rules;

  @BeforeEach
  void open(@Autowired WebApplicationContext context, @Autowired ApiTokens tokens) {
    token = tokens.issue(Actor.system("test"), "EMR", Set.of(Right.INTAKE_PUSH), null).value();
    mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
  }

  @Test
  void everyEndpointHasARuleOfItsOwn() {
    var endpoints = new TreeSet<String>();
    mappings
        .getHandlerMethods()
        .forEach((mapping, handler) -> {
          if (handler.getBeanType().getPackageName().startsWith("org.anjuan")) {
            endpoints.addAll(endpoints(mapping));
          }
        });
    assertThat(endpoints)
        .as("the doors themselves are among them")
        .contains("POST /api/session", "GET /api/audit");
    var ruled =
        rules.rules().stream().map(rule -> unnamed(rule.method() + " " + rule.pattern())).toList();
    assertThat(ruled).doesNotHaveDuplicates().containsAll(endpoints);
  }

  @Test
  void everyRuleHasARowAndEveryRowARule() {
    assertThat(rows().map(row -> row.method() + " " + row.path()))
        .containsExactlyInAnyOrderElementsOf(
            rules.rules().stream().map(rule -> rule.method() + " " + rule.pattern()).toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void rowHoldsForEverybody(Row row) throws Exception {
    var answers = new ArrayList<String>();
    answers.add(answer(plain(row)));
    for (var role : COLUMNS) {
      answers.add(
          answer(plain(row).with(authentication(new ActorAuthentication(Doors.someone(role))))));
    }
    answers.add(
        answer(
            request(row.method(), row.sample())
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)));
    assertThat(answers).as("stranger RS PH NU QC CC SY SE AU TK").isEqualTo(row.expected());
  }

  @Test
  void requestThatNoRowNamesIsRefused() throws Exception {
    for (var role : COLUMNS) {
      for (var path :
          List.of("/api/anything", "/actuator/env", "/error", "/api/records/1/documents/2")) {
        var asked =
            request(HttpMethod.GET, path)
                .with(authentication(new ActorAuthentication(Doors.someone(role))));
        assertThat(answer(asked)).as("%s %s", role, path).isEqualTo("no");
      }
    }
  }

  private String answer(MockHttpServletRequestBuilder asked) throws Exception {
    var response = mvc.perform(asked).andReturn().getResponse();
    var page = String.valueOf(response.getContentType()).startsWith("text/html");
    return switch (response.getStatus()) {
      case 401 -> "401";
      case 403 -> page ? "link" : "no";
      default -> "yes";
    };
  }

  private static MockHttpServletRequestBuilder plain(Row row) {
    return request(row.method(), row.sample())
        .cookie(new Cookie("XSRF-TOKEN", "t"))
        .header("X-XSRF-TOKEN", "t");
  }

  private static List<String> endpoints(RequestMappingInfo mapping) {
    var methods = mapping.getMethodsCondition().getMethods();
    assertThat(methods).as("%s names its methods", mapping).isNotEmpty();
    return methods.stream()
        .flatMap(method ->
            mapping.getPatternValues().stream().map(pattern -> unnamed(method + " " + pattern)))
        .toList();
  }

  /** How a variable is called makes no difference. */
  private static String unnamed(String pattern) {
    return pattern.replaceAll("\\{[^}]*}", "{}");
  }

  static Stream<Row> rows() {
    return EndpointTables.lines("endpoint-matrix").map(Row::parse);
  }

  record Row(HttpMethod method, String path, List<String> expected) {
    static Row parse(String line) {
      var cells = List.of(line.split("\\s+"));
      assertThat(cells).as(line).hasSize(COLUMNS.size() + 4);
      return new Row(
          HttpMethod.valueOf(cells.get(0)), cells.get(1), cells.subList(2, cells.size()));
    }

    String sample() {
      return path.replaceAll("\\{[^}]*}", "1").replace("**", "main.js");
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }
}
