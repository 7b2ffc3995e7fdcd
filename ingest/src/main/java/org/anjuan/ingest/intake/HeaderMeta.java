package org.anjuan.ingest.intake;

import java.util.HashMap;
import java.util.Map;
import org.anjuan.archive.format.DocumentBytes;
import org.anjuan.archive.format.DocumentFormat;
import org.anjuan.archive.format.DocumentKey;
import org.anjuan.archive.format.FormatWorkers;
import org.anjuan.archive.format.UnreadableDocument;
import org.anjuan.archive.format.WorkerFailed;
import org.anjuan.archive.format.WorkersBusy;
import org.anjuan.archive.vault.Vault;
import org.anjuan.ingest.intake.IntakeMeta.EncounterMeta;
import org.anjuan.ingest.intake.IntakeMeta.PatientMeta;
import org.anjuan.worker.protocol.Fact;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a document itself says in its header, where the source said nothing of it: a CDA names its
 * patient, stay, kind and author (WS/T 500). What the source says goes before.
 */
@Component
class HeaderMeta {
  /** One that costs so many workers is laid aside, so that it does not hold up the others. */
  private static final int MOST_LOST = 2;

  private final FormatWorkers workers;
  private final Vault vault;

  HeaderMeta(FormatWorkers workers, Vault vault) {
    this.workers = workers;
    this.vault = vault;
  }

  /**
   * The source's metadata, completed.
   *
   * @throws HeaderUnread when they don't do without it, and no worker can look
   */
  IntakeMeta complete(IntakeMeta meta, Received received) {
    if (!received.mediaType().equals(DocumentFormat.XML.mediaType()) || saysAll(meta)) {
      return meta;
    }
    for (int lost = 0; lost < MOST_LOST; lost++) {
      try {
        var facts = facts(received);
        return facts.isEmpty() ? meta : meta.orElse(stated(facts));
      } catch (UnreadableDocument unreadable) {
        return meta; // why it can't be read is asked later
      } catch (WorkersBusy busy) {
        return enough(meta, busy);
      } catch (WorkerFailed failed) {
        if (failed.why() == WorkerFailed.Cause.NOT_STARTED) {
          return enough(meta, failed);
        }
      }
    }
    return meta;
  }

  private Map<String, String> facts(Received received) {
    var blob = received.content().id();
    try (var content = vault.open(blob)) {
      var bytes = DocumentBytes.of(received.content().size(), content::stream);
      var facts = new HashMap<String, String>();
      for (Fact fact : workers.describe(DocumentFormat.XML, new DocumentKey(blob.value()), bytes)) {
        facts.putIfAbsent(fact.name(), fact.value());
      }
      return facts;
    }
  }

  /** Without the header's author a document may go in; not without knowing whose it is. */
  private static IntakeMeta enough(IntakeMeta meta, RuntimeException away) {
    if (saysAllButAuthor(meta)) {
      return meta;
    }
    throw new HeaderUnread(away);
  }

  private static boolean saysAll(IntakeMeta meta) {
    return saysAllButAuthor(meta) && meta.author() != null;
  }

  private static boolean saysAllButAuthor(IntakeMeta meta) {
    return meta.sourceDocumentId() != null
        && meta.admissionNo() != null
        && meta.category() != null
        && meta.title() != null
        && meta.patient() != null;
  }

  private static IntakeMeta stated(Map<String, String> facts) {
    var patient =
        new PatientMeta(
            facts.get("patient.name"),
            facts.get("patient.sex"),
            date(facts.get("patient.birthDate")),
            facts.get("patient.idNumber"),
            facts.get("patient.phone"));
    var admitted = time(facts.get("encounter.admittedAt"));
    var discharged = time(facts.get("encounter.dischargedAt"));
    var encounter =
        admitted == null && discharged == null
            ? null
            : new EncounterMeta(
                null,
                admitted,
                discharged,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    return new IntakeMeta(
        null,
        facts.get("sourceDocumentId"),
        number(facts.get("sourceVersion")),
        null,
        null,
        facts.get("admissionNo"),
        null,
        facts.get("recordNo"),
        facts.get("category"),
        facts.get("title"),
        facts.get("author"),
        null,
        time(facts.get("createdAt")),
        null,
        null,
        null,
        patient.name() == null ? null : patient,
        encounter);
  }

  private static @Nullable Integer number(@Nullable String text) {
    return text != null && text.matches("\\d{1,5}") ? Integer.valueOf(text) : null;
  }

  private static @Nullable String date(@Nullable String text) {
    return text != null && text.matches("\\d{8}.*")
        ? text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6, 8)
        : null;
  }

  /** HL7 writes 20260221083000+0800, with or without what comes after the day. */
  private static @Nullable String time(@Nullable String text) {
    var day = date(text);
    if (day == null || text == null || !text.matches("\\d{12,14}.*")) {
      return day;
    }
    var second = text.matches("\\d{14}.*") ? text.substring(12, 14) : "00";
    var zone = text.replaceAll("^[\\d.]+", "");
    return day
        + "T"
        + text.substring(8, 10)
        + ":"
        + text.substring(10, 12)
        + ":"
        + second
        + (zone.matches("[+-]\\d{4}") ? zone.substring(0, 3) + ":" + zone.substring(3) : "");
  }
}
