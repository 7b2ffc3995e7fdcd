package org.anjuan.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.anjuan.search.IndexRebuild.RecordContent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("QRY-6")
class IndexRebuildTests {

  private static final int RECORDS = 60;

  /** No term of Elasticsearch is this long. */
  private static final String LONG = "9".repeat(40_000);

  private final TestArchive archive = new TestArchive();
  private final Map<String, RecordContent> store = new TreeMap<>();
  private final List<String> refused = new ArrayList<>();

  @BeforeEach
  void fill() {
    for (int i = 0; i < RECORDS; i++) {
      put("r%03d".formatted(i), 1, "咳嗽" + i + "天", "发热");
    }
    store.values().forEach(content -> content.documents().forEach(this::index));
    archive.index.refresh();
  }

  private void index(DocumentPages document) {
    archive.index.put(List.of(document));
  }

  @AfterEach
  void drop() {
    archive.close();
  }

  private DocumentPages put(String id, int version, String... pages) {
    var record = TestArchive.record(id).revision(version).entry();
    var document =
        new DocumentPages(
            record, TestArchive.document(id + "d", version), TestArchive.pages(pages));
    store.put(id, new RecordContent(record, List.of(document)));
    return document;
  }

  @Test
  void givesTheSameAnswersAfterTheIndexWasDropped() {
    var before = answers();
    archive.index.drop();
    var seen = new ArrayList<Long>();
    archive.rebuild.run(source((n, id) -> {}), (done, total) -> seen.add(done));
    assertThat(answers()).isEqualTo(before);
    assertThat(seen).isSorted().startsWith(0L).endsWith((long) RECORDS);
    assertThat(archive.schema.live()).isEqualTo(archive.schema.searched()).hasSize(1);
  }

  @Test
  void searchHasNoGapAndChangesMeanwhileAreKept() {
    var former = archive.schema.searched();
    archive.rebuild.run(
        source((n, id) -> {
          assertThat(n % 6 != 0 || archive.find("发热").total() >= RECORDS - 2).isTrue();
          if (n == 30) {
            archive.index.put(List.of(put("r010", 2, "晕厥"), put("r055", 2, "晕厥")));
            archive.index.put(List.of(put("r999", 1, "晕厥")));
            archive.index.put(TestArchive.record("r011").revision(7).name("赵钱孙").entry());
          }
        }),
        (done, total) -> {});
    assertThat(archive.schema.searched()).doesNotContainAnyElementsOf(former);
    assertThat(archive.ids("晕厥")).containsExactlyInAnyOrder("r010", "r055", "r999");
    assertThat(archive.ids("赵钱孙 发热")).containsExactly("r011");
    assertThat(archive.find("发热").total()).isEqualTo(RECORDS - 2);
  }

  @Test
  void aTitleRestatedAfterTheRebuildReadTheFormerOneStays() {
    var restated = TestArchive.document("r020d", 1, 2, "会诊记录");
    archive.rebuild.run(
        source((n, id) -> {
          if (n == 30) {
            archive.index.put(
                TestArchive.record("r020").entry(), restated, TestArchive.pages("咳嗽", "发热"));
          }
        }),
        (done, total) -> {});
    assertThat(archive.ids("会诊记录 发热")).containsExactly("r020");
  }

  @Test
  void afterACrashItStartsAnewAndLeavesNothingBehind() {
    assertThatIllegalStateException()
        .isThrownBy(() -> archive.rebuild.run(source((n, id) -> crash(n)), (done, total) -> {}));
    assertThat(archive.find("发热").total()).isEqualTo(RECORDS);
    var abandoned = archive.schema.createUnsearched(); // as a killed process leaves it
    archive.rebuild.run(source((n, id) -> {}), (done, total) -> {});
    assertThat(archive.schema.live()).hasSize(1).doesNotContain(abandoned);
    assertThat(archive.find("发热").total()).isEqualTo(RECORDS);
  }

  @Test
  void whatTheIndexRefusesCostsItselfOnly() {
    var record = TestArchive.record("r010").entry();
    var good = new DocumentPages(record, TestArchive.document("a", 1), TestArchive.pages("心悸"));
    store.put("r010", new RecordContent(record, List.of(good, refused(record))));
    var unfit = TestArchive.record("r020").admissionNo(LONG).entry();
    store.put("r020", new RecordContent(unfit, List.of()));

    archive.rebuild.run(source((n, id) -> {}), (done, total) -> {});

    assertThat(refused).containsExactlyInAnyOrder("document r010d", "record r020");
    assertThat(archive.ids("心悸")).containsExactly("r010");
    assertThat(archive.find("发热").total()).isEqualTo(RECORDS - 2);
  }

  private static DocumentPages refused(RecordEntry record) {
    var document =
        new DocumentEntry("r010d", 1, 1, "C0034", "入院记录", "入院记录单", "EMR", LONG, null, null);
    return new DocumentPages(record, document, TestArchive.pages("发热"));
  }

  @Test
  void theFirstFailureIsToldWhenTheNewIndexCannotBeDroppedEither() {
    var rebuild = archive.rebuildThatCannotDrop();

    assertThatIllegalStateException()
        .isThrownBy(() -> rebuild.run(source((n, id) -> crash(n)), (done, total) -> {}))
        .satisfies(crash -> assertThat(crash).hasSuppressedException(TestArchive.AWAY));

    assertThat(archive.rebuild.hasUnfinished()).isTrue();
    archive.rebuild.dropUnfinished();
    assertThat(archive.schema.live()).isEqualTo(archive.schema.searched()).hasSize(1);
  }

  private static void crash(int n) {
    if (n == 40) {
      throw new IllegalStateException("crash");
    }
  }

  private List<SearchResult> answers() {
    return List.of("发热", "咳嗽7天", "张建国 咳嗽", "肺炎").stream()
        .map(archive::find)
        .map(found ->
            new SearchResult(
                found.total(),
                found.totalIsLowerBound(),
                sorted(found),
                found.facets(),
                null,
                java.time.Duration.ZERO))
        .toList();
  }

  private static List<SearchResult.RecordHit> sorted(SearchResult found) {
    return found.total() > 20 ? List.of() : found.records();
  }

  private IndexRebuild.Source source(BiConsumer<Integer, String> before) {
    return new IndexRebuild.Source() {
      @Override
      public long records() {
        return store.size();
      }

      @Override
      public Iterator<RecordContent> open() {
        var ids = List.copyOf(store.keySet()).iterator();
        var n = new int[1];
        return new Iterator<>() {
          @Override
          public boolean hasNext() {
            return ids.hasNext();
          }

          @Override
          public RecordContent next() {
            var id = ids.next();
            before.accept(n[0]++, id);
            return store.get(id);
          }
        };
      }

      @Override
      public void refused(DocumentPages document) {
        refused.add("document " + document.document().id());
      }

      @Override
      public void refused(RecordEntry record) {
        refused.add("record " + record.id());
      }
    };
  }
}
