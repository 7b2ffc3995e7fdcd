package org.anjuan.archive.platform.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import org.anjuan.archive.ChildJvm;
import org.anjuan.archive.platform.mongo.MongoEngine.Kind;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("GEN-1")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("EmbeddedMongoTests")
class EmbeddedMongoTests {

  @TempDir Path folder;

  @Test
  void whatWasWrittenIsThereAfterARestart() {
    try (var connection = MongoConnection.embedded(folder, "anjuan")) {
      things(connection).insertOne(new Document("_id", "a").append("name", "张建国"));
    }
    try (var connection = MongoConnection.embedded(folder, "anjuan")) {
      assertThat(things(connection).find(new Document("_id", "a")).first())
          .isEqualTo(new Document("_id", "a").append("name", "张建国"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 400, 5_000})
  void everyAcknowledgedInsertIsThereAfterAKill(int killAfter) throws Exception {
    var acknowledged = new ArrayList<String>();
    try (var child = ChildJvm.start(Writer.class, "-Xmx256m", folder.toString())) {
      while (acknowledged.size() < killAfter) {
        acknowledged.add(child.line());
      }
      child.kill();
      acknowledged.addAll(child.lines());
    }
    try (var connection = MongoConnection.embedded(folder, "anjuan")) {
      var things = things(connection);
      assertThat(acknowledged).allSatisfy(id -> assertThat(exists(things, id)).isTrue());
      assertIndexAndDocumentsAgree(things);
    }
  }

  /** Each document under its key, no key without its document, and everything can be replaced. */
  private static void assertIndexAndDocumentsAgree(MongoCollection<Document> things) {
    var all = things.find().into(new ArrayList<>());
    assertThat(all)
        .isNotEmpty()
        .allSatisfy(it ->
            assertThat(things.find(new Document("key", it.get("key"))).first()).isEqualTo(it));
    for (var document : all) {
      things.deleteOne(new Document("_id", document.get("_id")));
    }
    assertThat(things.find().first()).isNull();
    things.insertMany(all);
    assertThat(things.find().into(new ArrayList<>())).hasSameSizeAs(all);
  }

  @Test
  void theEngineTellsKindVersionAndAddress() {
    var connection = MongoConnection.embedded(folder, "anjuan");
    var engine = connection.engine();
    connection.close();
    assertThat(engine.kind()).isEqualTo(Kind.EMBEDDED);
    assertThat(engine.healthy()).isTrue();
    assertThat(engine.version()).isNotBlank();
    assertThat(engine.address()).startsWith("127.0.0.1:");
  }

  private static boolean exists(MongoCollection<Document> things, String id) {
    return things.find(new Document("_id", id)).first() != null;
  }

  private static MongoCollection<Document> things(MongoConnection connection) {
    return connection.database().getCollection("things");
  }

  /** Four writers that say aloud what was acknowledged, until they are killed. */
  public static final class Writer {
    public static void main(String[] args) {
      var connection = MongoConnection.embedded(Path.of(args[0]), "anjuan");
      var things = things(connection);
      things.createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
      try (var writers = Executors.newFixedThreadPool(4)) {
        for (int w = 0; w < 4; w++) {
          var prefix = w + "-";
          writers.execute(() -> writeForEver(things, prefix));
        }
      }
    }

    private static void writeForEver(MongoCollection<Document> things, String prefix) {
      for (int i = 0; ; i++) {
        things.insertOne(
            new Document("_id", prefix + i)
                .append("key", "k" + prefix + i)
                .append("text", "x".repeat(i % 3000)));
        things.updateOne(
            new Document("_id", prefix + i / 2),
            new Document("$set", new Document("key", "changed " + prefix + i / 2 + " by " + i)));
        System.out.println(prefix + i);
      }
    }
  }
}
