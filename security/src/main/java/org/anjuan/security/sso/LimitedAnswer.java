package org.anjuan.security.sso;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.util.unit.DataSize;

/** An answer that was read whole, and was not too long. */
final class LimitedAnswer implements ClientHttpResponse {
  private final HttpStatusCode status;
  private final String statusText;
  private final HttpHeaders headers;
  private final byte[] body;

  private LimitedAnswer(
      HttpStatusCode status, String statusText, HttpHeaders headers, byte[] body) {
    this.status = status;
    this.statusText = statusText;
    this.headers = headers;
    this.body = body;
  }

  /**
   * Reads an answer, which is closed then.
   *
   * @throws ProviderTrouble when it is longer than the limit
   */
  static LimitedAnswer of(ClientHttpResponse answer, DataSize limit) throws IOException {
    try (answer) {
      var most = Math.toIntExact(limit.toBytes());
      var body = answer.getBody().readNBytes(most + 1);
      if (body.length > most) {
        throw new ProviderTrouble(Finding.TOO_LONG, "more than " + limit);
      }
      return new LimitedAnswer(
          answer.getStatusCode(), answer.getStatusText(), answer.getHeaders(), body);
    }
  }

  @Override
  public HttpStatusCode getStatusCode() {
    return status;
  }

  @Override
  public String getStatusText() {
    return statusText;
  }

  @Override
  public HttpHeaders getHeaders() {
    return headers;
  }

  @Override
  public InputStream getBody() {
    return new ByteArrayInputStream(body);
  }

  @Override
  public void close() {}
}
