package org.anjuan.archive.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.record.RecordDocument;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.vault.BlobId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A document 医疗文书 of a record, with all its versions.
 *
 * @param category as the source told last, like title, author, department and createdAt; each of
 *     them follows from what the versions know
 * @param author staff number of who wrote it, as the source says
 * @param stated when the source made the statement that title and category come from
 * @param withdrawnAt the latest moment at which the source took the document back; a version stated
 *     later holds again
 */
@Document("documents")
public record ArchivedDocument(
    @Id DocumentId id,
    SourceKey source,
    RecordId recordId,
    CategoryCode category,
    String title,
    @Nullable String author,
    @Nullable String department,
    @Nullable Instant createdAt,
    Instant stated,
    List<DocumentVersion> versions,
    @Nullable Instant withdrawnAt,
    long revision) {

  /** One that was never withdrawn. */
  public ArchivedDocument(
      DocumentId id,
      SourceKey source,
      RecordId recordId,
      CategoryCode category,
      String title,
      @Nullable String author,
      @Nullable String department,
      @Nullable Instant createdAt,
      Instant stated,
      List<DocumentVersion> versions,
      long revision) {
    this(
        id,
        source,
        recordId,
        category,
        title,
        author,
        department,
        createdAt,
        stated,
        versions,
        null,
        revision);
  }

  public ArchivedDocument {
    versions = List.copyOf(versions);
    if (title.isBlank() || title.length() > 300) {
      throw new InvalidValue("title");
    }
  }

  /**
   * Returns when it is filed under this record.
   *
   * @param record null: one that is not there yet
   * @throws FiledElsewhere when it is not
   */
  public void requireUnder(@Nullable RecordId record) {
    if (!recordId.equals(record)) {
      throw new FiledElsewhere(id);
    }
  }

  /**
   * The version that holds now: the last by what the source states, among those that can be read.
   */
  public DocumentVersion current() {
    return VersionOrder.of(versions).current();
  }

  /**
   * When the source last had to do with it: took it back, changed it, or, where there is one
   * version only, made it. That goes before the change of a file, which may be of the day it was
   * copied.
   */
  public Instant touchedAt() {
    var only = versions.size() == 1 && createdAt != null;
    var written = only ? Stream.of(createdAt) : versions.stream().map(DocumentVersion::statedAt);
    return Stream.concat(written, Stream.ofNullable(withdrawnAt))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** Whether the source has taken back the version that holds now. */
  public boolean isWithdrawn() {
    return withdrawnAt != null && !current().statedAt().isAfter(withdrawnAt);
  }

  /** This as withdrawn at a moment; an earlier withdrawal says nothing new. */
  ArchivedDocument withdrawn(Instant at) {
    return withdrawnAt != null && !withdrawnAt.isBefore(at)
        ? this
        : new ArchivedDocument(
            id,
            source,
            recordId,
            category,
            title,
            author,
            department,
            createdAt,
            stated,
            versions,
            at,
            revision + 1);
  }

  public Optional<DocumentVersion> version(int number) {
    return versions.stream().filter(version -> version.number() == number).findFirst();
  }

  /** The version that {@code arrival} repeats or restates; empty when it makes one of its own. */
  Optional<DocumentVersion> standingFor(Arrival arrival) {
    return VersionOrder.of(versions, arrival).standingFor(arrival, withdrawnAt);
  }

  /**
   * This, where no version knows what was told with it, as told with the last one: so were
   * documents filed before that was kept by version.
   */
  ArchivedDocument describedByVersion() {
    if (versions.stream().anyMatch(version -> version.described() != null)) {
      return this;
    }
    var last = VersionOrder.of(versions).latest();
    var at = last.stands();
    return replacing(
        last.describedAs(
            new Description(
                new Told<>(category, at),
                new Told<>(title, at),
                Told.of(author, at),
                Told.of(department, at),
                Told.of(createdAt, at))));
  }

  ArchivedDocument replacing(DocumentVersion changed) {
    var all = new ArrayList<>(versions);
    all.replaceAll(version -> version.number() == changed.number() ? changed : version);
    return withVersions(all);
  }

  /** This as one change of {@code before}, however many steps led here. */
  ArchivedDocument since(ArchivedDocument before) {
    return new ArchivedDocument(
        id,
        source,
        recordId,
        category,
        title,
        author,
        department,
        createdAt,
        stated,
        versions,
        withdrawnAt,
        before.revision() + 1);
  }

  ArchivedDocument adding(Arrival arrival, Instant now) {
    var all = new ArrayList<>(versions);
    all.add(arrival.asVersion(numberFor(arrival), now));
    all.sort(Comparator.comparingInt(DocumentVersion::number));
    return withVersions(all);
  }

  private int numberFor(Arrival arrival) {
    var wanted = arrival.sourceVersion();
    if (wanted != null
        && wanted >= 1
        && wanted <= DocumentVersion.MOST
        && version(wanted).isEmpty()) {
      return wanted;
    }
    return versions.stream().mapToInt(DocumentVersion::number).max().orElse(0) + 1;
  }

  private ArchivedDocument withVersions(List<DocumentVersion> all) {
    var order = VersionOrder.of(all);
    return new ArchivedDocument(
        id,
        source,
        recordId,
        order.told(Description::category).orElse(category),
        order.told(Description::title).orElse(title),
        order.told(Description::author).orElse(author),
        order.told(Description::department).orElse(department),
        order.told(Description::createdAt).orElse(createdAt),
        order.latest().described() == null ? stated : order.latest().statedAt(),
        all,
        withdrawnAt,
        revision + 1);
  }

  static ArchivedDocument first(DocumentId id, RecordId record, Arrival arrival, Instant now) {
    var empty =
        new ArchivedDocument(
            id,
            arrival.source(),
            record,
            arrival.category(),
            arrival.title(),
            arrival.author(),
            arrival.department(),
            arrival.createdAt(),
            now,
            List.of(),
            0);
    return empty.adding(arrival, now);
  }

  /** What the document's record is to note of it. */
  public RecordDocument asNoted() {
    var now = current();
    var extracted = now.extracted();
    return new RecordDocument(
        id.value(),
        category.value(),
        now.number(),
        extracted == null ? null : extracted.pageCount(),
        revision,
        isWithdrawn() ? true : null,
        now.isScanned() ? true : null);
  }

  /** All bytes that this document refers to in the vault. */
  public Set<BlobId> blobs() {
    var all = new HashSet<BlobId>();
    for (var version : versions) {
      all.add(version.content());
      var extracted = version.extracted();
      if (extracted != null) {
        all.addAll(extracted.blobs());
      }
    }
    return all;
  }
}
