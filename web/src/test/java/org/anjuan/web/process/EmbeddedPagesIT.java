package org.anjuan.web.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** From a link that another system signs to the page's picture, without scripts and cookies. */
@Tag("INT-1")
@Tag("INT-2")
@Tag("GEN-7")
@ExtendWith(DemoHospital.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedPagesIT {
  private static final String AGENT =
      "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 6.1; Trident/7.0)";

  private static final int WARM_UP = 40;
  private static final int MEASURED = 100;

  private final HttpClient client = HttpClient.newHttpClient();
  private AnjuanProcess application;
  private Visitor records;
  private String secret;
  private String staff;
  private List<JsonNode> stays;

  @BeforeAll
  void register(DemoHospital hospital) {
    application = hospital.filled().application();
    records = Visitor.person(application, "records");
    var me = records.json("/api/me");
    staff = me.path("staffNo").asString();
    var campuses = me.path("campuses").valueStream().map(JsonNode::asString).toList();
    var answer =
        Visitor.person(application, "secadmin")
            .post(
                "/api/applications",
                Map.of(
                    "id",
                    "emr-test",
                    "name",
                    "电子病历",
                    "pages",
                    List.of("RECORD"),
                    "campuses",
                    campuses,
                    "addresses",
                    List.of("127.0.0.0/8"),
                    "frameAncestors",
                    List.of("http://emr.test"),
                    "algorithm",
                    "HMAC_SHA256"));
    assertThat(answer.status()).isEqualTo(201);
    secret = answer.json().path("secret").asString();
    stays =
        records
            .json("/api/search?size=50")
            .path("hits")
            .valueStream()
            .map(hit -> hit.path("record"))
            // Other tests announce stays that no document has come for.
            .filter(stay -> stay.path("documentCount").asInt() > 0)
            .toList();
  }

  @Test
  void everyDocumentsPageIsReachedWithoutScripts() {
    var here = opened(link(staff, stays.getFirst()));
    assertThat(here.select("#tree li")).hasSize(stays.getFirst().path("documentCount").asInt());
    var pictures = 0;
    for (var entry : here.select("#tree li a").eachAttr("href")) {
      var page = page(entry);
      for (var picture : page.select(".sheet img").eachAttr("src").stream().limit(1).toList()) {
        var answer = get(picture);
        assertThat(answer.statusCode()).as(page.select("h1").text()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(HexFormat.of().formatHex(answer.body(), 0, 3)).isEqualTo("ffd8ff");
        pictures++;
      }
      assertThat(page.select(".sheet img").size() + page.select(".notice").size()).isPositive();
    }
    assertThat(pictures).isPositive();
  }

  @Test
  void visitHoldsForItsRecordOnly() {
    var own = opened(link(staff, stays.get(0)));
    var visit = own.select("#tree a").attr("href").replaceAll("/record.*", "");
    var foreign =
        stays.stream()
            .skip(1)
            .map(stay -> opened(link(staff, stay)).select(".sheet img").attr("src"))
            .filter(source -> !source.isEmpty())
            .findFirst()
            .orElseThrow()
            .replaceAll(".*(?=/documents/)", "");
    assertThat(get(visit + foreign).statusCode()).isEqualTo(404);
    assertThat(get(visit + "/documents/nothing/versions/1/pages/1").statusCode()).isEqualTo(404);
    assertThat(get(visit + foreign.replaceAll("pages/.*", "pages/x")).statusCode()).isEqualTo(404);
  }

  @Test
  void absentAndInvisibleLookTheSame() {
    var nurse = Visitor.person(application, "nurse");
    var number = nurse.json("/api/me").path("staffNo").asString();
    var visible =
        nurse
            .json("/api/search?size=50")
            .path("hits")
            .valueStream()
            .map(hit -> hit.path("record").path("id").asString())
            .toList();
    var closed =
        stays.stream()
            .filter(stay -> !visible.contains(stay.path("id").asString()))
            .findFirst()
            .orElseThrow();
    var refused = get(link(number, closed));
    var absent =
        get(
            link(
                number,
                Map.of("admissionNo", "NOBODY", "campus", text(closed, "campus"), "visitNo", "1")));
    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(refused.body()).isEqualTo(absent.body());
    assertThat(absent.statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsSeenIsOnRecordWithTheApplication() {
    var stay = stays.getLast();
    var here = opened(link(staff, stay));
    get(here.select(".sheet img").attr("src"));
    var trail =
        Visitor.person(application, "auditadmin")
            .json("/api/audit?recordId=" + text(stay, "id"))
            .path("items")
            .valueStream()
            .filter(item -> text(item, "detail").startsWith("app=emr-test"))
            .map(item -> text(item, "action"))
            .toList();
    assertThat(trail).contains("LINK_OPENED", "VIEW_RECORD", "VIEW_PAGE");
  }

  @Test
  void logSaysNothingThatOpens() {
    var link = link(staff, stays.getFirst());
    var here = opened(link);
    get(link);
    var visit = here.select("#tree a").attr("href").split("/")[3];
    assertThat(application.log())
        .doesNotContain(visit)
        .doesNotContain(secret)
        .doesNotContain(link.replaceAll(".*sig=", ""))
        .doesNotContain(link.replaceAll(".*nonce=|&.*", ""));
  }

  /** Link, redirection, page and picture one after the other, as a browser asks. */
  @Test
  @Tag("bench")
  void firstPictureIsThereAtOnce() {
    var millis = new ArrayList<Double>();
    for (int turn = 0; turn < WARM_UP + MEASURED; turn++) {
      var begin = System.nanoTime();
      var here = opened(link(staff, stays.get(turn % stays.size())));
      var picture = here.select(".sheet img").attr("src");
      if (!picture.isEmpty()) {
        assertThat(get(picture).statusCode()).isEqualTo(200);
        if (turn >= WARM_UP) {
          millis.add((System.nanoTime() - begin) / 1e6);
        }
      }
    }
    millis.sort(null);
    System.out.printf(
        Locale.ROOT,
        "BENCH link to first picture: p50 %.0f ms, p95 %.0f ms, longest %.0f ms of %d%n",
        millis.get(millis.size() / 2),
        millis.get(millis.size() * 95 / 100),
        millis.getLast(),
        millis.size());
  }

  private Document opened(String link) {
    var answer = get(link);
    assertThat(answer.statusCode()).isEqualTo(303);
    return page(answer.headers().firstValue("Location").orElseThrow());
  }

  private Document page(String path) {
    var answer = get(path);
    assertThat(answer.statusCode()).as(path.replaceAll("/s/[^/]*", "")).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .endsWith("frame-ancestors http://emr.test");
    var parser = Parser.htmlParser().setTrackErrors(10);
    var page = Jsoup.parse(new String(answer.body(), StandardCharsets.UTF_8), parser);
    assertThat(parser.getErrors()).isEmpty();
    assertThat(page.select("script, [onclick], [onload], [style]")).isEmpty();
    return page;
  }

  private String link(String staffNumber, JsonNode stay) {
    return link(
        staffNumber,
        Map.of(
            "campus", text(stay, "campus"),
            "admissionNo", text(stay, "admissionNo"),
            "visitNo", Integer.toString(stay.path("visitNo").asInt())));
  }

  /** As the handbook tells vendors. */
  private String link(String staffNumber, Map<String, String> encounter) {
    var parameters = new TreeMap<>(encounter);
    parameters.put("app", "emr-test");
    parameters.put("staff", staffNumber);
    parameters.put("ts", Long.toString(Instant.now().getEpochSecond()));
    parameters.put("nonce", UUID.randomUUID().toString());
    var lines =
        parameters.entrySet().stream()
            .map(one -> one.getKey() + "=" + one.getValue())
            .collect(Collectors.joining("\n"));
    return "/embed/records?"
        + lines.replace('\n', '&')
        + "&sig="
        + signature("ANJUAN-LINK-1\nGET\n/embed/records\n" + lines);
  }

  private String signature(String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<byte[]> get(String path) {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(application.uri() + path))
              .header("User-Agent", AGENT)
              .build();
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
