package org.anjuan.archive.document;

import static org.anjuan.archive.document.Said.at;
import static org.anjuan.archive.document.Said.bare;
import static org.anjuan.archive.document.Said.counted;
import static org.anjuan.archive.document.Said.hour;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.anjuan.archive.Engines;
import org.anjuan.archive.record.RecordId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** What has been filed once, sent again. */
@Tag("ING-5")
class RepeatedDeliveryTests {
  private static final Engines.Mongo MONGO = Engines.mongo();

  private final Laboratory laboratory = new Laboratory(MONGO.operations());

  @AfterAll
  static void drop() {
    MONGO.close();
  }

  @Test
  void aRepeatOfWhatHasNeitherCountNorTimeBringsNothingOfItBack() {
    var key =
        laboratory.file(
            List.of(bare("A").titled("X"), bare("B").titled("Y"), bare("A").titled("X")));

    assertThat(laboratory.endOf(key))
        .isEqualTo(new Laboratory.End("B", null, "C0034", "Y", null, Set.of("A", "B")));
  }

  @Test
  void repeatsAreAnsweredAsBeforeAndWriteNothing() {
    for (var said :
        List.of(
            List.of(counted(1, "A"), counted(2, "B"), counted(3, "A")),
            List.of(at(1, "A"), at(2, "B"), at(3, "A")),
            List.of(counted(1, "A").modified(1), at(2, "B"), counted(3, "A").modified(3)),
            List.of(at(1, "A"), at(2, "A"), at(3, "B"), at(4, "A")),
            List.of(bare("A"), bare("B"), at(30, "A")),
            List.of(counted(1, "A"), at(30, "B"), counted(3, "A").modified(40)))) {
      var key = RecordId.next().value();
      var answers = said.stream().map(one -> laboratory.file(key, one).version()).toList();
      var before = laboratory.document(key);

      assertThat(said.stream().map(one -> laboratory.file(key, one).version()).toList())
          .isEqualTo(answers);
      assertThat(laboratory.document(key)).isEqualTo(before);
    }
  }

  @Test
  void theFirstPushAfterItsSourceWentBackIsAnsweredAsTheFirstTime() {
    var key = laboratory.file(List.of(counted(1, "A"), counted(2, "B"), counted(3, "A")));

    assertThat(laboratory.file(key, counted(1, "A")).version()).isEqualTo(1);
    assertThat(laboratory.document(key).versions())
        .extracting(DocumentVersion::sourceVersions)
        .containsExactly(Set.of(1), Set.of(2), Set.of(3));
  }

  @Test
  void whatIsStatedAgainAfterItWasTakenBackHoldsWhicheverComesFirst() {
    for (var restatedFirst : List.of(true, false)) {
      var key = laboratory.file(List.of(at(0, "A")));
      if (restatedFirst) {
        laboratory.file(key, at(2, "A"));
      }
      laboratory.documents().withdraw(Laboratory.source(key), hour(1));
      laboratory.file(key, at(2, "A"));

      assertThat(laboratory.document(key).isWithdrawn()).isFalse();
    }
  }

  @Test
  void aDocumentFiledBeforeVersionsHadTheirDescriptionsIsReadAndGoesOnAsItWas() {
    var key =
        laboratory.file(List.of(counted(1, "A").titled("原"), counted(2, "B").titled("更正").by("甲")));
    var id = laboratory.document(key).id().value();
    var undescribed = new Update().unset("versions.0.described").unset("versions.1.described");
    MONGO
        .operations()
        .updateFirst(
            Query.query(Criteria.where("_id").is(id)), undescribed, ArchivedDocument.class);
    var before = laboratory.document(key);

    assertThat(before.current().sha256()).isEqualTo(Said.hash("B"));
    laboratory.file(key, counted(2, "B").titled("更正").by("甲"));
    assertThat(laboratory.document(key)).as("a repeat").isEqualTo(before);
    laboratory.file(key, counted(1, "A").titled("原"));
    assertThat(laboratory.endOf(key).title()).as("an earlier version, late").isEqualTo("更正");
    laboratory.file(key, counted(3, "C").titled("终"));
    assertThat(laboratory.endOf(key))
        .isEqualTo(new Laboratory.End("C", null, "C0034", "终", "甲", Set.of("A", "B", "C")));
  }
}
