package org.anjuan.web.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Whether papers are all there: once, in their versions, byte for byte, every page found by its
 * word and pages that were replaced no longer. Asks through the interface only.
 */
final class Completeness {
  private static final int AT_ONCE = 4;

  private final Visitor records;

  /**
   * A check.
   *
   * @param records a person who may see and download everything
   */
  Completeness(Visitor records) {
    this.records = records;
  }

  /** Fails unless all of them are there, and no others in their stays. */
  void check(List<Paper> papers) {
    var stays =
        papers.stream()
            .collect(Collectors.groupingBy(Paper::admissionNo, TreeMap::new, Collectors.toList()));
    var tasks = new ArrayList<Callable<Void>>();
    stays.forEach((stay, expected) ->
        tasks.add(() -> {
          checkStay(stay, expected);
          return null;
        }));
    try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
      for (var outcome : pool.invokeAll(tasks)) {
        outcome.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof AssertionError found
          ? found
          : new AssertionError("The check broke off", e.getCause());
    }
  }

  private void checkStay(String stay, List<Paper> expected) {
    var found = records.json("/api/records?admissionNo=" + stay).path("items");
    assertThat(found.size()).as("records of stay %s", stay).isEqualTo(1);
    var record = found.get(0);
    var documents = records.json("/api/records/" + text(record, "id") + "/documents").path("items");
    assertThat(documents.valueStream().map(document -> text(document, "title")))
        .as("documents of stay %s", stay)
        .containsExactlyInAnyOrderElementsOf(expected.stream().map(Paper::title).toList());
    assertThat(record.path("documentCount").asInt())
        .as("documents that the record of stay %s counts", stay)
        .isEqualTo(expected.size());
    var byTitle =
        documents
            .valueStream()
            .collect(Collectors.toMap(document -> text(document, "title"), d -> d));
    for (var paper : expected) {
      checkPaper(paper, byTitle.get(paper.title()));
    }
  }

  private void checkPaper(Paper paper, JsonNode document) {
    var id = text(document, "documentId");
    var versions = document.path("versions").valueStream().toList();
    assertThat(versions.stream().map(version -> version.path("version").asInt()))
        .as("versions of %s", paper.id())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, paper.drafts().size()).boxed().toList());
    for (var version : versions) {
      checkVersion(paper, id, version);
    }
    assertThat(document.path("current").asInt())
        .as("current version of %s", paper.id())
        .isEqualTo(paper.drafts().size());
    checkSearch(paper, id);
  }

  private void checkVersion(Paper paper, String id, JsonNode version) {
    var number = version.path("version").asInt();
    var draft = paper.draft(number);
    assertThat(text(version, "sha256")).as("%s v%d", paper.id(), number).isEqualTo(draft.sha256());
    assertThat(text(version, "extraction")).as("%s v%d", paper.id(), number).isEqualTo("DONE");
    assertThat(version.path("pageCount").asInt())
        .as("pages of %s v%d", paper.id(), number)
        .isEqualTo(draft.pages());
    var content = records.bytes("/api/documents/" + id + "/versions/" + number + "/content");
    assertThat(sha256(content)).as("bytes of %s v%d", paper.id(), number).isEqualTo(draft.sha256());
  }

  private void checkSearch(Paper paper, String id) {
    var last = paper.drafts().size();
    for (var version = 1; version <= last; version++) {
      var words = paper.draft(version).words();
      for (var page = 1; page <= words.size(); page++) {
        var word = words.get(page - 1);
        if (version == last) {
          checkFound(word, id + " v" + version + " p" + page);
        } else {
          assertThat(records.search(word).path("total").asInt())
              .as("records that hold a word of %s v%d, replaced", paper.id(), version)
              .isZero();
        }
      }
    }
  }

  /** What was indexed last is found about a second later. */
  private void checkFound(String word, String place) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(places(records.search(word)))
                .as("where %s is found", word)
                .containsExactly(place));
  }

  private static List<String> places(JsonNode found) {
    return found
        .path("hits")
        .valueStream()
        .flatMap(hit -> hit.path("pages").valueStream())
        .map(page ->
            text(page, "documentId")
                + " v"
                + page.path("version").asInt()
                + " p"
                + page.path("page").asInt())
        .toList();
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
