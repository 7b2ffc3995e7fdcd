package org.anjuan.ingest.collect.channel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.anjuan.archive.platform.outgoing.ForbiddenAddress;
import org.anjuan.archive.platform.outgoing.OutgoingClient;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.io.CloseMode;

/**
 * Calls to one source by HTTP: to its own host and the one allowed beside it, through the house's
 * way out. (The JDK's client can't be told to which of a name's addresses to go.)
 */
final class HttpCalls implements AutoCloseable {
  private final HttpPullSettings settings;
  private final Credentials credentials;
  private final CollectProperties properties;
  private final Pace pace;
  private final URI base;
  private final CloseableHttpClient client;

  HttpCalls(
      HttpPullSettings settings,
      Credentials credentials,
      CollectProperties properties,
      SourceAddresses addresses,
      Pace pace)
      throws IOException {
    this.settings = settings;
    this.credentials = credentials;
    this.properties = properties;
    this.pace = pace;
    var authorityEnds = settings.list().indexOf('/', settings.list().indexOf("//") + 2);
    this.base =
        URI.create(
            authorityEnds < 0 ? settings.list() : settings.list().substring(0, authorityEnds));
    this.client =
        OutgoingClient.of(
            addresses.rule(), tls(), properties.connectTimeout(), properties.answerTimeout());
  }

  private SSLContext tls() throws IOException {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, Certificates.trusting(settings.certificates()), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** A whole answer, which must not be too long. */
  String text(URI address) throws IOException {
    try (var answer = get(address)) {
      var most = Math.toIntExact(properties.listLimit().toBytes());
      var bytes = answer.stream().readNBytes(most + 1);
      if (bytes.length > most) {
        throw new SourceTrouble(Trouble.TOO_LONG, "anjuan.collect.list-limit");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /** An answer as it comes; cut short, it fails. */
  Content get(URI address) throws IOException {
    var response = call(new HttpGet(permitted(address)));
    var entity = response.getEntity();
    if (entity == null) {
      response.close();
      throw new SourceTrouble(Trouble.NOT_UNDERSTOOD, "an answer without content");
    }
    var size = entity.getContentLength() < 0 ? null : entity.getContentLength();
    var whole =
        new FilterInputStream(pace.slowed(entity.getContent())) {
          @Override
          public void close() throws IOException {
            response.close(); // what was not read is not waited for
          }
        };
    return new Content(whole, size);
  }

  void post(URI address) throws IOException {
    call(new HttpPost(permitted(address))).close();
  }

  private ClassicHttpResponse call(ClassicHttpRequest request) throws IOException {
    pace.request();
    sign(request);
    var response = sent(request);
    var status = response.getCode();
    if (status >= 200 && status < 300) {
      return response;
    }
    response.close();
    throw new SourceTrouble(
        switch (status) {
          case 401 -> Trouble.LOG_IN_REFUSED;
          case 404, 410 -> Trouble.GONE;
          default -> Trouble.REFUSED;
        },
        "status " + status);
  }

  private ClassicHttpResponse sent(ClassicHttpRequest request) throws IOException {
    try {
      return client.executeOpen(null, request, null);
    } catch (ForbiddenAddress e) {
      throw new SourceTrouble(Trouble.ADDRESS_NOT_ALLOWED, e);
    }
  }

  private void sign(ClassicHttpRequest request) {
    switch (settings.logIn()) {
      case HttpPullSettings.Nobody _ -> {}
      case HttpPullSettings.Bearer _ ->
          request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + credentials.get(Secret.TOKEN));
      case HttpPullSettings.Basic(var user) ->
          request.setHeader(HttpHeaders.AUTHORIZATION, "Basic " + basic(user));
      case HttpPullSettings.Header(var name) ->
          request.setHeader(name, String.valueOf(credentials.get(Secret.TOKEN)));
    }
  }

  private String basic(String user) {
    var text = user + ":" + credentials.get(Secret.PASSWORD);
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The source itself says where downloads and further pages are: not everywhere. */
  private URI permitted(URI address) throws IOException {
    var host = address.getHost();
    var own = String.valueOf(base.getRawAuthority()).equalsIgnoreCase(address.getRawAuthority());
    if (host == null
        || address.getUserInfo() != null
        || !(own && base.getScheme().equals(address.getScheme()) || isAllowedBeside(address))) {
      throw new SourceTrouble(Trouble.ADDRESS_NOT_ALLOWED, "another host than the list's");
    }
    return address;
  }

  private boolean isAllowedBeside(URI address) {
    var beside = settings.allowedHost();
    return beside != null
        && List.of("http", "https").contains(address.getScheme())
        && beside.equalsIgnoreCase(address.getRawAuthority())
        && (base.getScheme().equals("http") || address.getScheme().equals("https"));
  }

  /** An address that may be relative to the list's host. */
  URI resolve(String text) throws IOException {
    try {
      return base.resolve(text);
    } catch (IllegalArgumentException e) {
      throw new SourceTrouble(Trouble.NOT_UNDERSTOOD, "address");
    }
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }
}
