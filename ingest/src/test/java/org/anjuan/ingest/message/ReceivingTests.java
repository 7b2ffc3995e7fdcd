package org.anjuan.ingest.message;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.AddressRange;
import org.anjuan.archive.document.ArchivedDocument;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.document.SourceKey;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.record.StayNumber;
import org.anjuan.ingest.IngestApplication;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A hospital's systems on one side, the archive with its listeners on the other. */
@SpringBootTest(
    classes = IngestApplication.class,
    properties = {
      "anjuan.extract.enabled=false",
      "anjuan.collect.folder.enabled=false",
      "anjuan.message.max-size=4MB"
    })
abstract class ReceivingTests {
  static final CampusCode MAIN = new CampusCode("MAIN");

  @Autowired Inbox inbox;
  @Autowired Messages messages;
  @Autowired Listeners listeners;
  @Autowired Ports ports;
  @Autowired Documents documents;
  @Autowired MedicalRecords records;

  /** Told apart from all other tests by it. */
  final String name = RecordId.next().value().replaceAll("[^0-9A-Za-z]", "x").substring(0, 10);

  @DynamicPropertySource
  static void dataFolder(DynamicPropertyRegistry registry) throws IOException {
    var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "data")), "m");
    registry.add("anjuan.data", folder::toString);
    registry.add("anjuan.home", () -> System.getProperty("anjuan.home"));
  }

  Listener listener(Protocol protocol, MessageMapping mapping, AddressRange... addresses) {
    return listeners.put(
        Actor.system("test"),
        new Listener(
            new ListenerCode(protocol + "-" + name),
            "测试",
            protocol,
            MAIN,
            "S" + name,
            true,
            0,
            "127.0.0.1",
            false,
            List.of(addresses),
            "UTF-8",
            10_000,
            mapping,
            0));
  }

  int portOf(Listener listener) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> ports.state(listener.code()), Ports.PortState::open)
        .port();
  }

  ReceivedMessage take(Listener listener, String type, String id, byte[] raw) throws IOException {
    return inbox.take(
        listener,
        new MessageHead(type, id, "TEST", listener.actor(), "127.0.0.1"),
        inbox.store(new ByteArrayInputStream(raw)));
  }

  ArchivedDocument document(String id) {
    return documents.find(new SourceKey("S" + name, id)).orElseThrow();
  }

  MedicalRecord record() {
    return record("Z" + name);
  }

  MedicalRecord record(String admissionNo) {
    return records.find(new StayNumber(MAIN, admissionNo, 1)).orElseThrow();
  }

  static String base64(byte[] bytes) {
    return new String(Base64.getEncoder().encode(bytes), StandardCharsets.US_ASCII);
  }
}
