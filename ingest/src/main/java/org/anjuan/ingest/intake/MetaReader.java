package org.anjuan.ingest.intake;

import static org.anjuan.ingest.intake.MetaText.guarded;
import static org.anjuan.ingest.intake.MetaText.limited;
import static org.anjuan.ingest.intake.MetaText.parsed;
import static org.anjuan.ingest.intake.MetaText.required;
import static org.anjuan.ingest.intake.MetaText.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.anjuan.archive.document.SourceKey;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.platform.HospitalZone;
import org.anjuan.archive.record.Diagnosis;
import org.anjuan.archive.record.Encounter;
import org.anjuan.archive.record.EncounterKind;
import org.anjuan.archive.record.Operation;
import org.anjuan.archive.record.RecordNumber;
import org.anjuan.archive.record.RecordStatement;
import org.anjuan.archive.record.Stated;
import org.anjuan.archive.record.StayNumber;
import org.anjuan.ingest.intake.IntakeMeta.DiagnosisMeta;
import org.anjuan.ingest.intake.IntakeMeta.EncounterMeta;
import org.anjuan.ingest.intake.IntakeMeta.OperationMeta;
import org.anjuan.ingest.intake.IntakeMeta.PatientMeta;
import org.anjuan.ingest.quarantine.QuarantineReason;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Turns what a source wrote into values, or says which field is at fault. */
@Component
public class MetaReader {
  static final int LONGEST_META = 1 << 20;
  private static final int LONGEST_FRONT_PAGE = 2_000;

  /** Others the store can't keep, and no hospital means. */
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private final JsonMapper json =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();
  private final ZoneId zone;

  MetaReader(HospitalZone zone) {
    this.zone = zone.id();
  }

  /** Reads JSON text. */
  public IntakeMeta read(String text) {
    if (text.length() > LONGEST_META) {
      throw new MetaRefused(QuarantineReason.METADATA_INVALID, "meta");
    }
    try {
      var meta = json.readValue(text, IntakeMeta.class);
      return meta == null ? IntakeMeta.NOTHING : meta;
    } catch (JacksonException e) {
      throw new MetaRefused(QuarantineReason.METADATA_INVALID, fieldOf(e));
    }
  }

