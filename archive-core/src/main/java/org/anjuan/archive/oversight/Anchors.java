package org.anjuan.archive.oversight;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.audit.DayEnd;
import org.anjuan.archive.audit.DayVerification;
import org.anjuan.archive.audit.DayVerification.Break;
import org.anjuan.archive.audit.DayVerification.Damage;
import org.anjuan.archive.vault.ArchiveSeal;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;

/** The anchors of past days: made, listed, and held against the chain. */
@Service
public class Anchors {
  private static final int MOST = 400;

  private final MongoCollection<Document> anchors;
  private final AnchorCopies copies;
  private final AuditTrail trail;
  private final ArchiveSeal seal;
  private final Clock clock;

  Anchors(
      MongoOperations mongo, AnchorCopies copies, AuditTrail trail, ArchiveSeal seal, Clock clock) {
    this.anchors =
        mongo
            .getCollection("audit_anchors")
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    this.copies = copies;
    this.trail = trail;
    this.seal = seal;
    this.clock = clock;
  }

  /** Some anchors, the newest first, of days before {@code before}; null: from the newest on. */
  public List<Anchor> list(@Nullable LocalDate before, int limit) {
    var asked = before == null ? new Document() : lt("_id", before.toString());
    return anchors
        .find(asked)
        .sort(descending("_id"))
        .limit(Math.clamp(limit, 1, MOST))
        .map(Anchors::read)
        .into(new ArrayList<>());
  }

  public Optional<Anchor> find(LocalDate day) {
    return Optional.ofNullable(anchors.find(eq("_id", day.toString())).first()).map(Anchors::read);
  }

  /** The public key that checks an anchor, as openssl reads it; empty when it is not ours. */
  public Optional<String> publicKey(Anchor anchor) {
    return seal.publicKeyPem(anchor.key());
  }

  /** All days that were anchored, as far as database and copies know. */
  TreeSet<LocalDate> days() {
    var days = copies.days();
    var last = "";
    while (true) {
      var more =
          anchors.find(gt("_id", last)).sort(ascending("_id")).limit(MOST).into(new ArrayList<>());
      if (more.isEmpty()) {
        return days;
      }
      more.forEach(one -> days.add(LocalDate.parse(one.getString("_id"))));
      last = more.getLast().getString("_id");
    }
  }

  /** Signs how a closed day ends; what somebody else has signed meanwhile, stays. */
  Anchor make(LocalDate day, DayEnd end, DayVerification found) {
    var before = list(day, 1).stream().findFirst();
    var text =
        new AnchorText(
                day,
                end.last().seq(),
                end.last(),
                end.hash(),
                found.firstBreak(),
                before.map(Anchor::day).orElse(null),
                before.map(Anchor::text).map(AnchorText::digest).orElse(null),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                seal.keyId())
            .write();
    var signature = Base64.getEncoder().encodeToString(seal.sign(bytes(text)));
    var anchor = new Anchor(day, text, seal.keyId(), signature);
    copies.keep(anchor);
    try {
      anchors.insertOne(
          new Document("_id", day.toString())
              .append("v", 1)
              .append("text", text)
              .append("key", anchor.key())
              .append("signature", signature));
      return anchor;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      var first = find(day).orElseThrow(() -> e);
      copies.keep(first);
      return first;
    }
  }

  /** What the day's anchor says against a chain that holds by itself; null: nothing. */
  @Nullable Break check(LocalDate day) {
    var stored = find(day).orElse(null);
    var copy = copies.find(day).orElse(null);
    if (stored == null) {
      var later = anchors.find(gt("_id", day.toString())).sort(ascending("_id")).first() != null;
      return copy != null || later ? new Break(1, Damage.ANCHOR_MISSING) : null;
    }
    var content = stored.content().orElse(null);
    if (content == null || !content.day().equals(day) || !isOurs(stored)) {
      return new Break(1, Damage.ANCHOR_FORGED);
    }
    var end = trail.end(day).orElse(null);
    var same =
        end != null && end.last().equals(content.last()) && end.hash().equals(content.hash());
    if (!same || (copy != null && !copy.equals(AnchorCopies.written(stored)))) {
      return new Break(content.last().seq(), Damage.NOT_AS_ANCHORED);
    }
    return null;
  }

  private boolean isOurs(Anchor anchor) {
    return seal.verify(anchor.key(), bytes(anchor.text()), anchor.signatureBytes());
  }

  private static Anchor read(Document document) {
    return new Anchor(
        LocalDate.parse(document.getString("_id")),
        text(document, "text"),
        text(document, "key"),
        text(document, "signature"));
  }

  private static String text(Document document, String field) {
    return document.get(field) instanceof String text ? text : "";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
