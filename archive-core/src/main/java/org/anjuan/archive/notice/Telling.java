package org.anjuan.archive.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Tells those whom the rules name, in one go for all rules, so that nobody is told twice. Broken
 * off, it is done again and leads to the same messages: their names follow from when the telling
 * began.
 */
@Component
class Telling {
  private final NoticeBook book;
  private final NoticeRules rules;
  private final ObjectProvider<Recipients> recipients;
  private final Inbox inbox;
  private final Pushes pushes;
  private final Clock clock;

  Telling(
      NoticeBook book,
      NoticeRules rules,
      ObjectProvider<Recipients> recipients,
      Inbox inbox,
      Pushes pushes,
      Clock clock) {
    this.book = book;
    this.rules = rules;
    this.recipients = recipients;
    this.inbox = inbox;
    this.pushes = pushes;
    this.clock = clock;
  }

  /** Tells what is to be told now; returns when to look again, when there is more to tell. */
  Optional<Duration> tell(NoticeId id) {
    var found = book.open(id);
    if (found.isEmpty() || found.get().count() <= found.get().toldCount()) {
      return Optional.empty();
    }
    var state = found.get();
    var concerned = rules.all().stream().filter(rule -> rule.concerns(state.notice())).toList();
    if (concerned.isEmpty()) {
      return Optional.empty();
    }
    var pause = pause(state, concerned);
    if (state.telling() == null && pause.isPositive()) {
      return Optional.of(pause);
    }
    book.beginTelling(state, clock.instant()).ifPresent(began -> tell(state, concerned, began));
    return Optional.empty();
  }

  private Duration pause(NoticeState state, List<NoticeRule> concerned) {
    var told = state.toldAt();
    if (told == null) {
      return Duration.ZERO;
    }
    var shortest = concerned.stream().map(NoticeRule::repeatAfter).min(Duration::compareTo);
    return Duration.between(clock.instant(), told.plus(shortest.orElseThrow()));
  }

  private void tell(NoticeState state, List<NoticeRule> concerned, Instant began) {
    var told = new LinkedHashMap<String, Recipient>();
    var ways = new EnumMap<Way, Addressees>(Way.class);
    for (var rule : concerned) {
      for (var one : recipients.getObject().of(rule.audience(), state.notice().campus())) {
        told.put(one.person(), one);
        rule.ways()
            .forEach(way -> ways.computeIfAbsent(way, any -> new Addressees()).add(one, rule));
      }
    }
    told.keySet().forEach(person -> inbox.put(person, state, began));
    ways.forEach((way, addressees) ->
        addressees.byRule.forEach(
            (rule, persons) -> pushes.ask(way, state, began, List.copyOf(persons.values()), rule)));
    book.endTelling(state, began);
  }

  /** Whom one way reaches, each by the first rule that names him. */
  private static final class Addressees {
    private final Map<NoticeRule, Map<String, Recipient>> byRule = new LinkedHashMap<>();

    void add(Recipient one, NoticeRule rule) {
      if (byRule.values().stream().noneMatch(persons -> persons.containsKey(one.person()))) {
        byRule.computeIfAbsent(rule, any -> new LinkedHashMap<>()).put(one.person(), one);
      }
    }
  }
}
