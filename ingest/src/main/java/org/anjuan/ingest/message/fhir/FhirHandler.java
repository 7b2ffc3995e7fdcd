package org.anjuan.ingest.message.fhir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.document.SourceKey;
import org.anjuan.archive.vault.BlobContent;
import org.anjuan.ingest.intake.Statements;
import org.anjuan.ingest.message.DocumentNames;
import org.anjuan.ingest.message.Envelope;
import org.anjuan.ingest.message.Filing;
import org.anjuan.ingest.message.Handled;
import org.anjuan.ingest.message.MessageFault;
import org.anjuan.ingest.message.MessageHandler;
import org.anjuan.ingest.message.MessageRefused;
import org.anjuan.ingest.message.MetaFields;
import org.anjuan.ingest.message.Protocol;
import org.anjuan.ingest.message.RowStatements;
import org.anjuan.ingest.message.Withdrawals;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Files the documents of a message; without any, takes in what it says of stays; without those,
 * what it says of patients, departments and staff.
 */
@Component
class FhirHandler implements MessageHandler {
  private final Filing filing;
  private final Statements statements;
  private final Documents documents;
  private final DocumentNames names;
  private final Withdrawals withdrawals;
  private final MetaFields fields;
  private final RowStatements rows;

  FhirHandler(
      Filing filing,
      Statements statements,
      Documents documents,
      DocumentNames names,
      Withdrawals withdrawals,
      MetaFields fields,
      RowStatements rows) {
    this.filing = filing;
    this.statements = statements;
    this.documents = documents;
    this.names = names;
    this.withdrawals = withdrawals;
    this.fields = fields;
    this.rows = rows;
  }

  @Override
  public Protocol protocol() {
    return Protocol.FHIR;
  }

  @Override
  public String text(Envelope envelope) throws IOException {
    return FhirText.read(envelope.content().stream()).text();
  }

  @Override
  public Handled handle(Envelope envelope) throws IOException {
    var skimmed = FhirText.read(envelope.content().stream());
    var resources = FhirResources.of(skimmed.text());
    var meta = new FhirMeta(envelope.listener(), resources, names, fields);
    var handled = Optional.<Handled>empty();
    for (var encounter : resources.all("Encounter")) {
      var record = statements.state(envelope.delivery(null), meta.encounter(encounter));
      handled = Optional.of(Handled.record(record.id()));
    }
    for (var reference : resources.all("DocumentReference")) {
      handled = Optional.of(document(envelope, skimmed, resources, meta, reference));
    }
    return handled.orElseGet(() -> new FhirRows(resources, rows).take(envelope));
  }

  private Handled document(
      Envelope envelope,
      FhirText skimmed,
      FhirResources resources,
      FhirMeta meta,
      JsonNode reference)
      throws IOException {
    var key = key(envelope, reference);
    if (reference.path("status").asString("").equals("entered-in-error")) {
      var said = FhirResources.text(reference.path("date")).orElse(null);
      var at =
          Objects.requireNonNullElse(
              statements.instant(said, "date"), envelope.message().receivedAt());
      return withdrawals.withdraw(envelope, key, at);
    }
    var attachment = reference.at("/content/0/attachment");
    try (var content = content(envelope.content(), skimmed, resources, attachment)) {
      var said = meta.document(reference, key.documentId(), attachment);
      return Handled.document(filing.file(envelope.delivery(null), said, content));
    }
  }

  private SourceKey key(Envelope envelope, JsonNode reference) {
    var system = envelope.listener().sourceSystem();
    var id =
        FhirResources.text(reference.at("/masterIdentifier/value"))
            .or(() -> FhirResources.text(reference.at("/identifier/0/value")))
            .or(() -> FhirResources.text(reference.path("id")))
            .orElseThrow(() -> new MessageRefused(MessageFault.FIELD_MISSING, "identifier"));
    for (var related : reference.path("relatesTo")) {
      if (related.path("code").asString("").equals("replaces")) {
        var replaced =
            FhirResources.text(related.at("/target/identifier/value"))
                .orElseThrow(() ->
                    new MessageRefused(MessageFault.FIELD_MISSING, "relatesTo.target.identifier"));
        if (documents.find(names.find(system, replaced)).isEmpty()) {
          throw new MessageRefused(MessageFault.DOCUMENT_UNKNOWN, "relatesTo");
        }
        return names.replace(system, id, replaced);
      }
    }
    return names.find(system, id);
  }

  private static InputStream content(
      BlobContent raw, FhirText skimmed, FhirResources resources, JsonNode attachment)
      throws IOException {
    var data =
        FhirResources.text(attachment.path("data"))
            .or(() ->
                resources
                    .find("Binary", attachment.path("url"))
                    .flatMap(b -> FhirResources.text(b.path("data"))))
            .orElseThrow(() -> new MessageRefused(MessageFault.FIELD_MISSING, "attachment.data"));
    var file = skimmed.file(data);
    if (file != null) {
      return StringStream.of(FhirText.reader(raw.stream()), file);
    }
    try {
      return new ByteArrayInputStream(Base64.getMimeDecoder().decode(data));
    } catch (IllegalArgumentException notBase64) {
      throw new MessageRefused(MessageFault.FIELD_INVALID, "attachment.data");
    }
  }
}
