package org.anjuan.ingest.message.hl7;

import static org.anjuan.ingest.message.hl7.Hl7Message.value;

import ca.uhn.hl7v2.model.Segment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.document.SourceKey;
import org.anjuan.ingest.intake.IntakeReceipt;
import org.anjuan.ingest.intake.Statements;
import org.anjuan.ingest.message.DocumentNames;
import org.anjuan.ingest.message.Envelope;
import org.anjuan.ingest.message.Filing;
import org.anjuan.ingest.message.Handled;
import org.anjuan.ingest.message.MessageFault;
import org.anjuan.ingest.message.MessageRefused;
import org.anjuan.ingest.message.Withdrawals;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Documents (MDM) and results that come as files (ORU). */
@Component
class DocumentEvents {
  private static final Set<String> FILES = Set.of("ED", "RP");
  private static final Set<String> TEXTS = Set.of("FT", "TX", "ST");

  private final Statements statements;
  private final Filing filing;
  private final Documents documents;
  private final DocumentNames names;
  private final Withdrawals withdrawals;

  DocumentEvents(
      Statements statements,
      Filing filing,
      Documents documents,
      DocumentNames names,
      Withdrawals withdrawals) {
    this.statements = statements;
    this.filing = filing;
    this.documents = documents;
    this.names = names;
    this.withdrawals = withdrawals;
  }

  /** A message with its files, as far as they are needed here. */
  record Opened(Envelope envelope, Hl7Message message, Hl7Text text, Charset charset) {
    String system() {
      return envelope.listener().sourceSystem();
    }
  }

  Handled mdm(Opened opened, String event) throws IOException {
    var txa =
        opened.message().all("TXA").stream()
            .findFirst()
            .orElseThrow(() -> new MessageRefused(MessageFault.FIELD_MISSING, "TXA"));
    var id = required(value(txa, 12, 0, 1), "TXA-12");
    return switch (event) {
      case "T02", "T04", "T06", "T08" -> file(opened, txa, names.find(opened.system(), id));
      case "T10" -> file(opened, txa, replacing(opened, txa, id));
      case "T11" -> withdraw(opened, names.find(opened.system(), id));
      default -> Handled.NOTHING;
    };
  }

  private SourceKey replacing(Opened opened, Segment txa, String id) {
    var replaced = value(txa, 13, 0, 1).orElse(id);
    var known = names.find(opened.system(), replaced);
    if (documents.find(known).isEmpty()) {
      throw new MessageRefused(MessageFault.DOCUMENT_UNKNOWN, "TXA-13");
    }
    return names.replace(opened.system(), id, replaced);
  }

  private Handled file(Opened opened, Segment txa, SourceKey document) throws IOException {
    var word = required(value(txa, 2, 0, 1), "TXA-2");
    var title =
        value(txa, 25, 0, 1)
            .or(() -> opened.message().value("OBX-3.2"))
            .or(() -> value(txa, 2, 0, 2))
            .orElse(null);
    var created = Hl7Times.time(value(txa, 6, 0, 1).or(() -> value(txa, 4, 0, 1)));
    var author = value(txa, 9, 0, 1).or(() -> value(txa, 5, 0, 1)).orElse(null);
    var described = new Described(word, title, author, created);
    return all(opened, document, described)
        .orElseThrow(() -> new MessageRefused(MessageFault.FIELD_MISSING, "OBX-5"));
  }

  /** Results: only those that come as a file are documents. */
  Handled oru(Opened opened) throws IOException {
    var obr =
        opened.message().all("OBR").stream()
            .findFirst()
            .orElseThrow(() -> new MessageRefused(MessageFault.FIELD_MISSING, "OBR"));
    var id = value(obr, 3, 0, 1).or(() -> value(obr, 2, 0, 1));
    if (value(obr, 25, 0, 1).filter("X"::equals).isPresent()) {
      return withdraw(opened, names.find(opened.system(), required(id, "OBR-3")));
    }
    if (observations(opened, FILES).isEmpty()) {
      return Handled.NOTHING;
    }
    var word = value(obr, 24, 0, 1).or(() -> value(obr, 4, 0, 1)).orElse("ORU");
    var described =
        new Described(
            word,
            value(obr, 4, 0, 2).or(() -> value(obr, 4, 0, 1)).orElse(null),
            value(obr, 32, 0, 1).orElse(null),
            Hl7Times.time(value(obr, 22, 0, 1)));
    return all(opened, names.find(opened.system(), required(id, "OBR-3")), described)
        .orElse(Handled.NOTHING);
  }

