package org.anjuan.security.token;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
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
  private static final Set<Right> GRANTABLE =
      Set.of(Right.INTAKE_PUSH, Right.SYSTEM_MONITOR, Right.METRICS_READ, Right.WALL_DISPLAY);

  /** A station's key has this right alone, and is given where the station is registered. */
  private static final Set<Right> STATION = Set.of(Right.STATION_UPLOAD);

  private static final Duration NOTE_USE_EVERY = Duration.ofMinutes(1);

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
   * Issues a token for every campus and from every address. On record before it is valid.
   *
   * @param owner the system that will use it, as the audit trail shall name it
   * @param expires null for a token that does not expire
   * @throws IllegalArgumentException for rights that no token may have
   */
  public IssuedToken issue(Actor by, String owner, Set<Right> rights, @Nullable Instant expires) {
    return issue(by, new TokenScope(owner, rights, expires, Set.of(), List.of()));
  }

  /**
   * Issues a token. On record before it is valid.
   *
   * @throws IllegalArgumentException for rights that no token may have
   */
  public IssuedToken issue(Actor by, TokenScope scope) {
    if (scope.rights().isEmpty() || !isIssuable(scope.rights())) {
      throw new IllegalArgumentException("token: rights out of " + GRANTABLE);
    }
    var id = randomHex(8);
    var secret = randomHex(32);
    audit.append(
        AuditEvent.of(by, AuditAction.TOKEN_CREATED, clock.instant())
            .detail(
                "%s %s %s %s %s %s"
                    .formatted(
                        id,
                        scope.owner(),
                        scope.rights(),
                        scope.campuses(),
                        scope.addresses(),
                        scope.expires())));
    tokens.insertOne(TokenDocuments.write(id, hash(secret), scope, by, clock.instant()));
    return new IssuedToken(id, "anj_" + id + "_" + secret);
  }

  private static boolean isIssuable(Set<Right> rights) {
    return GRANTABLE.containsAll(rights) || rights.equals(STATION);
  }

  /** The rights that people may give a token of another system. */
  public static Set<Right> grantable() {
    return GRANTABLE;
  }

  /** All tokens, the revoked ones too, the latest first. There are dozens, not thousands. */
  public List<TokenDetails> list() {
    return tokens.find().into(new ArrayList<Document>()).stream()
        .map(TokenDocuments::details)
        .sorted(Comparator.comparing(TokenDetails::createdAt).reversed())
        .toList();
  }

  /**
   * Ends a token at once. On record before it ends.
   *
   * @return false when there is none of this id
   */
  public boolean revoke(Actor by, String id) {
    if (tokens.find(eq("_id", id)).first() == null) {
      return false;
    }
    audit.append(AuditEvent.of(by, AuditAction.TOKEN_REVOKED, clock.instant()).detail(id));
    revoke(id);
    return true;
  }

  /** Ends a token at once. */
  public void revoke(String id) {
    tokens.updateOne(eq("_id", id), Updates.set("revoked", true));
  }

  /**
   * Who calls with this token, from this address.
   *
   * @throws BadToken when it does not open the door
   */
  Caller check(String value, @Nullable String address) {
    var shown = ShownToken.read(value);
    var stored = shown == null ? null : tokens.find(eq("_id", shown.id())).first();
    if (shown == null || stored == null) {
      throw new BadToken();
    }
    var token = TokenDocuments.details(stored);
    var scope = token.scope();
    var actor = Actor.token(token.id(), scope.owner(), scope.rights());
    if (!MessageDigest.isEqual(
        bytes(hash(shown.secret())), bytes(stored.getString("secretHash")))) {
      refuse(actor, "wrong secret");
    }
    var now = clock.instant();
    if (token.revoked() || (scope.expires() != null && !scope.expires().isAfter(now))) {
      refuse(actor, "expired or revoked");
    }
    if (!scope.opensFrom(address)) {
      refuse(actor, "address");
    }
    noteUse(token, now, address);
    return new Caller(actor, scope.campuses());
  }

  /**
   * Who calls.
   *
   * @param campuses whose documents it may bring; none: of every campus
   */
  record Caller(Actor actor, Set<String> campuses) {}

  private void noteUse(TokenDetails token, Instant now, @Nullable String address) {
    var last = token.lastUsed();
    if (last == null || last.plus(NOTE_USE_EVERY).isBefore(now)) {
      tokens.updateOne(
          eq("_id", token.id()),
          Updates.combine(
              Updates.set("lastUsed", Date.from(now)), Updates.set("lastAddress", address)));
    }
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
