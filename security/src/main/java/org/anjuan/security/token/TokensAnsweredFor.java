package org.anjuan.security.token;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.handover.Answering;
import org.anjuan.archive.handover.PassingWork;
import org.anjuan.archive.handover.Person;
import org.anjuan.archive.handover.WorkItem;
import org.anjuan.archive.handover.WorkType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tokens of other systems that hold, by who issued them: somebody must know whom to call. */
@Component
class TokensAnsweredFor implements PassingWork {
  private static final WorkType TYPE =
      new WorkType("system-tokens", "负责的系统令牌", "Tokens of systems answered for");

  private final ApiTokens tokens;
  private final Answering answering;
  private final Clock clock;

  TokensAnsweredFor(ApiTokens tokens, Answering answering, Clock clock) {
    this.tokens = tokens;
    this.answering = answering;
    this.clock = clock;
  }

  @Override
  public WorkType type() {
    return TYPE;
  }

  @Override
  public Found of(Person person, int most) {
    var now = clock.instant();
    var holding =
        tokens.list().stream()
            .filter(token -> !token.revoked())
            .filter(
                token -> token.scope().expires() == null || token.scope().expires().isAfter(now))
            .collect(Collectors.toMap(TokenDetails::id, token -> token));
    var made =
        holding.values().stream()
            .filter(token -> person.id().value().equals(token.createdBy()))
            .map(TokenDetails::id)
            .sorted()
            .toList();
    List<WorkItem> open =
        answering.of(person.id(), TYPE, made).stream()
            .flatMap(id -> Optional.ofNullable(holding.get(id)).stream())
            .map(TokensAnsweredFor::item)
            .toList();
    return Found.of(open, most);
  }

  @Override
  public Passed pass(Actor by, Person from, @Nullable Person to, WorkItem item, String reason) {
    return answering.pass(by, from, to, TYPE, item, reason);
  }

  private static WorkItem item(TokenDetails token) {
    return new WorkItem(token.id(), token.scope().owner(), token.scope().owner());
  }
}
