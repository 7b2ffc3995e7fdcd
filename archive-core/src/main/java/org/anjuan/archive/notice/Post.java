package org.anjuan.archive.notice;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Takes what is to be said to the way it goes by. */
@Service
public class Post {
  private final Map<Way, Messenger> messengers = new EnumMap<>(Way.class);
  private final Ways ways;
  private final Pushes pushes;
  private final MessageCalls calls;
  private final NoticeProperties properties;

  Post(
      List<Messenger> messengers,
      Ways ways,
      Pushes pushes,
      MessageCalls calls,
      NoticeProperties properties) {
    messengers.forEach(messenger -> this.messengers.put(messenger.way(), messenger));
    this.ways = ways;
    this.pushes = pushes;
    this.calls = calls;
    this.properties = properties;
  }

  /** Whether settings may name this address. */
  public boolean mayCall(String address) {
    return calls.permits(address);
  }

  /**
   * Sends a few words to one name now, to see whether the way is open.
   *
   * @return why the name was refused; empty when it was told
   * @throws PushTrouble when the way is closed
   */
  public Optional<String> tryOut(Way way, String name, Instant at) {
    var letter =
        new Messenger.Letter(
            "trial-" + at.toEpochMilli(),
            "案卷：试发消息",
            "这是一条试发消息，收到即表示通道可用。This is a trial message.",
            at,
            null);
    return send(way, letter, List.of(name)).values().stream().findFirst();
  }

  /**
   * Sends a push that was asked for.
   *
   * @throws PushTrouble when nobody could be told
   */
  void deliver(Push push) {
    var persons = new HashMap<String, String>();
    push.addresses().forEach((person, name) -> persons.put(name, person));
    var refused = new HashMap<String, String>();
    if (!persons.isEmpty()) {
      send(push.way(), letter(push), List.copyOf(persons.keySet()))
          .forEach((name, why) -> {
            var person = persons.get(name);
            if (person != null) {
              refused.put(person, why);
            }
          });
    }
    pushes.sent(push, refused);
  }

  private Map<String, String> send(Way way, Messenger.Letter letter, List<String> names) {
    var settings =
        ways.find(way)
            .filter(WaySettings::active)
            .orElseThrow(() -> PushTrouble.lasting("this way is not set up"));
    var messenger = messengers.get(way);
    if (messenger == null) {
      throw new IllegalStateException("Nobody goes by " + way);
    }
    return messenger.push(settings, ways.secret(way), letter, names);
  }

  private Messenger.Letter letter(Push push) {
    var base = properties.publicUrl();
    return new Messenger.Letter(
        push.id(),
        "案卷：" + push.kind().text().zh(),
        push.text().zh(),
        push.at(),
        base.isEmpty() ? null : base + "/zh/inbox");
  }
}
