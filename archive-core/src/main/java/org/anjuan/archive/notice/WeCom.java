package org.anjuan.archive.notice;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * WeCom 企业微信: application messages (developer documents 90236, 90372). A message is not sent twice
 * within half an hour: WeCom compares.
 */
@Component
class WeCom implements Messenger {
  private static final int ALL_REFUSED = 81013;
  private static final Set<Integer> TOKEN_ENDED = Set.of(40014, 41001, 42001);

  /** Busy; too many calls; too many at once. */
  private static final Set<Integer> PASSING = Set.of(-1, 45009, 45033);

  private final MessageCalls calls;
  private final AccessTokens tokens;

  WeCom(MessageCalls calls, Clock clock) {
    this.calls = calls;
    this.tokens = new AccessTokens(clock);
  }

  @Override
  public Way way() {
    return Way.WECOM;
  }

  @Override
  public Map<String, String> push(
      WaySettings settings, String secret, Letter letter, List<String> names) {
    var body = body(settings, letter, names);
    var answer = send(settings, secret, body);
    if (TOKEN_ENDED.contains(code(answer))) {
      tokens.forget(settings);
      answer = send(settings, secret, body);
    }
    if (code(answer) == ALL_REFUSED) {
      var all = new HashMap<String, String>();
      names.forEach(name -> all.put(name, "unknown there, or may not see the application"));
      return all;
    }
    return refused(checked(answer));
  }

  private JsonNode send(WaySettings settings, String secret, Map<String, ?> body) {
    var token =
        tokens.get(
            settings,
            () ->
                checked(
                    calls.get(
                        settings.base()
                            + "/cgi-bin/gettoken?corpid="
                            + encode(settings.account(), UTF_8)
                            + "&corpsecret="
                            + encode(secret, UTF_8))));
    return calls.post(
        settings.base() + "/cgi-bin/message/send?access_token=" + encode(token, UTF_8), body);
  }

  private static Map<String, ?> body(WaySettings settings, Letter letter, List<String> names) {
    var body = new LinkedHashMap<String, Object>();
    body.put("touser", String.join("|", names));
    body.put("agentid", Long.valueOf(String.valueOf(settings.agent())));
    if (letter.link() == null) {
      body.put("msgtype", "text");
      body.put("text", Map.of("content", letter.title() + "\n" + letter.text()));
    } else {
      body.put("msgtype", "textcard");
      body.put(
          "textcard",
          Map.of(
              "title", letter.title(),
              "description", letter.text(),
              "url", letter.link(),
              "btntxt", "查看"));
    }
    body.put("enable_duplicate_check", 1);
    body.put("duplicate_check_interval", 1_800);
    return body;
  }

  private static Map<String, String> refused(JsonNode answer) {
    var refused = new HashMap<String, String>();
    for (var field : List.of("invaliduser", "unlicenseduser")) {
      for (var name : answer.path(field).asString("").split("\\|")) {
        if (!name.isBlank()) {
          refused.put(name, field);
        }
      }
    }
    return refused;
  }

  private static int code(JsonNode answer) {
    return answer.path("errcode").asInt(0);
  }

  private static JsonNode checked(JsonNode answer) {
    var code = code(answer);
    if (code == 0) {
      return answer;
    }
    var told = "errcode " + code;
    throw PASSING.contains(code) ? PushTrouble.passing(told) : PushTrouble.lasting(told);
  }
}
