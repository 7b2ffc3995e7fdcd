package org.anjuan.archive.notice;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anjuan.archive.platform.HospitalZone;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * DingTalk 钉钉: work notices ({@code asyncsend_v2}). The same words reach the same person once a day
 * there: the time of the notice stands in them, so that a new one comes through and a repeated
 * sending does not.
 */
@Component
class DingTalk implements Messenger {
  private static final Set<Integer> TOKEN_ENDED = Set.of(40001, 40014, 42001);

  /** Busy; too many calls. */
  private static final Set<Integer> PASSING = Set.of(-1, 88, 90018, 90002);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final MessageCalls calls;
  private final HospitalZone zone;
  private final AccessTokens tokens;

  DingTalk(MessageCalls calls, HospitalZone zone, Clock clock) {
    this.calls = calls;
    this.zone = zone;
    this.tokens = new AccessTokens(clock);
  }

  @Override
  public Way way() {
    return Way.DINGTALK;
  }

  @Override
  public Map<String, String> push(
      WaySettings settings, String secret, Letter letter, List<String> names) {
    var body = body(settings, letter, names);
    var answer = send(settings, secret, "asyncsend_v2", body);
    if (TOKEN_ENDED.contains(code(answer))) {
      tokens.forget(settings);
      answer = send(settings, secret, "asyncsend_v2", body);
    }
    return refused(settings, secret, checked(answer).path("task_id").asLong(0));
  }

  private JsonNode send(WaySettings settings, String secret, String call, Map<String, ?> body) {
    var token =
        tokens.get(
            settings,
            () ->
                checked(
                    calls.get(
                        settings.base()
                            + "/gettoken?appkey="
                            + encode(settings.account(), UTF_8)
                            + "&appsecret="
                            + encode(secret, UTF_8))));
    return calls.post(
        settings.base()
            + "/topapi/message/corpconversation/"
            + call
            + "?access_token="
            + encode(token, UTF_8),
        body);
  }

  private Map<String, ?> body(WaySettings settings, Letter letter, List<String> names) {
    var text = letter.text() + "\n" + TIME.format(letter.at().atZone(zone.id()));
    var body = new LinkedHashMap<String, Object>();
    body.put("agent_id", Long.valueOf(String.valueOf(settings.agent())));
    body.put("userid_list", String.join(",", names));
    body.put(
        "msg",
        letter.link() == null
            ? Map.of("msgtype", "text", "text", Map.of("content", letter.title() + "\n" + text))
            : Map.of(
                "msgtype",
                "action_card",
                "action_card",
                Map.of(
                    "title",
                    letter.title(),
                    "markdown",
                    "**" + letter.title() + "**\n\n" + text,
                    "single_title",
                    "查看",
                    "single_url",
                    letter.link())));
    return body;
  }

  /** What is known of the sending by now; it goes on there. */
  private Map<String, String> refused(WaySettings settings, String secret, long task) {
    var asked = Map.of("agent_id", Long.valueOf(String.valueOf(settings.agent())), "task_id", task);
    var result = send(settings, secret, "getsendresult", asked).path("send_result");
    var refused = new HashMap<String, String>();
    for (var field : List.of("invalid_user_id_list", "forbidden_user_id_list")) {
      for (var name : result.path(field)) {
        refused.put(name.asString(""), field.substring(0, field.indexOf('_')));
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
