package org.anjuan.web.search;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.anjuan.archive.document.Categories;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.record.RecordState;
import org.anjuan.search.SearchResult.Count;
import org.anjuan.search.SearchResult.Facets;
import org.springframework.stereotype.Component;

/** Gives facets' codes the names that people know them by. */
@Component
class FacetLabels {
  private final Organisation organisation;
  private final Categories categories;

  FacetLabels(Organisation organisation, Categories categories) {
    this.organisation = organisation;
    this.categories = categories;
  }

  /** A value to narrow the search to, and how many records that leaves. */
  record Facet(String value, String label, long count) {}

  Map<String, List<Facet>> labelled(Facets facets) {
    var campuses = new HashMap<String, String>();
    organisation.campuses().forEach(c -> campuses.put(c.code().value(), c.name()));
    var departments = organisation.departmentNames();
    var names = new HashMap<String, String>();
    categories.all().forEach(c -> names.put(c.code().value(), c.name()));
    var states = new HashMap<String, String>();
    for (var state : RecordState.values()) {
      states.put(state.name(), state.chinese());
    }
    var numbers = new HashSet<String>();
    facets.doctor().forEach(count -> numbers.add(count.value()));
    var staff = organisation.staffNames(numbers);
    var all = new LinkedHashMap<String, List<Facet>>();
    all.put("campus", named(facets.campus(), campuses));
    all.put("department", named(facets.department(), departments));
    all.put("category", named(facets.category(), names));
    all.put("source", labelled(facets.source(), value -> value));
    all.put("status", named(facets.state(), states));
    all.put("doctor", named(facets.doctor(), staff));
    all.put("diagnosis", labelled(facets.diagnosis(), value -> value));
    all.put("dischargeYear", labelled(facets.dischargeYear(), value -> value));
    return all;
  }

  private static List<Facet> named(List<Count> counts, Map<String, String> names) {
    return labelled(counts, value -> names.getOrDefault(value, value));
  }

  private static List<Facet> labelled(List<Count> counts, UnaryOperator<String> label) {
    return counts.stream()
        .map(count -> new Facet(count.value(), label.apply(count.value()), count.records()))
        .toList();
  }
}