  private record Described(
      String word, @Nullable String title, @Nullable String author, @Nullable String createdAt) {}

  private Optional<Handled> all(Opened opened, SourceKey document, Described described)
      throws IOException {
    var files = observations(opened, FILES);
    var handled = Optional.<Handled>empty();
    for (int i = 0; i < files.size(); i++) {
      var receipt = one(opened, files.get(i), i, document, described);
      handled = handled.isPresent() ? handled : Optional.of(Handled.document(receipt));
    }
    if (files.isEmpty()) {
      var text = text(opened);
      if (!text.isEmpty()) {
        var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return Optional.of(
            Handled.document(file(opened, bytes, document.documentId(), described, "text/plain")));
      }
    }
    return handled;
  }

  private IntakeReceipt one(
      Opened opened, Segment obx, int index, SourceKey document, Described described)
      throws IOException {
    var id = document.documentId() + (index == 0 ? "" : "." + (index + 1));
    var kind = value(obx, 5, 0, 3).orElse("");
    try (var content = content(opened, obx)) {
      return file(opened, content, id, described, kind);
    }
  }

  private IntakeReceipt file(
      Opened opened, InputStream content, String id, Described described, String kind)
      throws IOException {
    var category = names.category(described.word());
    var title = described.title() == null ? described.word() : described.title();
    var meta =
        new Hl7Meta(opened.message(), opened.envelope().listener())
            .document(id, category, title, described.author(), described.createdAt(), kind);
    return filing.file(opened.envelope().delivery(null), meta, content);
  }

  private static InputStream content(Opened opened, Segment obx) throws IOException {
    var data = required(value(obx, 5, 0, 5), "OBX-5.5");
    var file = opened.text().file(data);
    if (file != null) {
      return EmbeddedStream.of(
          Hl7Text.reader(opened.envelope().content().stream(), opened.charset()), file);
    }
    try {
      return new ByteArrayInputStream(Base64.getMimeDecoder().decode(data));
    } catch (IllegalArgumentException notBase64) {
      throw new MessageRefused(MessageFault.FIELD_INVALID, "OBX-5");
    }
  }

  private static List<Segment> observations(Opened opened, Set<String> types) {
    var found = new ArrayList<Segment>();
    for (var obx : opened.message().all("OBX")) {
      if (value(obx, 2, 0, 1).filter(types::contains).isPresent()
          && value(obx, 5, 0, 5).isPresent()) {
        found.add(obx);
      }
    }
    return found;
  }

  private static String text(Opened opened) {
    var lines = new ArrayList<String>();
    for (var obx : opened.message().all("OBX")) {
      if (value(obx, 2, 0, 1).filter(TEXTS::contains).isPresent()) {
        for (int i = 0; i < Hl7Message.repetitions(obx, 5); i++) {
          value(obx, 5, i, 1).map(line -> line.replace("\\.br\\", "\n")).ifPresent(lines::add);
        }
      }
    }
    return String.join("\n", lines);
  }

  private Handled withdraw(Opened opened, SourceKey document) {
    var envelope = opened.envelope();
    var said = new Hl7Meta(opened.message(), envelope.listener()).at();
    var at =
        Objects.requireNonNullElse(
            statements.instant(said, "EVN-2"), envelope.message().receivedAt());
    return withdrawals.withdraw(envelope, document, at);
  }

  private static String required(Optional<String> value, String field) {
    return value.orElseThrow(() -> new MessageRefused(MessageFault.FIELD_MISSING, field));
  }
}
