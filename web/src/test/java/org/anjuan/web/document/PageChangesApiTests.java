package org.anjuan.web.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doAnswer;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.ArchivedDocument;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.document.Channel;
import org.anjuan.archive.document.DerivedPages;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.document.DocumentVersion;
import org.anjuan.archive.document.Extracted;
import org.anjuan.archive.document.Reading;
import org.anjuan.archive.document.SourceKey;
import org.anjuan.archive.format.PageText;
import org.anjuan.archive.format.TextLine;
import org.anjuan.archive.format.TextOrigin;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.record.Encounter;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.record.RecordStatement;
import org.anjuan.archive.record.StayNumber;
import org.anjuan.archive.vault.BlobId;
import org.anjuan.security.ActorAuthentication;
import org.anjuan.web.Doors;
import org.anjuan.web.access.ReadingRoom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What a version changed is told page by page to those who may read both. */
@Tag("ING-5")
@SpringBootTest(classes = ReadingRoom.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("ReadingRoom")
class PageChangesApiTests {
  private static final Instant NOW = Instant.now().minusSeconds(5);

  private final DocumentId document = DocumentId.next();
  private MockMvc mvc;

  @Autowired private AuditTrail trail;
  @Autowired private DerivedPages pages;

  @BeforeAll
  void fill(
      @Autowired WebApplicationContext context,
      @Autowired MongoOperations mongo,
      @Autowired MedicalRecords records) {
    mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    var said =
        new RecordStatement(
            new StayNumber(new CampusCode("MAIN"), "CH" + document.value().substring(0, 8), 1),
            NOW,
            null,
            RecordStatement.Person.UNKNOWN,
            Encounter.unknown(),
            Map.of());
    mongo.insert(document(records.state(said, false).id()));
  }

  @Test
  void pagesThatChangedAreNamedAndTheLookIsOnRecord() throws Exception {
    says(blob(1), "血常规", "未审核");
    says(blob(2), "血常规", "王医生");

    var answer = changes(2, 1);

    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
        .contains("\"kind\":\"CHANGED\"", "\"after\":1", "未审核", "王医生", "\"image\":false");
    var last = Doors.everything(trail).getLast().event();
    assertThat(last.action()).isEqualTo(AuditAction.READ_TEXT);
    assertThat(last.detail()).isEqualTo("since=1");
  }

  @Test
  void aVersionThatWasNotReadYetIsNotCompared() throws Exception {
    assertThat(changes(3, 2).getContentAsString()).contains("\"comparable\":false");
    assertThat(changes(3, 9).getStatus()).isEqualTo(404);
  }

  private void says(BlobId text, String... lines) {
    var page =
        new PageText(
            1,
            TextOrigin.LAYER,
            Arrays.stream(lines).map(line -> new TextLine(line, null, null)).toList(),
            595,
            842);
    doAnswer(
            asked -> {
              asked.<Consumer<PageText>>getArgument(1).accept(page);
              return null;
            })
        .when(pages)
        .read(argThat(extracted -> text.equals(extracted.text())), any());
  }

  private MockHttpServletResponse changes(int version, int since) throws Exception {
    var path = "/api/documents/%s/versions/%d/changes?since=%d".formatted(document, version, since);
    var reader = new ActorAuthentication(Doors.someone(Role.RECORDS_STAFF));
    return mvc.perform(get(path).with(authentication(reader))).andReturn().getResponse();
  }

  private static BlobId blob(int number) {
    return new BlobId("0".repeat(25) + number);
  }

  private ArchivedDocument document(RecordId record) {
    return new ArchivedDocument(
        document,
        new SourceKey("LIS", document.value()),
        record,
        new CategoryCode("C0034"),
        "检验报告",
        null,
        null,
        null,
        NOW,
        List.of(
            version(1, new Extracted(1, blob(1), null, 0, NOW, null, null)),
            version(2, new Extracted(1, blob(2), null, 0, NOW, null, null)),
            version(3, null)),
        1);
  }

  private static DocumentVersion version(int number, @Nullable Extracted extracted) {
    return new DocumentVersion(
        number,
        blob(number + 4),
        String.valueOf(number).repeat(64),
        10,
        "application/pdf",
        null,
        Channel.HTTP,
        NOW,
        null,
        Set.of(),
        extracted == null ? Reading.PENDING : Reading.DONE,
        extracted);
  }
}
