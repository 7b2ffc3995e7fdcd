package org.anjuan.ingest.quarantine;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.anjuan.archive.document.Channel;
import org.anjuan.archive.notice.Notice;
import org.anjuan.archive.notice.NoticeKind;
import org.anjuan.archive.notice.NoticeOver;
import org.anjuan.archive.notice.NoticeText;
import org.anjuan.archive.vault.FieldCipher;
import org.anjuan.archive.vault.StoredBlob;
import org.anjuan.archive.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

/**
 * Keeps what could not be accepted. Entries leave when they have been filed after all; what
 * happened to them is in the audit trail. Open entries are few, so lists may scan them.
 */
@Service
public class Quarantine {
  private static final String META = "quarantine.meta";

  private final MongoOperations mongo;
  private final Vault vault;
  private final FieldCipher cipher;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Quarantine(
      MongoOperations mongo,
      Vault vault,
      FieldCipher cipher,
      ApplicationEventPublisher events,
      Clock clock) {
    this.mongo = mongo;
    this.vault = vault;
    this.cipher = cipher;
    this.events = events;
    this.clock = clock;
  }

  /** What is to be kept: its bytes are in the vault already. */
  public record Kept(
      Channel channel,
      @Nullable String campus,
      QuarantineReason reason,
      @Nullable String field,
      @Nullable String fileName,
      StoredBlob content,
      String mediaType,
      String meta) {}

  /** Keeps an arrival; the same bytes with the same metadata again are the entry that is there. */
  public Quarantined keep(Kept kept) {
    var id = idOf(kept);
    var entry =
        new Quarantined(
            id,
            clock.instant(),
            kept.channel(),
            kept.campus(),
            kept.reason(),
            kept.field(),
            kept.fileName(),
            kept.content().id(),
            kept.content().sha256(),
            kept.content().size(),
            kept.mediaType(),
            cipher.seal(META, kept.meta()),
            1);
    try {
      mongo.insert(entry);
      vault.keep(kept.content().id());
      tell(kept);
      return entry;
    } catch (DuplicateKeyException again) {
      return countAgain(id, kept.content()).orElse(entry);
    }
  }

  private void tell(Kept kept) {
    var campus = kept.campus();
    events.publishEvent(
        new Notice(
            NoticeKind.QUARANTINED,
            campus,
            subject(campus),
            new NoticeText(
                "有文书未能入档，已存入隔离区，请处理。最近一份：" + kept.reason().chinese(),
                "Documents could not be filed and wait in quarantine. The latest: "
                    + kept.reason().english()),
            "/quarantine"));
  }

  private static String subject(@Nullable String campus) {
    return campus == null ? "-" : campus;
  }

  private Optional<Quarantined> countAgain(QuarantineId id, StoredBlob copy) {
    mongo.updateFirst(
        query(where("_id").is(id)), new Update().inc("arrivals", 1), Quarantined.class);
    var held = find(id);
    if (held.isPresent() && !held.get().content().equals(copy.id())) {
      vault.remove(copy.id());
    }
    return held;
  }

  public Optional<Quarantined> find(QuarantineId id) {
    return Optional.ofNullable(mongo.findById(id, Quarantined.class));
  }

  /** Entries of these campuses, and those that name none, newest first. */
  public List<Quarantined> list(Collection<String> campuses, int offset, int most) {
    return mongo.find(
        query(visibleAt(campuses))
            .with(Sort.by("receivedAt").descending())
            .skip(offset)
            .limit(most),
        Quarantined.class);
  }

  /** How many entries {@link #list} has for these campuses. */
  public long count(Collection<String> campuses) {
    return mongo.count(query(visibleAt(campuses)), Quarantined.class);
  }

  /** How many entries there are at all, whatever campus. */
  public long count() {
    return mongo.count(query(new Criteria()), Quarantined.class);
  }

  private static Criteria visibleAt(Collection<String> campuses) {
    return new Criteria().orOperator(where("campus").in(campuses), where("campus").is(null));
  }

  /** The metadata that came with an entry, as JSON. */
  public String meta(Quarantined entry) {
    return cipher.open(META, entry.sealedMeta());
  }

  /** Takes an entry out, its bytes having found their place (they stay in the vault). */
  public void release(QuarantineId id) {
    var released = mongo.findAndRemove(query(where("_id").is(id)), Quarantined.class);
    if (released != null
        && !mongo.exists(query(where("campus").is(released.campus())), Quarantined.class)) {
      events.publishEvent(new NoticeOver(NoticeKind.QUARANTINED, subject(released.campus())));
    }
  }

  private static QuarantineId idOf(Kept kept) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part :
          List.of(
              kept.reason().name(), kept.content().sha256(), kept.meta(), "" + kept.fileName())) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return new QuarantineId(HexFormat.of().formatHex(digest.digest(), 0, 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
