package org.anjuan.archive.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.anjuan.archive.record.ChartLink.Edge;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Which chart numbers are one patient's by now. Merges and un-merges are statements with times, per
 * pair of charts, so that repeated and late ones end alike. Who survives is worked out from all of
 * them: a chart goes where its latest merge says; where that runs in a circle (an inverse merge,
 * say), the oldest link of the circle yields.
 */
@Component
class ChartLinks {
  private static final int MOST_TRIES = 200;
  private static final int MOST_CHARTS = 1_000;

  private final MongoOperations mongo;

  ChartLinks(MongoOperations mongo) {
    this.mongo = mongo;
  }

  /** Says of two charts whether the first one has been merged into the second. */
  void say(String prior, String surviving, Stated<Boolean> merged) {
    change(prior, link -> link.mergedInto(surviving, merged));
    change(surviving, link -> link.absorbing(prior, merged));
  }

  /** The chart that stands for this one now. */
  String root(String chart) {
    return rootIn(chart, around(chart));
  }

  /** All charts of the same patient, this one among them, sorted. */
  Set<String> family(String chart) {
    var links = around(chart);
    var root = rootIn(chart, links);
    var all = new TreeSet<String>();
    for (var member : links.keySet()) {
      if (rootIn(member, links).equals(root)) {
        all.add(member);
      }
    }
    all.add(chart);
    return all;
  }

  private static String rootIn(String chart, Map<String, ChartLink> links) {
    var yielded = new TreeSet<String>();
    while (true) {
      var way = new ArrayList<Edge>();
      var at = chart;
      var circle = List.<Edge>of();
      while (circle.isEmpty()) {
        var edge = edge(at, links, yielded);
        if (edge == null) {
          return at;
        }
        way.add(edge);
        at = edge.to();
        circle = closing(way, at);
      }
      yielded.add(Collections.min(circle, Edge.BY_AGE).from());
    }
  }

  private static @Nullable Edge edge(
      String chart, Map<String, ChartLink> links, Collection<String> yielded) {
    var link = links.get(chart);
    return link == null || yielded.contains(chart) ? null : link.edge().orElse(null);
  }

  private static List<Edge> closing(List<Edge> way, String at) {
    for (int i = 0; i < way.size(); i++) {
      if (way.get(i).from().equals(at)) {
        return List.copyOf(way.subList(i, way.size()));
      }
    }
    return List.of();
  }

  private Map<String, ChartLink> around(String chart) {
    var found = new HashMap<String, ChartLink>();
    var open = new ArrayDeque<>(List.of(chart));
    while (!open.isEmpty() && found.size() < MOST_CHARTS) {
      var next = open.removeFirst();
      if (!found.containsKey(next)) {
        var link = find(next);
        found.put(next, link);
        open.addAll(link.neighbours());
      }
    }
    return found;
  }

  private ChartLink find(String chart) {
    var link = mongo.findById(chart, ChartLink.class);
    return link == null ? ChartLink.none(chart) : link;
  }

  private void change(String chart, UnaryOperator<ChartLink> step) {
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      var before = find(chart);
      var after = step.apply(before);
      if (after.saysTheSame(before) || write(after)) {
        return;
      }
    }
    throw new ChartContended();
  }

  private boolean write(ChartLink changed) {
    try {
      if (changed.revision() == 1) {
        mongo.insert(changed);
        return true;
      }
      var asRead =
          Query.query(
              Criteria.where("_id").is(changed.id()).and("revision").is(changed.revision() - 1));
      return mongo
          .update(ChartLink.class)
          .matching(asRead)
          .replaceWith(changed)
          .findAndReplace()
          .isPresent();
    } catch (DuplicateKeyException another) {
      return false;
    }
  }
}
