package org.anjuan.archive.platform.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is on disk at any moment is what was acknowledged: the server's files are copied while it
 * runs, as a crash would leave them, and opened elsewhere.
 */
@Tag("GEN-1")
class StoreJournalTests {

  @TempDir Path temp;

  private Path folder;
  private MongoConnection connection;
  private int copies;

  @BeforeEach
  void start() throws IOException {
    folder = Files.createDirectory(temp.resolve("running"));
    connection = MongoConnection.embedded(folder, "anjuan");
  }

  @AfterEach
  void stop() {
    connection.close();
  }

  @Test
  void aCrashAtAnyMomentLeavesWhatWasAcknowledged() throws IOException {
    var random = new Random(20261129);
    var things = things(connection);
    things.createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
    var acknowledged = new TreeMap<String, Document>();
    for (int i = 0; i < 600; i++) {
      change(things, acknowledged, i, random);
      if (random.nextInt(60) == 0) {
        assertThat(afterACrash()).as("after %d changes", i + 1).isEqualTo(acknowledged);
      }
    }
    assertThat(copies).isGreaterThan(4);
    assertThat(afterACrash()).isEqualTo(acknowledged);
  }

  /** Small and large documents, so that some groups are saved at once and some are not. */
  private static void change(
      MongoCollection<Document> things, Map<String, Document> acknowledged, int i, Random random) {
    var id = "t" + random.nextInt(40);
    switch (random.nextInt(5)) {
      case 0 -> {
        things.deleteOne(new Document("_id", id));
        acknowledged.remove(id);
      }
      case 1 -> {
        things.drop();
        things.createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
        acknowledged.clear();
      }
      default -> {
        var size = random.nextInt(30) == 0 ? 1_500_000 : random.nextInt(2_000);
        var document =
            new Document("_id", id)
                .append("key", id + " in turn " + i)
                .append("text", "病".repeat(size));
        things.replaceOne(new Document("_id", id), document, new ReplaceOptions().upsert(true));
        acknowledged.put(id, document);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWriteThatACrashBrokeOffIsLeftOut(BrokenOff how) throws IOException {
    things(connection).insertOne(new Document("_id", "first"));
    int second = ends(journals(folder).getLast());
    things(connection).insertOne(new Document("_id", "second"));
    var copy = copy();
    var journal = journals(copy).getLast();
    var bytes = Files.readAllBytes(journal);
    int end = ends(journal);
    Files.write(
        journal,
        switch (how) {
          case FILE_ENDS -> Arrays.copyOf(bytes, end - 5);
          case ROOM_BEGINS -> zeroed(bytes, end - 5, end);
          case HEAD_IS_MISSING -> zeroed(bytes, second, second + 12);
        });
    assertThat(contents(copy)).containsOnlyKeys("first");
    assertThat(broken(journal)).as("put aside").exists();
  }

  private static Path broken(Path journal) {
    var name = String.valueOf(journal.getFileName());
    return journal.resolveSibling(name.replace(".journal.", ".broken-journal."));
  }

  /** A crash of the machine leaves some of the last sectors unwritten, not always the last. */
  private enum BrokenOff {
    FILE_ENDS,
    ROOM_BEGINS,
    HEAD_IS_MISSING
  }

  @Test
  void roomThatNothingWasWrittenToIsNoneOfAWrite() throws IOException {
    things(connection).insertOne(new Document("_id", "first").append("key", 1));
    things(connection).insertOne(new Document("_id", "second").append("key", 2));
    var copy = copy();
    var journal = journals(copy).getLast();
    assertThat(Files.size(journal)).as("made before").isGreaterThan(ends(journal));
    assertThat(contents(copy)).containsOnlyKeys("first", "second");
    assertThat(broken(journal)).doesNotExist();
  }

  @Test
  void damageToWhatWasOnDiskIsNotPassedOver() throws IOException {
    things(connection).insertOne(new Document("_id", "first"));
    things(connection).insertOne(new Document("_id", "second"));
    var copy = copy();
    var journal = journals(copy).getLast();
    var bytes = Files.readAllBytes(journal);
    for (int at : new int[] {0, 1, 3, 5, 20}) { // length, sum, an entry
      var damaged = bytes.clone();
      damaged[at] ^= 1;
      Files.write(journal, damaged);
      assertThatThrownBy(() -> contents(copy))
          .as("byte %d", at)
          .hasMessageContaining("is damaged: restore the data folder from its backup");
    }
    Files.write(journal, zeroed(bytes, 0, 12));
    assertThatThrownBy(() -> contents(copy)).as("no room").hasMessageContaining("is damaged");
    int end = ends(bytes);
    var bothDamaged = zeroed(bytes, end - 5, end);
    bothDamaged[20] ^= 1;
    Files.write(journal, bothDamaged);
    assertThatThrownBy(() -> contents(copy)).as("more follows").hasMessageContaining("is damaged");
  }

  private static byte[] zeroed(byte[] bytes, int from, int to) {
    var changed = bytes.clone();
    Arrays.fill(changed, from, to, (byte) 0);
    return changed;
  }

  private static int ends(Path journal) throws IOException {
    return ends(Files.readAllBytes(journal));
  }

  /** Where the last group ends. */
  private static int ends(byte[] journal) {
    var groups = ByteBuffer.wrap(journal);
    while (groups.remaining() > 12 && groups.getInt(groups.position()) > 0) {
      groups.position(groups.position() + 12 + groups.getInt(groups.position()));
    }
    return groups.position();
  }

  @Test
  void aJournalOfOtherDaysIsNotDoneOnAnOlderFile() throws IOException {
    things(connection).insertOne(new Document("_id", "first"));
    var copy = copy();
    var journal = journals(copy).getLast();
    Files.move(journal, copy.resolve("records.mv.journal.900"));
    assertThatThrownBy(() -> contents(copy))
        .hasMessageContaining("are not this store's")
        .hasMessageContaining("restore the folder as a whole");
  }

  @Test
  void aJournalThatTheStoreHasTakenInIsNotDoneAgain() throws IOException {
    things(connection).insertOne(new Document("_id", "first").append("n", 1));
    var former = journals(folder).getLast();
    var kept = Files.copy(former, temp.resolve("kept"));
    connection.close();
    assertThat(journals(folder)).as("after an orderly end").isEmpty();
    connection = MongoConnection.embedded(folder, "anjuan");
    things(connection)
        .updateOne(new Document("_id", "first"), new Document("$set", new Document("n", 2)));
    var copy = copy();
    Files.copy(kept, copy.resolve(former.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    assertThat(contents(copy))
        .hasEntrySatisfying("first", it -> assertThat(it).containsEntry("n", 2));
  }

  @Test
  void journalsDoNotPileUp() throws IOException {
    var random = new Random(1);
    var things = things(connection);
    for (int i = 0; i < 60; i++) {
      var bytes = new byte[400_000];
      random.nextBytes(bytes);
      things.insertOne(new Document("_id", "t" + i).append("bytes", bytes));
    }
    long size = 0;
    for (var journal : journals(folder)) {
      size += Files.size(journal);
    }
    assertThat(size).isLessThan(10 << 20);
  }

  private Map<String, Document> afterACrash() throws IOException {
    return contents(copy());
  }

  /** Nothing is written meanwhile, but perhaps tidied: the journals first, they only disappear. */
  private Path copy() throws IOException {
    var copy = Files.createDirectory(temp.resolve("copy" + copies++));
    var files = new ArrayList<Path>(journals(folder));
    files.add(folder.resolve("records.mv"));
    for (var file : files) {
      Files.copy(file, copy.resolve(file.getFileName()));
    }
    return copy;
  }

  private static List<Path> journals(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(it -> it.toString().contains(".journal.")).sorted().toList();
    }
  }

  private static Map<String, Document> contents(Path folder) {
    try (var opened = MongoConnection.embedded(folder, "anjuan")) {
      var found = new TreeMap<String, Document>();
      for (var document : things(opened).find()) {
        found.put(document.getString("_id"), document);
        assertThat(things(opened).find(new Document("key", document.get("key"))).first())
            .isEqualTo(document);
      }
      return found;
    }
  }

  private static MongoCollection<Document> things(MongoConnection connection) {
    return connection.database().getCollection("things");
  }
}
