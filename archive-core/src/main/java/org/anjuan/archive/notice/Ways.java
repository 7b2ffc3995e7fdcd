package org.anjuan.archive.notice;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.util.Optional;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.vault.FieldCipher;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;

/** The ways' settings. Who writes says so in the audit trail before. */
@Service
public class Ways {
  private static final String DOMAIN = "notice.way.";

  private final MongoCollection<Document> ways;
  private final FieldCipher cipher;

  Ways(MongoOperations mongo, FieldCipher cipher) {
    this.ways = mongo.getCollection("notice_ways");
    this.cipher = cipher;
  }

  public Optional<WaySettings> find(Way way) {
    return Optional.ofNullable(ways.find(eq("_id", way.name())).first()).map(Ways::read);
  }

  /**
   * Writes settings of revision 1, or of the one after that which was read.
   *
   * @param secret null: as it was
   * @return false when somebody else was faster
   */
  public boolean put(WaySettings settings, @Nullable String secret) {
    var way = settings.way().name();
    var former = ways.find(eq("_id", way)).first();
    if (secret != null && (secret.isBlank() || secret.length() > 300)) {
      throw new InvalidValue("secret");
    }
    if (secret == null && (former == null || movedTo(former, settings))) {
      // A stored secret must not be sent to an address that somebody has just typed.
      throw new InvalidValue("secret");
    }
    var sealed =
        secret == null && former != null
            ? former.getString("secret")
            : cipher.seal(DOMAIN + way, secret == null ? "" : secret);
    var document =
        new Document("_id", way)
            .append("address", settings.address())
            .append("account", settings.account())
            .append("agent", settings.agent())
            .append("active", settings.active())
            .append("revision", settings.revision())
            .append("secret", sealed);
    if (settings.revision() > 1) {
      var asRead = and(eq("_id", way), eq("revision", settings.revision() - 1));
      return ways.replaceOne(asRead, document).getMatchedCount() > 0;
    }
    try {
      ways.insertOne(document);
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  private static boolean movedTo(Document former, WaySettings settings) {
    return !settings.address().equals(former.getString("address"));
  }

  String secret(Way way) {
    var found = ways.find(eq("_id", way.name())).first();
    return found == null ? "" : cipher.open(DOMAIN + way.name(), found.getString("secret"));
  }

  private static WaySettings read(Document stored) {
    return new WaySettings(
        Way.valueOf(stored.getString("_id")),
        stored.getString("address"),
        stored.getString("account"),
        stored.getString("agent"),
        stored.getBoolean("active", false),
        stored.getLong("revision"));
  }
}
