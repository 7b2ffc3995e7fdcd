package org.anjuan.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real Chinese medical text, where the machine has it. */
@Tag("QRY-6")
class CorpusTests {

  private static final Path TEXT = corpus();

  /** Beside the checkout, or one folder further up for a work tree. */
  private static Path corpus() {
    var root = Path.of(System.getProperty("anjuan.root", "."));
    var beside = root.resolve("../shared/corpus/text").normalize();
    return Files.isDirectory(beside)
        ? beside
        : root.resolve("../../shared/corpus/text").normalize();
  }

  @Test
  void findsEveryPieceOfTheGroundTruthTexts() throws IOException {
    assumeThat(TEXT.resolve("gt")).isDirectory();
    var texts = new ArrayList<String>();
    try (var files = Files.list(TEXT.resolve("gt"))) {
      for (var file : files.sorted().filter(f -> f.toFile().length() < 10_000).toList()) {
        texts.add(Files.readString(file));
      }
    }
    try (var archive = filled(texts)) {
      var random = new Random(7);
      for (int i = 0; i < 60; i++) {
        int which = random.nextInt(texts.size());
        var text = texts.get(which);
        int from = random.nextInt(text.length() - 12);
        var typed =
            "\"" + text.substring(from, from + 2 + random.nextInt(8)).replace('"', ' ') + "\"";
        if (typed.isBlank() || typed.replaceAll("[\\s\"]", "").length() < 2) {
          continue;
        }
        assertThat(ids(archive, typed)).as(typed).contains("t" + which);
      }
    }
  }

  @Test
  void findsEveryTextThatContainsATermAndNoOther() throws IOException {
    var folder = TEXT.resolve("retrieval/ccks_term");
    assumeThat(folder).isDirectory();
    var names = new ArrayList<String>();
    var texts = new ArrayList<String>();
    for (var row : rows(folder.resolve("corpus.tsv"), 500)) {
      names.add(row[0]);
      texts.add(row[1]);
    }
    var relevant = new HashMap<String, Set<String>>();
    for (var row : rows(folder.resolve("qrels.tsv"), Integer.MAX_VALUE)) {
      relevant.computeIfAbsent(row[0], q -> new HashSet<>()).add(row[1]);
    }
    try (var archive = filled(texts)) {
      int asked = 0;
      for (var row : rows(folder.resolve("queries.tsv"), 90)) {
        var terms = QueryText.parse(row[1], TestArchive.folding()).terms();
        var folded = terms.getFirst().folded();
        var expected = new HashSet<String>();
        for (int i = 0; i < texts.size(); i++) {
          if (TestArchive.folding().fold(texts.get(i)).contains(folded)) {
            expected.add("t" + i);
          }
          if (relevant.getOrDefault(row[0], Set.of()).contains(names.get(i))
              && texts.get(i).contains(row[1])) {
            assertThat(expected).contains("t" + i);
          }
        }
        if (folded.length() > 1 && expected.size() <= 100 && terms.size() == 1) {
          assertThat(ids(archive, row[1])).as(row[1]).containsExactlyInAnyOrderElementsOf(expected);
          asked++;
        }
      }
      assertThat(asked).isGreaterThan(20);
    }
  }

  private static TestArchive filled(List<String> texts) {
    var archive = new TestArchive();
    var batch = new ArrayList<DocumentPages>();
    for (int i = 0; i < texts.size(); i++) {
      var record = TestArchive.record("t" + i).name("某某").recordNo("R").diagnosis("X", "X");
      batch.add(
          new DocumentPages(
              record.entry(), TestArchive.document("td" + i, 1), TestArchive.pages(texts.get(i))));
      if (batch.size() == 200) {
        archive.index.put(batch);
        batch.clear();
      }
    }
    archive.index.put(batch);
    archive.index.refresh();
    return archive;
  }

  private static List<String> ids(TestArchive archive, String typed) {
    return archive
        .search
        .search(
            TestArchive.query(
                typed,
                TestArchive.EVERYTHING,
                SearchQuery.Filters.NONE,
                SearchQuery.Order.RELEVANCE,
                100,
                null))
        .records()
        .stream()
        .map(SearchResult.RecordHit::recordId)
        .toList();
  }

  private static List<String[]> rows(Path file, int most) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines
          .limit(most)
          .map(line -> line.split("\t"))
          .filter(row -> row.length >= 2)
          .toList();
    }
  }
}
