package org.anjuan.ingest.message;

import java.io.IOException;
import java.io.InputStream;
import org.anjuan.archive.vault.Vault;
import org.anjuan.ingest.intake.Delivery;
import org.anjuan.ingest.intake.Intake;
import org.anjuan.ingest.intake.IntakeMeta;
import org.anjuan.ingest.intake.IntakeReceipt;
import org.anjuan.ingest.intake.Received;
import org.anjuan.ingest.intake.Reception;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Files what came in a message. A CDA document says itself what it is and whose: its code is its
 * category, and its header fills in what the message leaves open.
 */
@Component
public class Filing {
  private final Reception reception;
  private final Intake intake;
  private final Vault vault;

  Filing(Reception reception, Intake intake, Vault vault) {
    this.reception = reception;
    this.intake = intake;
    this.vault = vault;
  }

  /**
   * Takes the bytes and files them.
   *
   * @throws org.anjuan.ingest.intake.IntakeRefused when they were put in quarantine instead
   */
  public IntakeReceipt file(Delivery delivery, IntakeMeta meta, InputStream content)
      throws IOException {
    var received = reception.receive(content, delivery.fileName());
    return intake.file(delivery, completed(meta, received), received);
  }

  private IntakeMeta completed(IntakeMeta meta, Received received) throws IOException {
    var cda = isXml(received.mediaType()) ? cda(received) : null;
    if (cda == null) {
      return meta;
    }
    var said = cda.meta();
    return said.category() == null ? meta.orElse(said) : withCategory(meta, said).orElse(said);
  }

  private @Nullable CdaHead cda(Received received) throws IOException {
    try (var content = vault.open(received.content().id());
        var in = content.stream()) {
      return CdaHead.read(in);
    }
  }

  private static boolean isXml(String mediaType) {
    return mediaType.endsWith("/xml") || mediaType.endsWith("+xml");
  }

  private static IntakeMeta withCategory(IntakeMeta meta, IntakeMeta cda) {
    return new IntakeMeta(
        meta.sourceSystem(),
        meta.sourceDocumentId(),
        meta.sourceVersion(),
        meta.modifiedAt(),
        meta.campus(),
        meta.admissionNo(),
        meta.visitNo(),
        meta.recordNo(),
        cda.category(),
        meta.title(),
        meta.author(),
        meta.department(),
        meta.createdAt(),
        meta.contentType(),
        meta.sha256(),
        meta.fileName(),
        meta.patient(),
        meta.encounter());
  }
}
