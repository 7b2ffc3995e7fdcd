package org.anjuan.security.sso;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.json.JsonMapper;

/** A small OpenID provider that keeps the rules, and breaks the one it is told to. */
final class OidcServer implements AutoCloseable {
  static final String CLIENT = "anjuan";
  static final String SECRET = "client secret 1";

  /** What it does wrong. */
  enum Fault {
    NONE,
    WRONG_NONCE,
    NO_NONCE,
    WRONG_AUDIENCE,
    WRONG_ISSUER,
    EXPIRED,
    FOREIGN_SIGNATURE,
    ALG_NONE,
    HMAC_WITH_THE_CLIENT_SECRET,
    NO_ID_TOKEN,
    REDIRECTS_THE_TOKEN_REQUEST,
    ENDLESS_ANSWER,
    SILENT
  }

  private record Grant(Map<String, String> asked, Map<String, Object> person) {}

  private final HttpServer server;
  private final Clock clock;
  private static final RSAKey KEY = key("ours");
  private static final RSAKey FOREIGN = key("ours");
  private final Map<String, Grant> grants = new ConcurrentHashMap<>();
  final List<String> requests = new CopyOnWriteArrayList<>();
  volatile Fault fault = Fault.NONE;

  /** Who sits at the provider's own page. */
  volatile Map<String, Object> person = Map.of("sub", "u-1", "employee_no", "1001");

  OidcServer(Clock clock) {
    this.clock = clock;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Thread::startVirtualThread);
    server.createContext("/", this::answer);
    server.start();
  }

  String issuer() {
    return "http://localhost:" + server.getAddress().getPort() + "/realm";
  }

  /** The person consents: where the browser is sent with the code. */
  String authorize(String address) {
    var asked = parameters(address.split("\\?", 2)[1]);
    var code = UUID.randomUUID().toString();
    grants.put(code, new Grant(asked, person));
    return asked.get("redirect_uri")
        + "?code="
        + code
        + "&state="
        + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    requests.add(exchange.getRequestMethod() + " " + path);
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    switch (path) {
      case "/realm/.well-known/openid-configuration" -> discovery(exchange);
      case "/realm/keys" -> send(exchange, 200, new JWKSet(KEY.toPublicJWK()).toString());
      case "/realm/token" -> token(exchange, body);
      default -> send(exchange, 404, "{}");
    }
  }

  private void discovery(HttpExchange exchange) throws IOException {
    if (fault == Fault.SILENT) {
      return;
    }
    var document = new LinkedHashMap<String, Object>();
    document.put("issuer", fault == Fault.WRONG_ISSUER ? issuer() + "/other" : issuer());
    document.put("authorization_endpoint", issuer() + "/authorize");
    document.put("token_endpoint", issuer() + "/token");
    document.put("jwks_uri", issuer() + "/keys");
    document.put("end_session_endpoint", issuer() + "/logout");
    document.put("response_types_supported", List.of("code"));
    document.put("subject_types_supported", List.of("public"));
    document.put("id_token_signing_alg_values_supported", List.of("RS256", "HS256", "none"));
    if (fault == Fault.ENDLESS_ANSWER) {
      document.put("padding", "x".repeat(3_000_000));
    }
    send(exchange, 200, JsonMapper.shared().writeValueAsString(document));
  }

  private void token(HttpExchange exchange, String body) throws IOException {
    if (fault == Fault.REDIRECTS_THE_TOKEN_REQUEST) {
      exchange.getResponseHeaders().add("Location", issuer() + "/elsewhere");
      send(exchange, 307, "");
      return;
    }
    var sent = parameters(body);
    var client =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (CLIENT + ":" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8));
    if (!client.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      send(exchange, 401, "{\"error\":\"invalid_client\"}");
      return;
    }
    var grant = grants.remove(sent.getOrDefault("code", ""));
    if (grant == null
        || !grant.asked().get("redirect_uri").equals(sent.get("redirect_uri"))
        || !"S256".equals(grant.asked().get("code_challenge_method"))
        || !grant.asked().get("code_challenge").equals(s256(sent.get("code_verifier")))) {
      send(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    var answer = new LinkedHashMap<String, Object>();
    answer.put("access_token", UUID.randomUUID().toString());
    answer.put("token_type", "Bearer");
    answer.put("expires_in", 300);
    if (fault != Fault.NO_ID_TOKEN) {
      answer.put("id_token", idToken(grant));
    }
    send(exchange, 200, JsonMapper.shared().writeValueAsString(answer));
  }

  private String idToken(Grant grant) {
    var now = clock.instant();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .audience(fault == Fault.WRONG_AUDIENCE ? "another" : CLIENT)
            .issueTime(Date.from(now.minusSeconds(fault == Fault.EXPIRED ? 7200 : 0)))
            .expirationTime(
                Date.from(now.plus(Duration.ofMinutes(fault == Fault.EXPIRED ? -60 : 5))));
    if (fault != Fault.NO_NONCE) {
      claims.claim("nonce", fault == Fault.WRONG_NONCE ? "another" : grant.asked().get("nonce"));
    }
    grant.person().forEach(claims::claim);
    try {
      return switch (fault) {
        case ALG_NONE -> new PlainJWT(claims.build()).serialize();
        case HMAC_WITH_THE_CLIENT_SECRET -> {
          var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
          token.sign(new MACSigner((SECRET + "0".repeat(32)).getBytes(StandardCharsets.UTF_8)));
          yield token.serialize();
        }
        default -> {
          var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("ours").build();
          var token = new SignedJWT(header, claims.build());
          token.sign(new RSASSASigner(fault == Fault.FOREIGN_SIGNATURE ? FOREIGN : KEY));
          yield token.serialize();
        }
      };
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A log-out token as it should be, for the test to spoil. */
  JWTClaimsSet.Builder logoutClaims() {
    return new JWTClaimsSet.Builder()
        .issuer(issuer())
        .audience(CLIENT)
        .issueTime(Date.from(clock.instant()))
        .expirationTime(Date.from(clock.instant().plusSeconds(120)))
        .jwtID(UUID.randomUUID().toString())
        .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
  }

  /** Signed with the published key, or with another one of the same name. */
  static String signed(JWTClaimsSet claims, boolean ours) {
    try {
      var header =
          new JWSHeader.Builder(JWSAlgorithm.RS256)
              .type(new JOSEObjectType("logout+jwt"))
              .keyID("ours")
              .build();
      var token = new SignedJWT(header, claims);
      token.sign(new RSASSASigner(ours ? KEY : FOREIGN));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  static Map<String, String> parameters(String query) {
    var parameters = new LinkedHashMap<String, String>();
    for (var pair : query.split("&")) {
      var parts = pair.split("=", 2);
      parameters.put(
          parts[0], parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return parameters;
  }

  private static String s256(String verifier) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(digest.digest(String.valueOf(verifier).getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
