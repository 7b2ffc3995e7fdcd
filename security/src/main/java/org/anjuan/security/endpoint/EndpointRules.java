package org.anjuan.security.endpoint;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.anjuan.archive.access.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What a request must bring, endpoint by endpoint: all tables together, and the one place that
 * decides. The most exact row that fits decides; a request that fits none is refused. Every
 * endpoint has a row of its own: a test reads these tables and all controllers.
 */
@Component
public final class EndpointRules {
  private final List<Row> rows;

  EndpointRules(List<EndpointTable> tables) {
    rows =
        tables.stream()
            .flatMap(table -> table.rules().stream())
            .map(Row::of)
            .sorted(Comparator.comparing(Row::pattern))
            .toList();
    var seen = new HashSet<String>();
    for (var rule : rules()) {
      if (!seen.add(rule.endpoint())) {
        throw new IllegalStateException("two rules for " + rule.endpoint());
      }
    }
  }

  public List<Rule> rules() {
    return rows.stream().map(Row::rule).toList();
  }

  /** The rule for a request; none means that it is refused. HEAD counts as GET. */
  public Optional<Rule> find(HttpMethod method, String path) {
    var asked = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
    var parsed = PathContainer.parsePath(path);
    return rows.stream().filter(row -> row.fits(asked, parsed)).map(Row::rule).findFirst();
  }

  /**
   * Whether this actor may call this.
   *
   * @param actor null for somebody who is not logged in
   */
  public boolean allows(@Nullable Actor actor, HttpMethod method, String path) {
    return find(method, path).filter(rule -> meets(actor, rule.requirement())).isPresent();
  }

  /** What stays open to somebody who must change the password or set up a second factor first. */
  public boolean isOpenBeforeDuties(HttpMethod method, String path) {
    return find(method, path).filter(Rule::beforeDuties).isPresent();
  }

  private static boolean meets(@Nullable Actor actor, Requirement requirement) {
    return switch (requirement) {
      case Requirement.Public _ -> true;
      case Requirement.AnyUser _ -> actor != null && actor.tokenRights().isEmpty();
      case Requirement.Needs(var right) -> actor != null && actor.holds(right);
      case Requirement.SignedLink _ -> false;
    };
  }

  private record Row(Rule rule, PathPattern pattern) {
    static Row of(Rule rule) {
      return new Row(rule, PathPatternParser.defaultInstance.parse(rule.pattern()));
    }

    boolean fits(HttpMethod method, PathContainer path) {
      return rule.method().equals(method) && pattern.matches(path);
    }
  }
}