  /** Reads JSON as it came, in UTF-8: what is not would be rubbish in the record. */
  public IntakeMeta read(byte[] json) {
    if (json.length > LONGEST_META) {
      throw new MetaRefused(QuarantineReason.METADATA_INVALID, "meta");
    }
    try {
      return read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString());
    } catch (CharacterCodingException notUtf8) {
      throw new MetaRefused(QuarantineReason.METADATA_INVALID, "meta");
    }
  }

  /** The stay, its patient and what is said of them. */
  RecordStatement statement(IntakeMeta meta, Instant received) {
    return guarded(() -> {
      var at = statedAt(meta, received);
      var visit = meta.visitNo() == null ? 1 : meta.visitNo();
      var stay =
          new StayNumber(
              new CampusCode(required(meta.campus(), "campus")),
              required(meta.admissionNo(), "admissionNo"),
              visit);
      var number = text(meta.recordNo(), "recordNo");
      return new RecordStatement(
          stay,
          at,
          number == null ? null : new RecordNumber(number),
          person(meta.patient()),
          encounter(meta.encounter(), at),
          frontPage(meta.encounter()));
    });
  }

  /** What is said of a patient, whatever the stay. */
  PatientStatement patient(IntakeMeta meta, Instant received) {
    return guarded(() ->
        new PatientStatement(
            new CampusCode(required(meta.campus(), "campus")),
            new RecordNumber(required(meta.recordNo(), "recordNo")),
            person(meta.patient()),
            statedAt(meta, received)));
  }

  record PatientStatement(
      CampusCode campus, RecordNumber number, RecordStatement.Person who, Instant at) {
    @Override
    public String toString() {
      return "PatientStatement[masked]";
    }
  }

  SourceKey source(IntakeMeta meta) {
    return guarded(() ->
        new SourceKey(
            required(meta.sourceSystem(), "sourceSystem"),
            required(meta.sourceDocumentId(), "sourceDocumentId")));
  }

  /** The source's own code, which the category map then looks up. */
  String categoryCode(IntakeMeta meta) {
    return required(meta.category(), "category");
  }

  String title(IntakeMeta meta) {
    return required(meta.title(), "title");
  }

  @Nullable String author(IntakeMeta meta) {
    return text(meta.author(), "author");
  }

  @Nullable String department(IntakeMeta meta) {
    return text(meta.department(), "department");
  }

  @Nullable Instant instant(@Nullable String value, String field) {
    var text = text(value, field);
    if (text == null) {
      return null;
    }
    var at = parsed(field, text, this::parseInstant);
    if (at.isBefore(FIRST) || at.isAfter(LAST)) {
      throw new MetaRefused(QuarantineReason.METADATA_INVALID, field);
    }
    return at;
  }

  private Instant statedAt(IntakeMeta meta, Instant received) {
    var modified = instant(meta.modifiedAt(), "modifiedAt");
    return modified == null ? received : modified;
  }

  private RecordStatement.Person person(@Nullable PatientMeta said) {
    if (said == null) {
      return RecordStatement.Person.UNKNOWN;
    }
    var birth = text(said.birthDate(), "patient.birthDate");
    return new RecordStatement.Person(
        text(said.name(), "patient.name"),
        text(said.sex(), "patient.sex"),
        birth == null
            ? null
            : parsed(
                "patient.birthDate",
                birth,
                t -> LocalDate.parse(t.substring(0, Math.min(10, t.length())))),
        text(said.idNumber(), "patient.idNumber"),
        text(said.phone(), "patient.phone"));
  }

  private Encounter encounter(@Nullable EncounterMeta said, Instant at) {
    if (said == null) {
      return Encounter.unknown();
    }
    var admitted = instant(said.admittedAt(), "encounter.admittedAt");
    var discharged = instant(said.dischargedAt(), "encounter.dischargedAt");
    if (admitted != null && discharged != null && discharged.isBefore(admitted)) {
      throw new MetaRefused(QuarantineReason.METADATA_CONTRADICTORY, "encounter.dischargedAt");
    }
    var kind = text(said.kind(), "encounter.kind");
    return new Encounter(
            Stated.of(
                kind == null ? null : parsed("encounter.kind", kind, EncounterKind::valueOf), at),
            Stated.of(admitted, at),
            Stated.of(discharged, at),
            Stated.of(text(said.admissionDepartment(), "encounter.admissionDepartment"), at),
            Stated.of(text(said.department(), "encounter.department"), at),
            Stated.of(text(said.ward(), "encounter.ward"), at),
            Stated.of(text(said.attending(), "encounter.attending"), at),
            Stated.of(text(said.resident(), "encounter.resident"), at),
            Stated.of(text(said.chief(), "encounter.chief"), at),
            Stated.of(text(said.nurse(), "encounter.nurse"), at),
            Stated.of(text(said.disposition(), "encounter.disposition"), at),
            Stated.of(diagnoses(said.diagnoses()), at),
            Stated.of(operations(said.operations()), at))
        .cancelling(
            Boolean.TRUE.equals(said.admissionCancelled()),
            Boolean.TRUE.equals(said.dischargeCancelled()),
            at);
  }

  private @Nullable List<Diagnosis> diagnoses(@Nullable List<DiagnosisMeta> said) {
    if (said == null) {
      return null;
    }
    return said.stream()
        .filter(Objects::nonNull)
        .map(d ->
            new Diagnosis(
                text(d.code(), "encounter.diagnoses.code"),
                required(d.name(), "encounter.diagnoses.name"),
                text(d.condition(), "encounter.diagnoses.condition"),
                Boolean.TRUE.equals(d.main())))
        .toList();
  }

  private @Nullable List<Operation> operations(@Nullable List<OperationMeta> said) {
    if (said == null) {
      return null;
    }
    return said.stream().filter(Objects::nonNull).map(this::operation).toList();
  }

  private Operation operation(OperationMeta said) {
    var date = text(said.date(), "encounter.operations.date");
    return new Operation(
        text(said.code(), "encounter.operations.code"),
        required(said.name(), "encounter.operations.name"),
        date == null
            ? null
            : parsed(
                "encounter.operations.date",
                date,
                t -> LocalDate.parse(t.substring(0, Math.min(10, t.length())))),
        text(said.level(), "encounter.operations.level"),
        text(said.surgeon(), "encounter.operations.surgeon"),
        text(said.anaesthesia(), "encounter.operations.anaesthesia"));
  }

  private Map<String, String> frontPage(@Nullable EncounterMeta said) {
    if (said == null || said.frontPage() == null) {
      return Map.of();
    }
    var fields = new TreeMap<String, String>();
    said.frontPage()
        .forEach((code, value) -> {
          if (!code.matches("[A-Z][0-9A-Za-z]{1,9}")) {
            throw new MetaRefused(QuarantineReason.METADATA_INVALID, "encounter.frontPage");
          }
          // "-" is how the upload layout writes "empty"
          if (value != null && !value.isBlank() && !value.equals("-")) {
            fields.put(code, limited(value.strip(), "encounter.frontPage", LONGEST_FRONT_PAGE));
          }
        });
    return fields;
  }

  private Instant parseInstant(String text) {
    if (text.length() == 10) {
      return LocalDate.parse(text).atStartOfDay(zone).toInstant();
    }
    var spaced = text.replace(' ', 'T');
    var parsed =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(
            spaced, OffsetDateTime::from, LocalDateTime::from);
    return parsed instanceof OffsetDateTime offset
        ? offset.toInstant()
        : ((LocalDateTime) parsed).atZone(zone).toInstant();
  }

  private static String fieldOf(JacksonException e) {
    var path = new StringBuilder();
    for (var reference : e.getPath()) {
      var name = reference.getPropertyName();
      if (name != null) {
        path.append(path.isEmpty() ? "" : ".").append(name);
      }
    }
    return path.isEmpty() ? "meta" : path.toString();
  }
}
