package org.anjuan.elasticsearch.module;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Map;
import org.elasticsearch.common.util.concurrent.ThreadContext;
import org.elasticsearch.http.HttpRouteStats;
import org.elasticsearch.http.HttpServerTransport;
import org.elasticsearch.rest.RestChannel;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestResponse;
import org.elasticsearch.rest.RestStatus;

/**
 * Lets a request through when it brings the token, whatever its path; answers 401 to every other.
 * The application of this process brings it as a bearer token; as an API key it comes from an
 * application for which this server is an external one, as tests have it.
 */
final class TokenDispatcher implements HttpServerTransport.Dispatcher {

  private final byte[] bearer;
  private final byte[] apiKey;
  private final HttpServerTransport.Dispatcher next;

  TokenDispatcher(String token, HttpServerTransport.Dispatcher next) {
    if (token.length() < 32) {
      throw new IllegalArgumentException("anjuan.http.token: at least 32 characters");
    }
    this.bearer = ("Bearer " + token).getBytes(UTF_8);
    this.apiKey = ("ApiKey " + token).getBytes(UTF_8);
    this.next = next;
  }

  @Override
  public void dispatchRequest(RestRequest request, RestChannel channel, ThreadContext context) {
    var given = request.header("Authorization");
    if (given != null && brings(given.getBytes(UTF_8))) {
      next.dispatchRequest(request, channel, context);
    } else {
      var refusal = new RestResponse(RestStatus.UNAUTHORIZED, "token required");
      refusal.addHeader("WWW-Authenticate", "Bearer realm=\"anjuan\"");
      channel.sendResponse(refusal);
    }
  }

  private boolean brings(byte[] given) {
    return MessageDigest.isEqual(bearer, given) || MessageDigest.isEqual(apiKey, given);
  }

  @Override
  public void dispatchBadRequest(RestChannel channel, ThreadContext context, Throwable cause) {
    channel.sendResponse(new RestResponse(RestStatus.BAD_REQUEST, "bad request"));
  }

  @Override
  public Map<String, HttpRouteStats> getStats() {
    return next.getStats();
  }
}
