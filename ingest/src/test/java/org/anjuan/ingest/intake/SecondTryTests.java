package org.anjuan.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.document.Channel;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.vault.BlobId;
import org.anjuan.archive.vault.NoSuchBlob;
import org.anjuan.archive.vault.StoredBlob;
import org.anjuan.archive.vault.Vault;
import org.anjuan.ingest.IngestApplication;
import org.anjuan.ingest.Papers;
import org.anjuan.ingest.quarantine.EntryTaken;
import org.anjuan.ingest.quarantine.Matter;
import org.anjuan.ingest.quarantine.Quarantine;
import org.anjuan.ingest.quarantine.QuarantineReason;
import org.anjuan.ingest.quarantine.Quarantined;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Whoever deals with an entry does so alone, and no version loses its bytes by it. */
@Tag("ING-3")
@Tag("SEC-1")
@SpringBootTest(classes = IngestApplication.class, properties = "anjuan.extract.enabled=false")
class SecondTryTests {
  private static final Actor CLERK = Actor.system("clerk");
  private static final Actor ANOTHER = Actor.system("another");
  private static final Delivery BY_HTTP = new Delivery(Channel.HTTP, CLERK, "127.0.0.1", "a.pdf");

  @Autowired private Intake intake;
  @Autowired private Reception reception;
  @Autowired private MetaReader reader;
  @Autowired private SecondTry secondTry;
  @Autowired private Quarantine quarantine;
  @Autowired private Documents documents;
  @Autowired private Vault vault;
  @Autowired private MongoOperations mongo;

  private final String name = RecordId.next().value().substring(0, 12);
  private final byte[] bytes = Papers.pdf("of two documents " + name);

