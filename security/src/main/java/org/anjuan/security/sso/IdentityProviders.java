package org.anjuan.security.sso;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.vault.FieldCipher;
import org.anjuan.security.sso.ProviderRefused.Reason;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * The providers as the security administrator set them up. A secret goes in and never comes out
 * again; every change is on record before it holds.
 */
@Service
public class IdentityProviders {
  private static final String SECRET = "identity-provider.secret";
  private static final int MOST = 50;
  private static final int LONGEST_SECRET = 1024;

  private final MongoCollection<Document> providers;
  private final FieldCipher cipher;
  private final JsonMapper json;
  private final AuditTrail audit;
  private final Clock clock;

  IdentityProviders(
      MongoOperations mongo, FieldCipher cipher, JsonMapper json, AuditTrail audit, Clock clock) {
    this.providers = mongo.getCollection("identity_providers");
    this.cipher = cipher;
    this.json = json;
    this.audit = audit;
    this.clock = clock;
  }

  /** All of them in their order. */
  public List<IdentityProvider> all() {
    return providers.find().limit(MOST).into(new ArrayList<Document>()).stream()
        .map(this::read)
        .sorted(
            Comparator.comparingInt(IdentityProvider::position)
                .thenComparing(provider -> provider.id().value()))
        .toList();
  }

  /** One of them, enabled or not. */
  public Optional<IdentityProvider> find(ProviderId id) {
    return Optional.ofNullable(providers.find(eq("_id", id.value())).first()).map(this::read);
  }

  /**
   * Sets up a new one.
   *
   * @param secret null for none: a public client, CAS, or a directory that may be searched by all
   * @throws ProviderRefused when the id is taken
   */
  public IdentityProvider add(Actor by, IdentityProvider wanted, @Nullable String secret) {
    checkSecret(secret);
    if (find(wanted.id()).isPresent()) {
      throw new ProviderRefused(Reason.EXISTS);
    }
    if (all().size() >= MOST) {
      throw new ProviderRefused(Reason.TOO_MANY);
    }
    // Not 1: what was remembered of one of the same name that was removed must not fit.
    var added = wanted.kept(secret != null, clock.millis());
    record(by, "added " + described(added));
    try {
      providers.insertOne(write(added, secret == null ? null : seal(wanted.id(), secret)));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        throw new ProviderRefused(Reason.EXISTS);
      }
      throw e;
    }
    return added;
  }

  /**
   * Changes one.
   *
   * @param wanted names the version it was made from
   * @param secret a new one; null keeps the present one, as long as the provider's address stays
   * @throws ProviderRefused when it is not there, or has changed meanwhile
   */
  public IdentityProvider change(Actor by, IdentityProvider wanted, @Nullable String secret) {
    checkSecret(secret);
    var stored = stored(wanted.id());
    var present = read(stored);
    if (present.version() != wanted.version()) {
      throw new ProviderRefused(Reason.CHANGED_MEANWHILE);
    }
    if (!present.settings().getClass().equals(wanted.settings().getClass())) {
      throw new ProviderRefused(Reason.KIND_FIXED);
    }
    if (secret == null && present.hasSecret() && !present.peer().equals(wanted.peer())) {
      throw new ProviderRefused(Reason.SECRET_NEEDED);
    }
    var sealed = secret == null ? stored.getString("secret") : seal(wanted.id(), secret);
    var changed = wanted.kept(sealed != null, wanted.version() + 1);
    record(by, "changed " + described(changed) + (secret == null ? "" : ", secret"));
    var done =
        providers.replaceOne(
            and(eq("_id", wanted.id().value()), eq("version", wanted.version())),
            write(changed, sealed));
    if (done.getMatchedCount() != 1) {
      throw new ProviderRefused(Reason.CHANGED_MEANWHILE);
    }
    return changed;
  }

  /** Takes one away, its secret included. Sessions that began with it go on. */
  public void remove(Actor by, ProviderId id, long version) {
    if (read(stored(id)).version() != version) {
      throw new ProviderRefused(Reason.CHANGED_MEANWHILE);
    }
    record(by, "removed " + id);
    var filter = and(eq("_id", id.value()), eq("version", version));
    if (providers.deleteOne(filter).getDeletedCount() != 1) {
      throw new ProviderRefused(Reason.CHANGED_MEANWHILE);
    }
  }

  @Nullable String secret(ProviderId id) {
    var sealed = stored(id).getString("secret");
    return sealed == null ? null : cipher.open(SECRET + "." + id, sealed);
  }

  private Document stored(ProviderId id) {
    var found = providers.find(eq("_id", id.value())).first();
    if (found == null) {
      throw new ProviderRefused(Reason.NO_SUCH_PROVIDER);
    }
    return found;
  }

  private String seal(ProviderId id, String secret) {
    return cipher.seal(SECRET + "." + id, secret);
  }

  private static void checkSecret(@Nullable String secret) {
    if (secret != null && (secret.isEmpty() || secret.length() > LONGEST_SECRET)) {
      throw new InvalidValue("secret");
    }
  }

  private String described(IdentityProvider provider) {
    return provider.id()
        + (provider.enabled() ? " enabled " : " disabled ")
        + json.writeValueAsString(provider.settings())
        + " "
        + json.writeValueAsString(provider.provisioning());
  }

  private void record(Actor by, String detail) {
    audit.append(
        AuditEvent.of(by, AuditAction.SIGN_ON_SETTINGS_CHANGED, clock.instant()).detail(detail));
  }

  private Document write(IdentityProvider provider, @Nullable String sealed) {
    return new Document("_id", provider.id().value())
        .append("zh", provider.zh())
        .append("en", provider.en())
        .append("position", provider.position())
        .append("enabled", provider.enabled())
        .append("settings", json.writeValueAsString(provider.settings()))
        .append("provisioning", json.writeValueAsString(provider.provisioning()))
        .append("certificates", provider.certificates())
        .append("secret", sealed)
        .append("version", provider.version());
  }

  private IdentityProvider read(Document stored) {
    return new IdentityProvider(
        new ProviderId(stored.getString("_id")),
        stored.getString("zh"),
        stored.getString("en"),
        stored.getInteger("position"),
        stored.getBoolean("enabled"),
        json.readValue(stored.getString("settings"), ProviderSettings.class),
        json.readValue(stored.getString("provisioning"), Provisioning.class),
        stored.getString("certificates"),
        stored.getString("secret") != null,
        stored.getLong("version"));
  }
}
