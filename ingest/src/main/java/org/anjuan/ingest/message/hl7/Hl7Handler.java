package org.anjuan.ingest.message.hl7;

import java.io.IOException;
import java.nio.charset.Charset;
import org.anjuan.ingest.message.Envelope;
import org.anjuan.ingest.message.Handled;
import org.anjuan.ingest.message.MessageFault;
import org.anjuan.ingest.message.MessageHandler;
import org.anjuan.ingest.message.MessageRefused;
import org.anjuan.ingest.message.Protocol;
import org.springframework.stereotype.Component;

/** Reads a message and does what its type asks for. */
@Component
class Hl7Handler implements MessageHandler {
  static final int HEAD = 4_096;

  private final AdtEvents adt;
  private final DocumentEvents documents;
  private final MasterFiles masterFiles;

  Hl7Handler(AdtEvents adt, DocumentEvents documents, MasterFiles masterFiles) {
    this.adt = adt;
    this.documents = documents;
    this.masterFiles = masterFiles;
  }

  @Override
  public Protocol protocol() {
    return Protocol.HL7;
  }

  @Override
  public String text(Envelope envelope) throws IOException {
    return read(envelope).text().text().replace('\r', '\n');
  }

  @Override
  public Handled handle(Envelope envelope) throws IOException {
    var read = read(envelope);
    var message = Hl7Message.parse(read.text().text());
    var opened = new DocumentEvents.Opened(envelope, message, read.text(), read.charset());
    var type = read.head().type().split("\\^", -1);
    var event = type.length > 1 ? type[1] : "";
    return switch (type[0]) {
      case "ADT" -> adt.handle(envelope, message, event);
      case "MDM" -> documents.mdm(opened, event);
      case "ORU" -> documents.oru(opened);
      case "MFN" -> masterFiles.handle(envelope, read.text().text(), event);
      default -> Handled.NOTHING;
    };
  }

  private record Read(Hl7Head head, Charset charset, Hl7Text text) {}

  private static Read read(Envelope envelope) throws IOException {
    Hl7Head head;
    try (var beginning = envelope.content().stream()) {
      head = Hl7Head.of(beginning.readNBytes(HEAD));
    }
    if (!head.isMessage()) {
      throw new MessageRefused(MessageFault.MALFORMED, "MSH");
    }
    var charset = head.charset(Charset.forName(envelope.listener().charset()));
    var text = Hl7Text.read(envelope.content().stream(), charset, head);
    return new Read(head, charset, text);
  }
}