  @DynamicPropertySource
  static void dataFolder(DynamicPropertyRegistry registry) throws IOException {
    var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "data")), "s");
    registry.add("anjuan.data", folder::toString);
    registry.add("anjuan.home", () -> System.getProperty("anjuan.home"));
  }

  @Test
  void whoeverReadAnEntryBeforeSomebodyElseFiledItLeavesTheVersionItsBytes() throws IOException {
    push("SECOND");
    var entry = refused();
    var filed = secondTry.assign(CLERK, null, entry, titled("FIRST"));

    assertThatExceptionOfType(EntryTaken.class)
        .isThrownBy(() -> secondTry.assign(ANOTHER, null, entry, titled("SECOND")));

    assertBytesOf(filed);
  }

  @Test
  void whatIsRefusedAgainAfterSomebodyElseFiledItDoesNotComeBack() throws IOException {
    var entry = refused();
    var filed = secondTry.assign(CLERK, null, entry, titled("FIRST"));

    assertThatExceptionOfType(EntryTaken.class)
        .isThrownBy(() -> secondTry.retry(ANOTHER, null, entry));

    assertThat(quarantine.find(entry.id())).isEmpty();
    assertBytesOf(filed);
  }

  @Test
  void bytesThatACrashLeftToAVersionAndToAnEntryStayWithTheVersion() throws IOException {
    push("SECOND");
    var entry = refused();
    var filed = secondTry.assign(CLERK, null, entry, titled("FIRST"));
    mongo.insert(entry); // as if the node had gone down before it let go of the entry

    secondTry.assign(CLERK, null, entry, titled("SECOND"));

    assertThat(quarantine.find(entry.id())).isEmpty();
    assertBytesOf(filed);
  }

  @Test
  void ofManyWhoTryAtOnceOneFilesAndTheOthersAreTold() throws Exception {
    push("SECOND");
    var entry = refused();
    var people = 4;
    var together = new CyclicBarrier(people);
    var done = new ArrayList<IntakeReceipt>();
    try (var pool = Executors.newFixedThreadPool(people)) {
      Callable<IntakeReceipt> person =
          () -> {
            together.await(30, TimeUnit.SECONDS);
            return secondTry.assign(CLERK, null, entry, titled("FIRST"));
          };
      for (var one : pool.invokeAll(Collections.nCopies(people, person))) {
        try {
          done.add(one.get());
        } catch (ExecutionException told) {
          assertThat(told.getCause()).isInstanceOf(EntryTaken.class);
        }
      }
    }
    assertThat(done).hasSize(1);
    assertBytesOf(done.getFirst());
  }

  @Test
  void aClaimIsOnePersonsUntilItEndsByItself() throws IOException {
    var entry = refused();
    var crashed = quarantine.claim(entry.id());
    assertThatExceptionOfType(EntryTaken.class)
        .isThrownBy(() -> secondTry.assign(ANOTHER, null, entry, titled("FIRST")));

    end(crashed);
    var filed = secondTry.assign(ANOTHER, null, entry, titled("FIRST"));

    assertBytesOf(filed);
  }

  @Test
  void aClaimThatHasEndedLetsNothingGoAndBringsNothingBack() throws IOException {
    var entry = refused();
    var slow = quarantine.claim(entry.id());
    end(slow);
    var other = quarantine.claim(entry.id());

    quarantine.release(slow);
    assertThat(quarantine.find(entry.id())).isPresent();

    quarantine.release(other);
    for (var reason : new QuarantineReason[] {entry.reason(), QuarantineReason.EMPTY}) {
      assertThatExceptionOfType(EntryTaken.class)
          .isThrownBy(() -> quarantine.keepOn(slow, as(entry, reason)));
    }
    assertThat(mongo.exists(of(entry.content()), Quarantined.class)).isFalse();
  }

  @Test
  void whatIsRefusedAgainIsFreeForTheNextTry() throws IOException {
    var entry = refused();

    var again =
        catchThrowableOfType(IntakeRefused.class, () -> secondTry.retry(CLERK, null, entry));
    var elsewise =
        catchThrowableOfType(
            IntakeRefused.class,
            () ->
                secondTry.assign(
                    CLERK, null, entry, reader.read("{\"title\": \"t\", \"category\": \"??\"}")));

    assertThat(again.entry().arrivals()).isEqualTo(2);
    assertThat(quarantine.find(entry.id())).as("it has another reason now").isEmpty();
    var filed =
        secondTry.assign(
            CLERK,
            null,
            elsewise.entry(),
            reader.read("{\"sourceDocumentId\": \"FIRST" + name + "\", \"category\": \"C0034\"}"));
    assertBytesOf(filed);
  }

  @Test
  void whatFailsForTheMomentIsFreeForTheNextTry() throws IOException {
    var entry = refused();
    vault.remove(entry.content());

    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatExceptionOfType(NoSuchBlob.class)
          .isThrownBy(() -> secondTry.assign(CLERK, null, entry, titled("FIRST")));
    }
  }

  private void assertBytesOf(IntakeReceipt filed) {
    var version = documents.find(filed.documentId()).orElseThrow().current();
    assertThatCode(
            () -> {
              try (var content = vault.open(version.content());
                  var in = content.stream()) {
                assertThat(in.readAllBytes()).isEqualTo(bytes);
              }
            })
        .doesNotThrowAnyException();
  }

  private void end(Quarantined claimed) {
    mongo.updateFirst(
        Query.query(Criteria.where("_id").is(claimed.id())),
        new Update().set("claimedUntil", Instant.now().minusSeconds(1)),
        Quarantined.class);
  }

  private static Query of(BlobId content) {
    return Query.query(Criteria.where("content").is(content));
  }

  private Quarantine.Kept as(Quarantined entry, QuarantineReason reason) {
    return new Quarantine.Kept(
        entry.channel(),
        entry.campus(),
        reason,
        entry.field(),
        entry.fileName(),
        new StoredBlob(entry.content(), entry.size(), entry.sha256()),
        entry.mediaType(),
        Matter.DOCUMENT,
        quarantine.meta(entry));
  }

  private Quarantined refused() throws IOException {
    var received = reception.receive(new ByteArrayInputStream(bytes), "a.pdf");
    var untitled = meta("FIRST").replace("\"title\": \"入院记录\",", "");
    return catchThrowableOfType(
            IntakeRefused.class, () -> intake.file(BY_HTTP, reader.read(untitled), received))
        .entry();
  }

  private IntakeMeta titled(String document) {
    return reader.read("{\"title\": \"入院记录\", \"sourceDocumentId\": \"" + document + name + "\"}");
  }

  private void push(String document) throws IOException {
    var received = reception.receive(new ByteArrayInputStream(bytes), "a.pdf");
    intake.file(BY_HTTP, reader.read(meta(document)), received);
  }

  private String meta(String document) {
    return """
    {"sourceSystem": "EMR", "sourceDocumentId": "%s%s", "campus": "MAIN", "admissionNo": "Z%s",
    "visitNo": 1, "category": "C0034", "title": "入院记录",
    "patient": {"name": "张建国", "sex": "1"}}\
    """
        .formatted(document, name, name)
        .replace("\n", " ");
  }
}
