package org.anjuan.archive.platform.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.anjuan.archive.Engines;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;

@Tag("GEN-1")
class RecordMappingTests {

  private static final Engines.Mongo MONGO = Engines.mongo();

  @AfterAll
  static void drop() {
    MONGO.close();
  }

  record Thing(@Id String id, List<Part> parts, State state, Instant since) {}

  record Part(int n, String name) {}

  sealed interface State {}

  record Open(String by) implements State {}

  record Closed(String by, String why) implements State {}

  @Test
  void recordComesBackAsItWas() {
    var thing =
        new Thing(
            "t1",
            List.of(new Part(1, "a"), new Part(2, "b")),
            new Closed("x", "y"),
            Instant.parse("2026-03-01T02:00:00Z"));
    MONGO.operations().insert(thing, "mapped");
    assertThat(MONGO.operations().findById("t1", Thing.class, "mapped")).isEqualTo(thing);
  }

  @Test
  void onlyAnOpenTypeIsNamedInTheDocument() {
    MONGO
        .operations()
        .insert(new Thing("t2", List.of(new Part(1, "a")), new Open("x"), Instant.EPOCH), "mapped");
    var stored = MONGO.database().getCollection("mapped").find(new Document("_id", "t2")).first();
    assertThat(stored).isNotNull().doesNotContainKey("_class");
    assertThat(stored.getList("parts", Document.class).getFirst()).doesNotContainKey("_class");
    assertThat(stored.get("state", Document.class)).containsKey("_class");
  }
}
