package org.anjuan.web.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.notice.Notice;
import org.anjuan.archive.notice.NoticeKind;
import org.anjuan.archive.notice.NoticeText;
import org.anjuan.archive.platform.HospitalZone;
import org.anjuan.security.ActorAuthentication;
import org.anjuan.security.account.Accounts;
import org.anjuan.security.account.NewAccount;
import org.anjuan.security.account.Username;
import org.anjuan.security.watch.AlertBook;
import org.anjuan.web.Doors;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Notices from the event to the message in somebody's inbox and on the hospital's message platform,
 * as the system administrator sets it up and as those who are told see it.
 */
@Tag("ING-9")
@Tag("INT-4")
@SpringBootTest(
    classes = NoticeApiTests.Application.class,
    properties = "anjuan.notice.allow-plain=localhost")
class NoticeApiTests {
  private static final Actor SYSTEM = Doors.someone(Role.SYSTEM_ADMIN);
  private static final Actor ZHAO = actor("zhao");
  private static final Actor QIAN = actor("qian");
  private static final String SECRET = "hush-hush-7781";

  @Import(Doors.class)
  @ComponentScan({
    "org.anjuan.web.notice",
    "org.anjuan.archive.notice",
    "org.anjuan.archive.organisation"
  })
  @EnableConfigurationProperties(HospitalZone.class)
  static class Application {}

  @Autowired private MongoOperations mongo;
  @Autowired private AuditTrail trail;
  @Autowired private Accounts accounts;
  @Autowired private AlertBook alerts;
  @Autowired private ApplicationEventPublisher events;
  private MockMvc mvc;

  @BeforeEach
  void open(@Autowired WebApplicationContext context) {
    mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    for (var collection : mongo.getCollectionNames()) {
      if (collection.startsWith("notice")) {
        mongo.getCollection(collection).deleteMany(new Document());
      }
    }
    hire("zhao", "1001");
    hire("qian", MessageRelay.UNKNOWN);
  }

  private void hire(String name, String number) {
    if (!accounts.exists(new Username(name))) {
      accounts.create(
          Actor.system("test"),
          new NewAccount(
              new Username(name),
              "Quiet-River 77",
              name,
              new StaffNumber(number),
              Set.of(Posting.at("MAIN", Role.RECORDS_STAFF, "0301")),
              0,
              false));
    }
  }

