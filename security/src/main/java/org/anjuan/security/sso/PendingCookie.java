package org.anjuan.security.sso;

import static com.mongodb.client.model.Filters.lte;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import org.anjuan.archive.vault.FieldCipher;
import org.anjuan.archive.vault.TamperedField;
import org.anjuan.security.sso.SignOnRefused.Reason;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps a sign-on under way in the browser that began it. Beginning one writes nothing to the
 * store, whoever begins however many; one that comes back is good once.
 */
@Component
class PendingCookie {
  static final String NAME = "ANJUAN_SIGN_ON";
  static final Duration GOOD_FOR = Duration.ofMinutes(10);
  private static final String PATH = "/api/sign-on";
  private static final String DOMAIN = "sign-on.pending";

  private final FieldCipher cipher;
  private final JsonMapper json;
  private final MongoCollection<Document> used;
  private final Clock clock;

  PendingCookie(FieldCipher cipher, JsonMapper json, MongoOperations mongo, Clock clock) {
    this.cipher = cipher;
    this.json = json;
    this.used = mongo.getCollection("sign_on_used");
    this.clock = clock;
  }

  /** Lax: it must come along when the provider sends the browser back. */
  void give(HttpServletRequest request, HttpServletResponse response, Pending pending) {
    var sealed = cipher.seal(DOMAIN, json.writeValueAsString(pending));
    set(request, response, sealed, GOOD_FOR);
  }

  /**
   * Takes it back from the browser; it is used then.
   *
   * @throws SignOnRefused when it is not this provider's and state's, too old, or used before
   */
  Pending take(
      HttpServletRequest request,
      HttpServletResponse response,
      IdentityProvider provider,
      String state) {
    set(request, response, "", Duration.ZERO);
    var pending = read(request).orElseThrow(() -> stale("no cookie"));
    if (!pending.provider().equals(provider.id().value())
        || pending.version() != provider.version()
        || !MessageDigest.isEqual(bytes(pending.state()), bytes(state))) {
      throw stale("another state");
    }
    if (!pending.until().isAfter(clock.instant())) {
      throw stale("too late");
    }
    use(pending);
    return pending;
  }

  /** The language in which it began, for refusals too. */
  Optional<String> language(HttpServletRequest request) {
    return read(request).map(Pending::language);
  }

  private Optional<Pending> read(HttpServletRequest request) {
    var cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
    return Arrays.stream(cookies)
        .filter(cookie -> cookie.getName().equals(NAME) && !cookie.getValue().isEmpty())
        .findFirst()
        .flatMap(cookie -> open(cookie.getValue()));
  }

  private Optional<Pending> open(String sealed) {
    try {
      return Optional.of(json.readValue(cipher.open(DOMAIN, sealed), Pending.class));
    } catch (TamperedField | JacksonException notOurs) {
      return Optional.empty();
    }
  }

  private void use(Pending pending) {
    try {
      used.insertOne(
          new Document("_id", Hashes.hex(pending.state()))
              .append("until", Date.from(pending.until())));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        throw stale("used before");
      }
      throw e;
    }
  }

  /** Reads all of it: as small as ten minutes' sign-ons. */
  @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT10M")
  void forgetOld() {
    used.deleteMany(lte("until", Date.from(clock.instant())));
  }

  private static void set(
      HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
    var cookie =
        ResponseCookie.from(NAME, value)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .path(PATH)
            .maxAge(age)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  private static SignOnRefused stale(String detail) {
    return new SignOnRefused(Reason.STALE, detail);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
