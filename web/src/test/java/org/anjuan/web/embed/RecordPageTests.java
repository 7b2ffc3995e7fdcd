package org.anjuan.web.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.platform.HospitalZone;
import org.anjuan.archive.record.RecordId;
import org.anjuan.security.link.ApplicationId;
import org.anjuan.security.link.LinkRefusal;
import org.anjuan.security.link.Visit;
import org.anjuan.web.document.RecordPapers.Paper;
import org.anjuan.web.record.RecordSummary;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.UriComponentsBuilder;
import org.thymeleaf.context.Context;

/** The pages for old embedded browsers, as they are made. */
@Tag("INT-2")
@Tag("GEN-7")
class RecordPageTests {
  private static final String HOSTILE =
      "\"><script>alert(1)</script><img src=x onerror=alert(2)>'&";
  private static final String PATH = "/embed/s/" + "t".repeat(43);

  private final RecordSheets sheets =
      new RecordSheets(new HospitalZone(ZoneId.of("Asia/Shanghai")));

  @ParameterizedTest
  @ValueSource(strings = {"", "en"})
  void pageIsValidAndHasNoScripts(String language) {
    var page = page(papers(3, 12), null, 1, "fit", Locale.of(language));
    assertThat(page.documentType()).isNotNull();
    harmless(page);
    assertThat(page.select("meta[http-equiv=X-UA-Compatible]").attr("content"))
        .isEqualTo("IE=edge");
    assertThat(page.select("#tree li")).hasSize(3);
    assertThat(page.select(".sheet img")).hasSize(10);
    assertThat(page.text()).doesNotContain("??");
  }

  @Test
  void whatTheRecordSaysStaysText() {
    var hostile =
        new Paper("d".repeat(26), HOSTILE, HOSTILE, HOSTILE, Instant.EPOCH, 1, 2, true, true);
    var page = page(List.of(hostile), null, 1, "fit", Locale.ROOT);
    harmless(page);
    assertThat(page.select("#desk h1").text()).isEqualTo(HOSTILE);
    assertThat(page.select("#banner strong").text()).isEqualTo(HOSTILE);
    assertThat(page.select("#tree li a").text()).isEqualTo(HOSTILE);
    assertThat(page.select("#tree li .scanned").text()).as("paper is marked").contains("扫描");
  }

  @Test
  void everyPageIsReachedByNextAndBack() {
    var papers = papers(4, 23);
    var here = page(papers, null, 1, "700", Locale.ROOT);
    var seen = new ArrayList<String>(here.select(".sheet img").eachAttr("src"));
    while (here.selectFirst("a.step:contains(下一页)") != null) {
      here = follow(papers, href(here, "下一页"));
      seen.addAll(here.select(".sheet img").eachAttr("src"));
    }
    assertThat(seen).hasSize(4 * 23).doesNotHaveDuplicates().allMatch(src -> src.startsWith(PATH));
    assertThat(seen).allMatch(src -> src.endsWith("zoom=700"));
    var turned = 0;
    while (here.selectFirst("a.step:contains(上一页)") != null) {
      here = follow(papers, href(here, "上一页"));
      turned++;
    }
    assertThat(turned).isEqualTo(4 * 3 - 1);
  }

  @Test
  void whatHasNoPagesSaysSo() {
    var video = new Paper("v".repeat(26), "影像", "Images", "手术录像", null, 1, null, false, false);
    var page = page(List.of(video), null, 1, "fit", Locale.ROOT);
    assertThat(page.select(".notice").text()).contains("无法在此显示");
    assertThat(page.select("img")).isEmpty();
    assertThat(page(List.of(), null, 1, "fit", Locale.ROOT).select("#tree").text())
        .contains("尚无文书");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1400", "fit", "nonsense", ""})
  void sizesAreChosenByLinks(String zoom) {
    var page = page(papers(1, 1), null, 99, zoom, Locale.ROOT);
    assertThat(page.select(".sizes a")).hasSize(4);
    assertThat(page.select(".sizes b")).hasSize(1);
    assertThat(page.select(".sheet img").attr("width"))
        .isEqualTo(zoom.equals("1400") ? "1400" : "");
  }

  @ParameterizedTest
  @EnumSource(LinkRefusal.class)
  void refusalsAreValidPagesToo(LinkRefusal refusal) {
    harmless(parse(refusal.html()));
  }

  @Test
  void styleSheetUsesNothingThatOldBrowsersLack() throws IOException {
    var style = new ClassPathResource("embed/style.css").getContentAsString(StandardCharsets.UTF_8);
    var rules = style.replaceAll("(?s)/\\*.*?\\*/", "");
    assertThat(rules)
        .doesNotContain(
            "grid", "flex", "gap", "var(", "calc(", "@import", "url(", "clamp(", "--", ":is",
            ":has");
  }

  private Document follow(List<Paper> papers, String address) {
    assertThat(address).startsWith(PATH + "/record?");
    var query = UriComponentsBuilder.fromUriString(address).build().getQueryParams();
    return page(
        papers,
        query.getFirst("document"),
        Integer.parseInt(query.getFirst("from")),
        query.getFirst("zoom"),
        Locale.ROOT);
  }

  private static String href(Document page, String text) {
    return page.select("a.step:contains(" + text + ")").first().attr("href");
  }

  private static void harmless(Document page) {
    assertThat(page.select("script, iframe, object, embed, form, base")).isEmpty();
    for (var element : page.getAllElements()) {
      assertThat(element.attributes())
          .as(element.outerHtml())
          .noneMatch(one -> one.getKey().startsWith("on") || one.getKey().equals("style"))
          .noneMatch(one -> one.getValue().contains("javascript:") && one.getKey().equals("href"))
          .noneMatch(one -> one.getKey().startsWith("th:") || one.getKey().startsWith("xmlns"));
    }
  }

  private Document page(List<Paper> papers, String document, int from, String zoom, Locale locale) {
    var person = Actor.person(new ActorId("zhao"), null, "赵", Set.of(), 0);
    var visit = new Visit(new ApplicationId("emr"), person, RecordId.next(), PATH);
    var wanted = new RecordSheets.Wanted(document, from, Zoom.of(zoom));
    var context = new Context(locale);
    context.setVariable("sheet", sheets.of(visit, record(), papers, wanted, locale));
    context.setVariable("state", "已归档");
    return parse(new EmbedConfiguration().embedTemplates().process("record", context));
  }

  private static Document parse(String html) {
    var parser = Parser.htmlParser().setTrackErrors(100);
    var page = parser.parseInput(html, "");
    assertThat(parser.getErrors()).as(html).isEmpty();
    return page;
  }

  private static List<Paper> papers(int count, int pages) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            new Paper(
                ("d" + i + "x".repeat(26)).substring(0, 26),
                i < 2 ? "入院记录" : "手术记录",
                i < 2 ? "Admission" : "Operation",
                "文书" + i,
                Instant.parse("2026-03-01T02:00:00Z"),
                1,
                pages,
                true,
                false))
        .toList();
  }

  private static RecordSummary record() {
    return new RecordSummary(
        "r",
        "0012345",
        "ZY000123",
        1,
        "MAIN",
        "本部",
        HOSTILE,
        "1",
        new RecordSummary.Age(64, RecordSummary.Age.Unit.YEARS),
        "0301",
        "心内科",
        "1001",
        "赵医师",
        Instant.parse("2026-03-01T02:00:00Z"),
        null,
        "肺炎",
        "ARCHIVED",
        "已归档",
        false,
        3,
        36,
        List.of());
  }
}