  @Test
  void ruleIsSetChangedAndRemovedOnRecordAndNobodyOverwritesAnother() {
    var path = "/api/notices/rules/office";
    assertThat(send(SYSTEM, "PUT", path, rule(0)).getStatus()).isEqualTo(200);
    assertThat(last().action()).isEqualTo(AuditAction.NOTICE_RULE_SET);
    assertThat(last().detail()).contains("office", "QUARANTINED");
    assertThat(send(SYSTEM, "PUT", path, rule(0)).getStatus()).isEqualTo(409);
    assertThat(send(SYSTEM, "PUT", path, rule(1)).getStatus()).isEqualTo(200);
    var listed = json(send(SYSTEM, "GET", "/api/notices/rules", null));
    assertThat(listed.get("items").get(0).get("revision").asInt()).isEqualTo(2);
    assertThat(listed.get("kinds")).hasSize(NoticeKind.values().length);

    assertThat(send(SYSTEM, "DELETE", path + "?revision=1", null).getStatus()).isEqualTo(409);
    assertThat(send(SYSTEM, "DELETE", path + "?revision=2", null).getStatus()).isEqualTo(204);
    assertThat(last().action()).isEqualTo(AuditAction.NOTICE_RULE_REMOVED);
    assertThat(send(SYSTEM, "DELETE", path + "?revision=2", null).getStatus()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "repeatAfterMinutes":60 | "repeatAfterMinutes":1                  | repeatAfterMinutes
          ["QUARANTINED"]         | []                                      | kinds
          "roles":["RECORDS_STAFF"] | "roles":[]                            | audience
          "name":"病案室"         | "name":" "                              | name
          "campus":null           | "campus":"NOWHERE"                      | campus
          "quietFrom":null        | "quietFrom":"late","quietTo":"07:30"    | quietFrom
          "quietFrom":null        | "quietFrom":"07:30","quietTo":"07:30"   | quietFrom
          """)
  void ruleThatSaysNothingSensibleIsRefusedWithTheFieldNamed(
      String usual, String wrong, String field) {
    var asked = rule(0).replace(usual, wrong);
    assertThat(asked).contains(wrong);
    var answer = send(SYSTEM, "PUT", "/api/notices/rules/office", asked);
    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(json(answer).get("field").asString()).isEqualTo(field);
  }

  @Test
  void secretOfAWayIsKeptSealedAndNeverGivenOut() {
    var path = "/api/notices/ways/WECOM";
    var set = send(SYSTEM, "PUT", path, weCom("https://qyapi.weixin.qq.com", SECRET, 0));
    assertThat(set.getStatus()).isEqualTo(200);
    assertThat(last().action()).isEqualTo(AuditAction.NOTICE_WAY_SET);
    assertThat(last().detail()).contains("with a new secret").doesNotContain(SECRET);
    assertThat(text(set)).doesNotContain(SECRET);
    assertThat(text(send(SYSTEM, "GET", "/api/notices/ways", null)))
        .contains("corp1")
        .doesNotContain(SECRET);
    assertThat(String.valueOf(mongo.getCollection("notice_ways").find().first()))
        .doesNotContain(SECRET);

    var other = weCom("https://relay.example.org", null, 1);
    var moved = send(SYSTEM, "PUT", path, other);
    assertThat(moved.getStatus()).as("the secret follows nobody to a new address").isEqualTo(400);
    assertThat(json(moved).get("field").asString()).isEqualTo("secret");
    var plain = send(SYSTEM, "PUT", path, weCom("http://elsewhere.example.org", SECRET, 1));
    assertThat(json(plain).get("field").asString()).isEqualTo("address");
    var same = weCom("https://qyapi.weixin.qq.com", null, 1);
    assertThat(send(SYSTEM, "PUT", path, same).getStatus()).isEqualTo(200);
    assertThat(send(SYSTEM, "PUT", path, same).getStatus()).isEqualTo(409);
  }

  @Test
  void trialSaysWhetherItArrivedAndIsOnRecord() throws Exception {
    try (var relay = new MessageRelay()) {
      usePlatform(relay);
      var told = tryOut("1001");
      assertThat(told.get("told").asBoolean()).isTrue();
      assertThat(last().action()).isEqualTo(AuditAction.NOTICE_WAY_TRIED);
      assertThat(last().detail()).isEqualTo("PLATFORM to 1001");
      assertThat(relay.taken.getFirst().get("recipients").get(0).asString()).isEqualTo("1001");
      assertThat(tryOut(MessageRelay.UNKNOWN).get("answer").asString()).isEqualTo("unknown here");
    }
    var gone = tryOut("1001");
    assertThat(gone.get("told").asBoolean()).isFalse();
    assertThat(gone.get("answer").asString()).startsWith("not reached").doesNotContain(SECRET);
  }

  private JsonNode tryOut(String name) {
    return json(
        send(SYSTEM, "POST", "/api/notices/ways/PLATFORM/trial", "{\"name\":\"" + name + "\"}"));
  }

  @Test
  void everybodySetsHisOwnNameOutsideOnRecord() {
    var path = "/api/me/notice-addresses/DINGTALK";
    assertThat(send(ZHAO, "PUT", path, "{\"name\":\"zhao.li\"}").getStatus()).isEqualTo(200);
    assertThat(last().action()).isEqualTo(AuditAction.NOTICE_ADDRESS_SET);
    assertThat(last().actor()).isEqualTo("zhao");
    assertThat(json(send(ZHAO, "GET", "/api/me/notice-addresses", null)).get("names"))
        .isEqualTo(JsonMapper.shared().readTree("{\"DINGTALK\":\"zhao.li\"}"));
    assertThat(json(send(QIAN, "GET", "/api/me/notice-addresses", null)).get("names")).isEmpty();
    var two = send(ZHAO, "PUT", path, "{\"name\":\"zhao|qian\"}");
    assertThat(two.getStatus()).as("a separator would be two recipients").isEqualTo(400);
    assertThat(send(ZHAO, "PUT", path, "{\"name\":\"\"}").getStatus()).isEqualTo(200);
    assertThat(json(send(ZHAO, "GET", "/api/me/notice-addresses", null)).get("names")).isEmpty();
  }

  @Test
  void whatHappensReachesThoseTheRuleNamesInsideAndOutside() throws Exception {
    try (var relay = new MessageRelay()) {
      usePlatform(relay);
      send(SYSTEM, "PUT", "/api/notices/rules/office", rule(0));
      events.publishEvent(
          new Notice(
              NoticeKind.QUARANTINED,
              "MAIN",
              "MAIN",
              new NoticeText("有文书未能入档", "Documents could not be filed"),
              "/quarantine"));
      await().until(() -> unread(ZHAO) == 1 && unread(QIAN) == 1);
      await().until(() -> relay.taken.size() == 1);
      await().until(() -> text(send(SYSTEM, "GET", "/api/notices/pushes", null)).contains("qian"));
    }
    var message = json(send(ZHAO, "GET", "/api/inbox", null)).get("items").get(0);
    assertThat(message.get("kindEn").asString()).isEqualTo("Documents in quarantine");
    assertThat(message.get("zh").asString()).isEqualTo("有文书未能入档");
    assertThat(message.get("place").asString()).isEqualTo("/quarantine");
    var push = json(send(SYSTEM, "GET", "/api/notices/pushes", null)).get("items").get(0);
    assertThat(push.get("refused").get("qian").asString()).isEqualTo("unknown here");
    assertThat(json(send(SYSTEM, "GET", "/api/inbox", null)).get("items")).isEmpty();

    var id = message.get("id").asString();
    assertThat(send(ZHAO, "POST", "/api/inbox/" + id + "/reading", null).getStatus())
        .isEqualTo(204);
    assertThat(unread(ZHAO)).isZero();
    assertThat(unread(QIAN)).as("one reads for oneself").isEqualTo(1);
    send(QIAN, "POST", "/api/inbox/reading", "{\"upTo\":\"" + id + "\"}");
    assertThat(unread(QIAN)).isZero();
  }

  @Test
  void alertOfALogInNamesItsRuleInWordsAndIsOverWhenSomebodyHasLooked() {
    var about = rule(0).replace("QUARANTINED", "ABNORMAL_LOG_IN");
    send(SYSTEM, "PUT", "/api/notices/rules/office", about);
    alerts.happened(SYSTEM, QIAN, "夜间无人");
    await().until(() -> unread(ZHAO) == 1);
    var message = json(send(ZHAO, "GET", "/api/inbox", null)).get("items").get(0);
    assertThat(message.get("zh").asString()).contains("紧急发放密码").doesNotContain("LONE_RESET");
    assertThat(message.get("en").asString()).contains("in an emergency");
    assertThat(message.get("over").asBoolean()).isFalse();

    alerts.acknowledge(actor("chief"), alerts.list(true, null, 1).getFirst().id(), "已核实");
    var after = json(send(ZHAO, "GET", "/api/inbox", null)).get("items").get(0);
    assertThat(after.get("over").asBoolean()).isTrue();
  }

  private void usePlatform(MessageRelay relay) {
    var settings =
        """
        {"address":"%s","account":"anjuan","secret":"%s","active":true,"revision":0}
        """
            .formatted(relay.address(), SECRET);
    assertThat(send(SYSTEM, "PUT", "/api/notices/ways/PLATFORM", settings).getStatus())
        .isEqualTo(200);
  }

  private static String weCom(String address, String secret, int revision) {
    return """
    {"address":"%s","account":"corp1","agent":"1000002","secret":%s,"active":true,"revision":%d}
    """
        .formatted(address, secret == null ? "null" : '"' + secret + '"', revision);
  }

  private static String rule(int revision) {
    return """
    {"name":"病案室","kinds":["QUARANTINED"],"campus":null,"least":"INFO",\
    "audience":{"roles":["RECORDS_STAFF"]},"ways":["PLATFORM"],"repeatAfterMinutes":60,\
    "quietFrom":null,"active":true,"revision":%d}
    """
        .formatted(revision);
  }

  private int unread(Actor who) {
    return json(send(who, "GET", "/api/inbox/unread", null)).get("count").asInt();
  }

  private AuditEvent last() {
    return Doors.everything(trail).getLast().event();
  }

  private static Actor actor(String name) {
    return Actor.person(
        new ActorId(name), null, name, Set.of(Posting.at("MAIN", Role.RECORDS_STAFF, "0301")), 0);
  }

  private MockHttpServletResponse send(Actor actor, String method, String path, String body) {
    var asked =
        request(HttpMethod.valueOf(method), path)
            .with(authentication(new ActorAuthentication(actor)))
            .cookie(new Cookie("XSRF-TOKEN", "t"))
            .header("X-XSRF-TOKEN", "t");
    if (body != null) {
      asked.contentType("application/json").content(body);
    }
    try {
      return mvc.perform(asked).andReturn().getResponse();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private static JsonNode json(MockHttpServletResponse answer) {
    return JsonMapper.shared().readTree(text(answer));
  }
}
