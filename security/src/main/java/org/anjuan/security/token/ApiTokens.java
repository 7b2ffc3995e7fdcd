package org.anjuan.security.token;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.archive.audit.AuditTrail;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;

/** Tokens of other systems. */
@Service
public class ApiTokens {
  private static final Set<Right> GRANTABLE = Set.of(Right.INTAKE_PUSH);
  private static final Pattern FORM = Pattern.compile("anj_([0-9a-f]{16})_([0-9a-f]{64})");

  private final MongoCollection<Document> tokens;
  private final AuditTrail audit;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  ApiTokens(MongoOperations mongo, AuditTrail audit, Clock clock) {
    this.tokens = mongo.getCollection("api_tokens");
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Issues a token. On record before it is valid.
   *
   * @param owner the system that will use it, as the audit trail shall name it
   * @param expires null for a token that does not expire
   * @throws IllegalArgumentException for rights that no token may have
   */
  public IssuedToken issue(Actor by, String owner, Set<Right> rights, @Nullable Instant expires) {
    if (rights.isEmpty() || !GRANTABLE.containsAll(rights) || owner.isBlank()) {
      throw new IllegalArgumentException("token: an owner, and rights out of " + GRANTABLE);
    }
    var id = randomHex(8);
    var secret = randomHex(32);
    audit.append(
        AuditEvent.of(by, AuditAction.TOKEN_CREATED, clock.instant())
            .detail(id + " " + owner + " " + rights));
    tokens.insertOne(
        new Document("_id", id)
            .append("secretHash", hash(secret))
            .append("owner", owner)
            .append("rights", rights.stream().map(Right::name).toList())
            .append("expires", expires == null ? null : Date.from(expires))
            .append("revoked", false)
            .append("createdAt", Date.from(clock.instant())));
    return new IssuedToken(id, "anj_" + id + "_" + secret);
  }

  /** Ends a token at once. */
  public void revoke(String id) {
    tokens.updateOne(eq("_id", id), Updates.set("revoked", true));
  }

  /**
   * Who calls with this token.
   *
   * @throws BadToken when it does not open the door
   */
  Actor check(String value) {
    var form = FORM.matcher(value);
    var stored = form.matches() ? tokens.find(eq("_id", form.group(1))).first() : null;
    if (stored == null) {
      throw new BadToken();
    }
    Set<Right> rights =
        stored.getList("rights", String.class).stream()
            .map(Right::valueOf)
            .collect(Collectors.toSet());
    var actor = Actor.token(stored.getString("_id"), stored.getString("owner"), rights);
    if (!MessageDigest.isEqual(bytes(hash(form.group(2))), bytes(stored.getString("secretHash")))) {
      refuse(actor, "wrong secret");
    }
    var expires = stored.getDate("expires");
    if (stored.getBoolean("revoked")
        || (expires != null && !expires.toInstant().isAfter(clock.instant()))) {
      refuse(actor, "expired or revoked");
    }
    return actor;
  }

  private void refuse(Actor actor, String detail) {
    audit.append(
        AuditEvent.of(actor, AuditAction.TOKEN_REFUSED, clock.instant())
            .outcome(AuditOutcome.REFUSED)
            .detail(detail));
    throw new BadToken();
  }

  private String randomHex(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** The secret is random and long: a slow hash would protect nothing more. */
  private static String hash(String secret) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(secret)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
