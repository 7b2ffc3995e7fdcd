package org.anjuan.archive.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What has been said of one chart number and others: per other chart whether this one was merged
 * into it, or took it up, and since when. An un-merge is a later statement of the contrary; nothing
 * is ever removed.
 */
@Document("chart_links")
record ChartLink(
    @Id String id,
    Map<String, Stated<Boolean>> into,
    Map<String, Stated<Boolean>> absorbed,
    long revision) {

  ChartLink {
    into = Map.copyOf(into);
    absorbed = Map.copyOf(absorbed);
  }

  static ChartLink none(String chart) {
    return new ChartLink(chart, Map.of(), Map.of(), 0);
  }

  ChartLink mergedInto(String other, Stated<Boolean> said) {
    return new ChartLink(id, later(into, other, said), absorbed, revision + 1);
  }

  ChartLink absorbing(String other, Stated<Boolean> said) {
    return new ChartLink(id, into, later(absorbed, other, said), revision + 1);
  }

  boolean saysTheSame(ChartLink other) {
    return into.equals(other.into) && absorbed.equals(other.absorbed);
  }

  /** The charts it is tied to at present, either way. */
  List<String> neighbours() {
    var all = new ArrayList<String>();
    into.forEach((other, said) -> addIf(said, other, all));
    absorbed.forEach((other, said) -> addIf(said, other, all));
    return all;
  }

  /** The latest merge of this chart that holds. */
  Optional<Edge> edge() {
    return into.entrySet().stream()
        .filter(said -> said.getValue().value())
        .map(said -> new Edge(id, said.getKey(), said.getValue().at()))
        .max(Edge.BY_AGE);
  }

  /** One chart merged into another. */
  record Edge(String from, String to, Instant at) {
    static final Comparator<Edge> BY_AGE =
        Comparator.comparing(Edge::at).thenComparing(Edge::to).thenComparing(Edge::from);
  }

  private static void addIf(Stated<Boolean> said, String other, List<String> all) {
    if (said.value()) {
      all.add(other);
    }
  }

  private static Map<String, Stated<Boolean>> later(
      Map<String, Stated<Boolean>> all, String other, Stated<Boolean> said) {
    var changed = new TreeMap<>(all);
    changed.merge(
        other, said, (one, another) -> Objects.requireNonNull(Stated.later(one, another)));
    return changed;
  }
}
