package org.anjuan.ingest.quarantine;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

/**
 * Keeps what could not be accepted. Entries leave when they have been filed after all; what
 * happened to them is in the audit trail. Open entries are few, so lists may scan them.
 *
 * <p>Whoever deals with an entry claims it first: its bytes are given to one document, once. Only
 * the claim lets go of an entry; it ends by itself, so that a crash frees what it held.
 */
@Service
public class Quarantine {
  private static final String META = "quarantine.meta";
  private static final String CLAIMED_AS = "claimedAs";
  private static final String CLAIMED_UNTIL = "claimedUntil";

  /** Longer than the checks of the largest file take. */
  private static final Duration CLAIM = Duration.ofMinutes(15);

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
      Matter matter,
      String meta) {}

  /** Keeps an arrival; the same bytes with the same metadata again are the entry that is there. */
  public Quarantined keep(Kept kept) {
    var entry = entry(kept);
    while (true) {
      try {
        mongo.insert(entry);
        vault.keep(entry.content());
        tell(kept);
        return entry;
      } catch (DuplicateKeyException again) {
        var held = countAgain(entry.id());
        if (held.isPresent()) {
          if (!held.get().content().equals(entry.content())) {
            vault.remove(entry.content());
          }
          return held.get();
        }
        // It was released in between: this arrival is an entry of its own.
      }
    }
  }

  /**
   * Keeps what was claimed and is refused again. For another reason it becomes another entry.
   *
   * @throws EntryTaken when the claim has ended and somebody else has dealt with it; nothing comes
   *     back then
   */
  public Quarantined keepOn(Quarantined claimed, Kept kept) {
    var entry = entry(kept);
    if (entry.id().equals(claimed.id())) {
      return change(held(claimed), unclaimed().inc("arrivals", 1))
          .orElseThrow(() -> new EntryTaken(claimed.id()));
    }
    var still =
        change(held(claimed), new Update().set(CLAIMED_UNTIL, clock.instant().plus(CLAIM)))
            .orElseThrow(() -> new EntryTaken(claimed.id()));
    return replace(still, entry, kept);
  }

  private Quarantined replace(Quarantined claimed, Quarantined entry, Kept kept) {
    try {
      mongo.insert(entry);
      tell(kept);
      release(claimed);
      return entry;
    } catch (DuplicateKeyException there) {
      var held = countAgain(entry.id()).orElseThrow(() -> there);
      release(claimed);
      vault.letGo(claimed.content());
      return held;
    }
  }

  private Quarantined entry(Kept kept) {
    return new Quarantined(
        idOf(kept),
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
        1,
        kept.matter(),
        null,
        null);
  }

  /**
   * Takes an entry in hand, as it is now.
   *
   * @throws EntryTaken when somebody else has it in hand, or has dealt with it
   */
  public Quarantined claim(QuarantineId id) {
    var now = clock.instant();
    var free =
        new Criteria()
            .andOperator(
                where("_id").is(id),
                new Criteria()
                    .orOperator(where(CLAIMED_UNTIL).is(null), where(CLAIMED_UNTIL).lte(now)));
    return change(query(free), claimedUntil(now.plus(CLAIM))).orElseThrow(() -> new EntryTaken(id));
  }

  /** Lets go of an entry without having changed anything. */
  public void unclaim(Quarantined claimed) {
    change(held(claimed), unclaimed());
  }

  private static Update claimedUntil(Instant end) {
    return new Update().set(CLAIMED_AS, UUID.randomUUID().toString()).set(CLAIMED_UNTIL, end);
  }

  private static Update unclaimed() {
    return new Update().unset(CLAIMED_AS).unset(CLAIMED_UNTIL);
  }

  private static Query held(Quarantined claimed) {
    return query(where("_id").is(claimed.id()).and(CLAIMED_AS).is(claimed.claimedAs()));
  }

  private Optional<Quarantined> change(Query some, Update update) {
    return Optional.ofNullable(
        mongo.findAndModify(
            some, update, FindAndModifyOptions.options().returnNew(true), Quarantined.class));
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

  private Optional<Quarantined> countAgain(QuarantineId id) {
    return change(query(where("_id").is(id)), new Update().inc("arrivals", 1));
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

  /** Takes a claimed entry out, its bytes having found their place (they stay in the vault). */
  public void release(Quarantined claimed) {
    var released = mongo.findAndRemove(held(claimed), Quarantined.class);
    if (released != null
        && !mongo.exists(query(where("campus").is(released.campus())), Quarantined.class)) {
      events.publishEvent(new NoticeOver(NoticeKind.QUARANTINED, subject(released.campus())));
    }
  }

  /**
   * Lets the bytes of a released entry go, which are not needed. A crash between filing and release
   * may have left them to a version as well: so the sweep asks before they are destroyed.
   */
  public void dropBytes(Quarantined released) {
    vault.letGo(released.content());
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
