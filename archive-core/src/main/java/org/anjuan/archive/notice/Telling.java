package org.anjuan.archive.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Tells those whom the rules name, in one go for all rules, so that nobody is told twice. Broken
 * off, it is done again and leads to the same messages: their names follow from when the telling
 * began.
 */
@Component
class Telling {
  /** The rules' audience may come yet: accounts are opened, people get their roles. */
  static final Duration NOBODY_THERE = Duration.ofMinutes(1);

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
    var audience = Told.by(concerned, rule -> of(rule, state));
    if (audience.persons().isEmpty()) {
      return Optional.of(NOBODY_THERE);
    }
    book.beginTelling(state, clock.instant()).ifPresent(began -> tell(state, audience, began));
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

  private List<Recipient> of(NoticeRule rule, NoticeState state) {
    return recipients.getObject().of(rule.audience(), state.notice().campus());
  }

  private void tell(NoticeState state, Told audience, Instant began) {
    audience.persons().forEach(person -> inbox.put(person, state, began));
    audience
        .ways()
        .forEach((way, addressees) ->
            addressees.byRule.forEach((rule, persons) ->
                pushes.ask(way, state, began, List.copyOf(persons.values()), rule)));
    book.endTelling(state, began);
  }

  /** Who is told, and by which ways outside. */
  private record Told(Set<String> persons, Map<Way, Addressees> ways) {

    static Told by(List<NoticeRule> concerned, Function<NoticeRule, List<Recipient>> of) {
      var persons = new LinkedHashSet<String>();
      var ways = new EnumMap<Way, Addressees>(Way.class);
      for (var rule : concerned) {
        for (var one : of.apply(rule)) {
          persons.add(one.person());
          rule.ways()
              .forEach(way -> ways.computeIfAbsent(way, any -> new Addressees()).add(one, rule));
        }
      }
      return new Told(persons, ways);
    }
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
