package org.anjuan.archive.notice;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.anjuan.archive.platform.outgoing.ForbiddenAddress;
import org.anjuan.archive.platform.outgoing.OutgoingAddresses;
import org.anjuan.archive.platform.outgoing.OutgoingClient;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls of message interfaces, JSON both ways. Addresses may hold tokens: they are never told. */
@Component
class MessageCalls implements DisposableBean {
  private static final int LONGEST_ANSWER = 256 * 1024;
  private static final int TOO_MANY = 429;

  private final JsonMapper json = new JsonMapper();
  private final OutgoingAddresses addresses;
  private final CloseableHttpClient client;

  MessageCalls(NoticeProperties properties) {
    this.addresses = new OutgoingAddresses(properties.allowPlain());
    try {
      this.client =
          OutgoingClient.of(
              addresses,
              SSLContext.getDefault(),
              properties.connectTimeout(),
              properties.answerTimeout());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void destroy() {
    client.close(CloseMode.GRACEFUL);
  }

  /** Whether settings may name this address. */
  boolean permits(String address) {
    try {
      addresses.permit(address);
      return true;
    } catch (ForbiddenAddress e) {
      return false;
    }
  }

  JsonNode get(String address) {
    return send(new HttpGet(permitted(address)));
  }

  JsonNode post(String address, Map<String, ?> body) {
    return post(address, json.writeValueAsString(body), Map.of());
  }

  JsonNode post(String address, String body, Map<String, String> headers) {
    var request = new HttpPost(permitted(address));
    request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
    headers.forEach(request::setHeader);
    return send(request);
  }

  String write(Map<String, ?> body) {
    return json.writeValueAsString(body);
  }

  private URI permitted(String address) {
    try {
      return addresses.permit(address);
    } catch (ForbiddenAddress e) {
      throw PushTrouble.lasting("the address may not be called");
    }
  }

  private JsonNode send(HttpUriRequestBase request) {
    try {
      return client.execute(request, this::answer);
    } catch (ForbiddenAddress e) {
      throw PushTrouble.lasting("the address leads where nothing may be called");
    } catch (IOException e) {
      throw PushTrouble.passing("not reached: " + e.getClass().getSimpleName());
    }
  }

  private JsonNode answer(ClassicHttpResponse answer) throws IOException {
    var status = answer.getCode();
    if (status >= 500 || status == TOO_MANY) {
      throw PushTrouble.passing("status " + status);
    }
    if (status >= 300) {
      throw PushTrouble.lasting("status " + status);
    }
    var entity = answer.getEntity();
    if (entity == null) {
      return json.createObjectNode();
    }
    try (InputStream in = entity.getContent()) {
      var text = new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
      return text.isBlank() ? json.createObjectNode() : json.readTree(text);
    } catch (JacksonException e) {
      throw PushTrouble.lasting("the answer is no JSON");
    }
  }
}
