package org.anjuan.search;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.util.Objects;
import org.anjuan.archive.handover.OpenWork;
import org.anjuan.archive.handover.Person;
import org.anjuan.archive.handover.WorkItem;
import org.anjuan.archive.handover.WorkType;
import org.anjuan.search.engine.IndexNames;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Patients who are still in the hospital, of whom the index knows that the person treats them. The
 * next physician is named by the system that sends the stays; nothing passes here.
 */
@Component
class StaysUnderCare implements OpenWork {
  private static final WorkType TYPE =
      new WorkType("stays-under-care", "经治的在院患者", "Stays under care");

  private final Requests requests;
  private final IndexNames names;

  StaysUnderCare(Requests requests, IndexNames names) {
    this.requests = requests;
    this.names = names;
  }

  @Override
  public WorkType type() {
    return TYPE;
  }

  @Override
  public Found of(Person person, int most) {
    var number = person.number();
    if (number == null) {
      return Found.NOTHING;
    }
    var answer = requests.send(stays(number.value(), most + 1));
    return Found.of(answer.hits().hits().stream().map(StaysUnderCare::item).toList(), most);
  }

  private SearchRequest stays(String number, int size) {
    return SearchRequest.of(s ->
        s.index(names.pages())
            .size(size)
            .trackTotalHits(t -> t.enabled(false))
            .source(f -> f.filter(i -> i.includes(PageQueries.RECORD, "admissionNo", "campus")))
            .sort(o -> o.field(f -> f.field(PageQueries.RECORD).order(SortOrder.Asc)))
            .query(q ->
                q.bool(b ->
                    b.filter(FilterQueries.is("kind", "record"))
                        .filter(FilterQueries.is("treating", number))
                        .mustNot(n -> n.exists(e -> e.field("dischargedAt"))))));
  }

  /** The number of the stay names no patient to whoever sees no records. */
  private static WorkItem item(Hit<ObjectNode> hit) {
    var entry = Objects.requireNonNull(hit.source());
    var stay = entry.path("campus").asString("") + " " + entry.path("admissionNo").asString("");
    return new WorkItem(entry.path(PageQueries.RECORD).asString(), stay, stay);
  }
}
