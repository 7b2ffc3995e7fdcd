package org.anjuan.archive.platform.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.anjuan.archive.Engines;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Queries give the same answers with an index and without, and use it where the page says so. */
@Tag("GEN-1")
class EmbeddedQueriesTests {

  private static final Engines.Mongo MONGO = Engines.mongo();
  private static final int SIZE = 3_000;

  @BeforeAll
  static void fill() {
    var random = new Random(7);
    var documents = new ArrayList<Document>();
    for (int i = 0; i < SIZE; i++) {
      documents.add(
          new Document("_id", "d%05d".formatted(i))
              .append("number", i)
              .append("ward", "w" + random.nextInt(20))
              .append("due", random.nextInt(1000))
              .append("tags", List.of("t" + random.nextInt(5), "t" + random.nextInt(5)))
              .append("version", 1));
    }
    indexed().insertMany(documents);
    plain().insertMany(documents);
    indexed().createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
    indexed().createIndex(Indexes.ascending("ward", "due"));
    indexed().createIndex(Indexes.ascending("tags"));
  }

  @AfterAll
  static void drop() {
    MONGO.close();
  }

  private static MongoCollection<Document> indexed() {
    return MONGO.database().getCollection("indexed");
  }

  private static MongoCollection<Document> plain() {
    return MONGO.database().getCollection("plain");
  }

  private static void assertSameAnswer(Bson query) {
    assertThat(ids(indexed().find(query)))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(ids(plain().find(query)));
  }

  private static List<String> ids(Iterable<Document> found) {
    return StreamSupport.stream(found.spliterator(), false).map(d -> d.getString("_id")).toList();
  }

  @Test
  void fixedFieldsAndRangesGiveTheAnswerOfAScan() {
    assertSameAnswer(eq("number", 17));
    assertSameAnswer(in("number", 1, 5, 9, 100_000));
    assertSameAnswer(eq("ward", "w3"));
    assertSameAnswer(and(eq("ward", "w3"), gt("due", 200), lte("due", 700)));
    assertSameAnswer(and(in("ward", "w3", "w4"), lt("due", 300), eq("version", 1)));
    assertSameAnswer(and(gte("_id", "d00100"), lt("_id", "d00200")));
    assertSameAnswer(and(eq("_id", "d00100"), eq("version", 1)));
    assertSameAnswer(eq("tags", "t2"));
    assertSameAnswer(and(gt("tags", "t1"), lt("tags", "t3")));
  }

  @Test
  void orderComesFromTheIndexInBothDirections() {
    var query = and(eq("ward", "w3"), gte("due", 100));
    assertThat(dues(indexed().find(query).sort(ascending("due")).limit(20)))
        .isEqualTo(dues(plain().find(query).sort(ascending("due")).limit(20)));
    assertThat(dues(indexed().find(query).sort(descending("due")).limit(20)))
        .isEqualTo(dues(plain().find(query).sort(descending("due")).limit(20)));
    assertThat(ids(indexed().find(gt("_id", "d00009")).sort(ascending("_id")).limit(2)))
        .containsExactly("d00010", "d00011");
    assertThat(ids(indexed().find(lt("_id", "d00009")).sort(descending("_id")).limit(2)))
        .containsExactly("d00008", "d00007");
    assertThat(ids(indexed().find().sort(descending("_id")).limit(1)))
        .containsExactly("d%05d".formatted(SIZE - 1));
  }

  private static List<Integer> dues(Iterable<Document> found) {
    return StreamSupport.stream(found.spliterator(), false).map(d -> d.getInteger("due")).toList();
  }

  @Test
  void indexFollowsUpdatesAndDeletions() {
    var moving = MONGO.database().getCollection("moving");
    moving.createIndex(Indexes.ascending("tags"));
    moving.insertOne(new Document("_id", "m").append("tags", List.of("a", "b")));
    moving.updateOne(eq("_id", "m"), push("tags", "c"));
    assertThat(ids(moving.find(eq("tags", "c")))).containsExactly("m");
    moving.updateOne(eq("_id", "m"), set("tags", List.of("z")));
    assertThat(ids(moving.find(eq("tags", "a")))).isEmpty();
    moving.deleteOne(eq("_id", "m"));
    assertThat(ids(moving.find(eq("tags", "z")))).isEmpty();
  }

  @Test
  void uniqueIndexRefusesASecondHolder() {
    assertThatExceptionOfType(MongoWriteException.class)
        .isThrownBy(() -> indexed().insertOne(new Document("_id", "x").append("number", 17)))
        .satisfies(refused -> assertThat(refused.getError().getCode()).isEqualTo(11000));
    assertThat(indexed().find(eq("_id", "x")).first()).isNull();
  }

  @Test
  void ofManyGuardedWritesExactlyOneWins() throws Exception {
    var guarded = MONGO.database().getCollection("guarded");
    guarded.insertOne(new Document("_id", "g").append("version", 0).append("text", List.of("x")));
    long won = 0;
    try (var pool = Executors.newFixedThreadPool(8)) {
      var results = new ArrayList<java.util.concurrent.Future<Long>>();
      for (int i = 0; i < 200; i++) {
        int expected = i / 4;
        results.add(
            pool.submit(() ->
                guarded
                    .updateOne(
                        and(eq("_id", "g"), eq("version", expected)),
                        new Document("$inc", new Document("version", 1))
                            .append("$push", new Document("text", "y".repeat(100))))
                    .getModifiedCount()));
      }
      for (var result : results) {
        won += result.get();
      }
    }
    var end = guarded.find(eq("_id", "g")).first();
    assertThat(end).isNotNull();
    assertThat(end.getInteger("version")).isEqualTo((int) won);
    assertThat(end.getList("text", String.class)).hasSize((int) won + 1);
  }

  @Test
  void aGuardedWriteIsAsQuickInALargeCollectionAsInASmallOne() {
    long began = System.nanoTime();
    for (int i = 0; i < 300; i++) {
      indexed().updateOne(and(eq("_id", "d%05d".formatted(i)), eq("version", 1)), inc("seen", 1));
    }
    double indexedSeconds = (System.nanoTime() - began) / 1e9;
    assertThat(indexedSeconds).isLessThan(15);
  }

  @Test
  void droppingADatabaseLeavesItsNamesakesAlone() {
    var client = MONGO.client();
    var name = MONGO.database().getName() + "x";
    client.getDatabase(name).getCollection("c").insertOne(new Document("_id", 1));
    client.getDatabase(name + "y").getCollection("c").insertOne(new Document("_id", 2));
    client.getDatabase(name).drop();
    assertThat(client.getDatabase(name).getCollection("c").find().first()).isNull();
    assertThat(client.getDatabase(name + "y").getCollection("c").find().first()).isNotNull();
    client.getDatabase(name + "y").drop();
  }
}
