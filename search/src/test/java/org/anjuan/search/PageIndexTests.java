package org.anjuan.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ING-5")
class PageIndexTests {

  private final TestArchive archive = new TestArchive();
  private final TestArchive.Entry record = TestArchive.record("r1");

  @AfterEach
  void drop() {
    archive.close();
  }

  @Test
  void aRecordWithoutDocumentsIsFound() {
    archive.index.put(record.entry());
    archive.index.refresh();
    assertThat(archive.ids("张建国")).containsExactly("r1");
    assertThat(archive.ids("医嘱离院")).containsExactly("r1");
    assertThat(archive.find("张建国").records().getFirst().pages()).isEmpty();
  }

  @Test
  void aDocumentWithoutPagesIsFoundByItsTitle() {
    archive.document(record, "d1", 1);
    archive.index.refresh();
    assertThat(archive.find("入院记录单").records().getFirst().pages())
        .singleElement()
        .extracting(SearchResult.PageHit::page)
        .isEqualTo(1);
  }

  @Test
  void aNewVersionReplacesThePagesOfTheFormerOne() {
    archive.document(record, "d1", 1, "头痛", "眩晕", "恶心", "呕吐", "乏力", "盗汗", "心悸", "胸闷");
    archive.document(record, "d1", 2, "咳嗽", "咳痰");
    archive.index.refresh();
    assertThat(archive.ids("咳痰")).containsExactly("r1");
    for (var gone : List.of("头痛", "眩晕", "恶心", "呕吐", "乏力", "盗汗", "心悸", "胸闷")) {
      assertThat(archive.ids(gone)).isEmpty();
    }
    assertThat(archive.find("咳痰").records().getFirst().pages().getFirst().version()).isEqualTo(2);
  }

  @Test
  void aLateFormerVersionChangesNothing() {
    archive.document(record, "d1", 2, "咳嗽");
    archive.document(record, "d1", 1, "头痛", "眩晕");
    archive.document(record, "d1", 2, "咳嗽");
    archive.index.refresh();
    assertThat(archive.ids("咳嗽")).containsExactly("r1");
    assertThat(archive.ids("头痛")).isEmpty();
    assertThat(archive.ids("眩晕")).isEmpty();
  }

  @Test
  void aLateFormerTitleChangesNothing() {
    var entry = record.entry();
    var pages = TestArchive.pages("咳嗽", "咳痰");
    archive.index.put(entry, TestArchive.document("d1", 1, 2, "出院小结"), pages);
    archive.index.put(entry, TestArchive.document("d1", 1, 1, "病程记录"), pages);
    archive.index.refresh();
    assertThat(archive.ids("出院小结 咳痰")).containsExactly("r1");
    assertThat(archive.ids("病程记录")).isEmpty();
    archive.index.put(entry, TestArchive.document("d1", 1, 3, "手术记录"), pages);
    archive.index.put(entry, TestArchive.document("d1", 2, 2, "会诊记录"), pages);
    archive.index.refresh();
    assertThat(archive.ids("手术记录")).as("of a former version").isEmpty();
    assertThat(archive.ids("会诊记录")).containsExactly("r1");
  }

  @Test
  void anIndexOfAFormerReleaseTakesWhatThisOneWrites() {
    archive.replaceByFormerOne();
    archive.index.addNewFields();
    archive.index.addNewFields();
    archive.document(record, "d1", 1, "咳嗽");
    archive.index.refresh();
    assertThat(archive.ids("咳嗽")).containsExactly("r1");
  }

  @Test
  void changedFactsReachEveryPageAndLateFormerOnesChangeNothing() {
    archive.document(record.revision(1), "d1", 1, "咳嗽", "咳痰");
    archive.document(record.revision(1), "d2", 1, "发热");
    archive.index.put(record.revision(3).name("李秀英").department("0402").dischargedAt(null).entry());
    archive.index.put(record.revision(2).name("王某").entry());
    archive.document(record.revision(1), "d3", 1, "乏力");
    archive.index.refresh();
    for (var word : List.of("咳嗽", "咳痰", "发热", "乏力")) {
      assertThat(archive.ids("李秀英 " + word)).containsExactly("r1");
      assertThat(archive.ids("张建国 " + word)).isEmpty();
      assertThat(archive.find(word).facets().dischargeYear()).isEmpty();
    }
    var ofTheFormerDepartment =
        new ScopeFilter(List.of(new ScopeFilter.Clause(Set.of(), Set.of("0301"), null, 9, false)));
    assertThat(archive.find("咳嗽", ofTheFormerDepartment).records()).isEmpty();
  }

  @Test
  void whateverTheOrderOfConcurrentWritesTheNewestWins() throws Exception {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int round = 0; round < 5; round++) {
      var id = "c" + round;
      var writes = new ArrayList<Callable<Void>>();
      for (int version = 1; version <= 6; version++) {
        int v = version;
        var entry = TestArchive.record(id).revision(v).name("病人" + (char) ('甲' + v));
        writes.add(() -> {
          archive.document(
              entry,
              id + "d",
              v,
              Collections.nCopies(7 - v, "第" + v + "版内容").toArray(String[]::new));
          return null;
        });
        writes.add(() -> {
          archive.index.put(entry.entry());
          return null;
        });
      }
      Collections.shuffle(writes, random);
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var done : threads.invokeAll(writes)) {
          done.get();
        }
      }
      archive.index.refresh();
      var name = "病人" + (char) ('甲' + 6);
      assertThat(archive.find("\"第6版\" " + name + " " + "ZY" + id).records())
          .as("seed %s", seed)
          .hasSize(1);
      for (int v = 1; v < 6; v++) {
        assertThat(archive.ids("\"第" + v + "版\" ZY" + id))
            .as("version %s, seed %s", v, seed)
            .isEmpty();
      }
    }
  }

  @Test
  void whatIsRemovedIsNotFound() {
    archive.document(record, "d1", 1, "咳嗽", "咳痰");
    archive.document(record, "d2", 1, "发热");
    archive.index.removeDocument("r1", "d1");
    archive.index.refresh();
    assertThat(archive.ids("咳痰")).isEmpty();
    assertThat(archive.ids("发热")).containsExactly("r1");
    archive.index.removeRecord("r1");
    assertThat(archive.ids("发热")).isEmpty();
    assertThat(archive.ids("张建国")).isEmpty();
  }

  @Test
  void aDroppedIndexIsToldAndTakesNothing() {
    archive.index.drop();
    assertThat(archive.index.state()).isEqualTo(PageIndex.State.MISSING);
    archive.document(record, "d1", 1, "咳嗽");
    assertThatExceptionOfType(IndexBeingRebuilt.class).isThrownBy(() -> archive.find("咳嗽"));
    archive.index.create();
    assertThat(archive.ids("咳嗽")).isEmpty();
  }
}
