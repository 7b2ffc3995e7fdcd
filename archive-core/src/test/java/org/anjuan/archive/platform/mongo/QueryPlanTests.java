package org.anjuan.archive.platform.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the package page promises: which queries an index serves. */
@Tag("GEN-1")
class QueryPlanTests {

  private final MVStore store = MVStore.open(null);
  private final MVMap<Object, Document> documents =
      store.openMap(
          "documents",
          new MVMap.Builder<Object, Document>()
              .keyType(BsonTypes.ID)
              .valueType(BsonTypes.DOCUMENT));
  private final MVMap<KeyValue, Object> entries =
      store.openMap(
          "entries",
          new MVMap.Builder<KeyValue, Object>().keyType(BsonTypes.KEY).valueType(BsonTypes.ID));
  private final Index<Object> ids =
      new IdIndex(
          new JournaledMap<>(documents, new ChangeLog()), List.of(new IndexKey("_id", true)));
  private final Index<Object> pair =
      new KeyIndex(
          new JournaledMap<>(entries, new ChangeLog()),
          "files_id_1_n_1",
          List.of(new IndexKey("files_id", true), new IndexKey("n", true)),
          false,
          true);

  private static Document in(Object... values) {
    return new Document("$in", List.of(values));
  }

  private boolean served(Document query) {
    return QueryPlan.choose(List.of(ids, pair), query, null) != null;
  }

  @Test
  void fixedFieldsServeWhateverElseTheQuerySays() {
    assertThat(served(new Document("_id", "a").append("version", 3))).isTrue();
    assertThat(served(new Document("_id", in("a", "b")))).isTrue();
    assertThat(served(new Document("files_id", "a").append("n", in(1, 2)))).isTrue();
    assertThat(served(new Document("files_id", "a"))).isTrue();
    assertThat(served(new Document("_id", new Document("$gt", "a")))).isTrue();
    var both = List.of(new Document("files_id", "a"), new Document("n", in(1, 2)));
    assertThat(served(new Document("$and", both))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"n", "version"})
  void aFieldThatNoIndexBeginsWithScans(String field) {
    assertThat(served(new Document(field, 1))).isFalse();
    assertThat(served(new Document(field, in(1, 2)))).isFalse();
  }

  @Test
  void onlyTheEntriesThatWereNamedAreVisited() {
    for (int i = 0; i < 1000; i++) {
      entries.put(new KeyValue("blob" + i % 10, (double) i), "id" + i);
    }
    var query = new Document("files_id", "blob3").append("n", in(13, 23, 24));
    var plan = QueryPlan.choose(List.of(ids, pair), query, null);
    assertThat(plan).isNotNull();
    assertThat(plan.ids()).containsExactly("id13", "id23");
  }
}
