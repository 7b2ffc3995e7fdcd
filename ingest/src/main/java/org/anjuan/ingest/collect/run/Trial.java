package org.anjuan.ingest.collect.run;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.Categories;
import org.anjuan.ingest.category.CategoryMap;
import org.anjuan.ingest.collect.channel.Listing;
import org.anjuan.ingest.collect.channel.Pace;
import org.anjuan.ingest.collect.channel.PullChannel;
import org.anjuan.ingest.collect.channel.PullChannels;
import org.anjuan.ingest.collect.channel.SourceEntry;
import org.anjuan.ingest.collect.channel.SourceTrouble;
import org.anjuan.ingest.collect.collector.CollectorId;
import org.anjuan.ingest.collect.collector.CollectorPlan;
import org.anjuan.ingest.collect.collector.CollectorRefused;
import org.anjuan.ingest.collect.collector.Collectors;
import org.anjuan.ingest.collect.mapping.MetaMapper;
import org.anjuan.ingest.intake.IntakeMeta;
import org.anjuan.ingest.intake.MetaRefused;
import org.anjuan.ingest.intake.Reception;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Tries a collector on one entry and shows each step; files nothing, tells the source nothing. Of a
 * patient's data only that they are there is shown.
 */
@Service
public class Trial {
  private static final int MOST_LISTED = 20_000;

  private final Collectors collectors;
  private final PullChannels channels;
  private final MetaMapper mapper;
  private final CategoryMap categoryMap;
  private final Categories categories;
  private final Reception reception;
  private final AuditTrail audit;
  private final Clock clock;

  Trial(
      Collectors collectors,
      PullChannels channels,
      MetaMapper mapper,
      CategoryMap categoryMap,
      Categories categories,
      Reception reception,
      AuditTrail audit,
      Clock clock) {
    this.collectors = collectors;
    this.channels = channels;
    this.mapper = mapper;
    this.categoryMap = categoryMap;
    this.categories = categories;
    this.reception = reception;
    this.audit = audit;
    this.clock = clock;
  }

  /** What was tried, in this order. */
  public enum Step {
    CONNECT,
    LIST,
    MATCH,
    FETCH,
    MAP,
    CATEGORY,
    FILE
  }

  /**
   * A step.
   *
   * @param trouble what is wrong, by name; null when it is fine
   * @param facts what was found, by name
   */
  public record StepResult(Step step, @Nullable String trouble, Map<String, String> facts) {}

  /**
   * Tries.
   *
   * @param stay the entry is to be of this stay
   * @param path the entry itself; the first that fits where neither is given
   */
  public List<StepResult> run(
      Actor by, CollectorId id, Listing.@Nullable Stay stay, @Nullable String path) {
    var collector =
        collectors
            .find(id)
            .orElseThrow(() -> new CollectorRefused(CollectorRefused.Reason.NO_SUCH_COLLECTOR));
    audit.append(
        AuditEvent.of(by, AuditAction.COLLECTOR_TRIED, clock.instant()).detail(id.value()));
    var plan = collector.plan();
    var steps = new Steps();
    var pace = new Pace(plan.throttle().requestsPerSecond(), 0);
    try (var channel =
        channels.open(plan.channel(), collectors.credentials(id), plan.afterwards(), pace)) {
      var search = new Search(plan, stay, path);
      steps.at = Step.CONNECT;
      list(channel, stay, search);
      steps.fine(Step.CONNECT, Map.of());
      steps.fine(Step.LIST, Map.of("listed", String.valueOf(search.listed)));
      var entry = search.found;
      if (entry == null) {
        steps.at = Step.MATCH;
        steps.failed(search.listed == 0 ? "NOTHING_LISTED" : "NOTHING_FITS", search.example());
        return steps.results;
      }
      steps.fine(Step.MATCH, facts(entry));
      steps.at = Step.FETCH;
      look(plan, channel, entry, steps);
    } catch (IOException e) {
      steps.failed(
          SourceTrouble.of(e).name(),
          Map.of(
              "detail",
              e instanceof SourceTrouble known
                  ? String.valueOf(known.getMessage())
                  : e.getClass().getSimpleName()));
    } catch (MetaRefused refused) {
      steps.failed(refused.reason().name(), Map.of("field", refused.field()));
    }
    return steps.results;
  }

  private static void list(PullChannel channel, Listing.@Nullable Stay stay, Search search)
      throws IOException {
    try {
      channel.list(new Listing(null, null, null, stay), search);
    } catch (EnoughListed enough) {
      // the one that was looked for is found, or it would take too long
    }
  }

  private void look(CollectorPlan plan, PullChannel channel, SourceEntry entry, Steps steps)
      throws IOException {
    var ending = plan.mapping().sideCar();
    var sideCar = ending == null ? null : channel.beside(entry, ending).orElse(null);
    try (var content = channel.open(entry)) {
      var type = reception.typeOf(content.stream(), entry.name());
      steps.fine(
          Step.FETCH,
          Map.of(
              "mediaType",
              type,
              "sideCar",
              ending == null ? "-" : String.valueOf(sideCar != null)));
    }
    steps.at = Step.MAP;
    var meta =
        mapper.read(
            plan.mapping(), new MetaMapper.Said(entry.path(), entry.description(), sideCar));
    steps.fine(Step.MAP, shown(meta));
    steps.at = Step.CATEGORY;
    var system = meta.sourceSystem() == null ? plan.system() : meta.sourceSystem();
    var campus = meta.campus() == null ? plan.campus() : meta.campus();
    var code = meta.category();
    if (code == null) {
      steps.failed("METADATA_MISSING", Map.of("field", "category"));
      return;
    }
    var category = categoryMap.find(system, campus, code).orElse(null);
    if (category == null) {
      steps.failed("CATEGORY_UNKNOWN", Map.of("code", code));
      return;
    }
    var name = categories.find(category).map(known -> known.name()).orElse(category.value());
    steps.fine(Step.CATEGORY, Map.of("code", code, "category", category.value(), "name", name));
    steps.at = Step.FILE;
    if (meta.admissionNo() == null) {
      steps.failed("METADATA_MISSING", Map.of("field", "admissionNo"));
      return;
    }
    steps.fine(
        Step.FILE,
        Map.of(
            "campus",
            campus,
            "admissionNo",
            meta.admissionNo(),
            "visitNo",
            String.valueOf(meta.visitNo() == null ? 1 : meta.visitNo()),
            "title",
            meta.title() == null ? entry.name() : meta.title(),
            "category",
            name));
  }

  private static Map<String, String> facts(SourceEntry entry) {
    var facts = new LinkedHashMap<String, String>();
    facts.put("path", entry.path());
    put(facts, "size", entry.size());
    put(facts, "modified", entry.modified());
    put(facts, "version", entry.version());
    put(facts, "etag", entry.etag());
    return facts;
  }

  private static Map<String, String> shown(IntakeMeta meta) {
    var facts = new LinkedHashMap<String, String>();
    put(facts, "sourceSystem", meta.sourceSystem());
    put(facts, "sourceDocumentId", meta.sourceDocumentId());
    put(facts, "sourceVersion", meta.sourceVersion());
    put(facts, "modifiedAt", meta.modifiedAt());
    put(facts, "campus", meta.campus());
    put(facts, "admissionNo", meta.admissionNo());
    put(facts, "visitNo", meta.visitNo());
    put(facts, "category", meta.category());
    put(facts, "title", meta.title());
    put(facts, "department", meta.department());
    put(facts, "createdAt", meta.createdAt());
    var patient = meta.patient();
    if (patient != null) {
      put(facts, "patient.name", patient.name() == null ? null : "***");
      put(facts, "patient.idNumber", patient.idNumber() == null ? null : "***");
      put(facts, "patient.phone", patient.phone() == null ? null : "***");
    }
    return facts;
  }

  private static void put(Map<String, String> facts, String name, @Nullable Object value) {
    if (value != null) {
      facts.put(name, value.toString());
    }
  }

  /** Breaks a listing off that has given enough. */
  private static final class EnoughListed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final class Steps {
    private final List<StepResult> results = new ArrayList<>();
    private Step at = Step.CONNECT;

    void fine(Step step, Map<String, String> facts) {
      results.add(new StepResult(step, null, facts));
    }

    void failed(String trouble, Map<String, String> facts) {
      results.add(new StepResult(at, trouble, facts));
    }
  }

  private final class Search implements PullChannel.Entries {
    private final CollectorPlan plan;
    private final Listing.@Nullable Stay stay;
    private final @Nullable String path;
    private int listed;
    private @Nullable SourceEntry found;
    private @Nullable String passedOver;

    Search(CollectorPlan plan, Listing.@Nullable Stay stay, @Nullable String path) {
      this.plan = plan;
      this.stay = stay;
      this.path = path;
    }

    @Override
    public void entry(SourceEntry entry) {
      listed++;
      var ending = plan.mapping().sideCar();
      if (ending == null || !entry.name().endsWith(ending)) {
        if (fits(entry)) {
          found = entry;
        } else {
          passedOver = entry.path();
        }
      }
      if (found != null || listed >= MOST_LISTED) {
        throw new EnoughListed();
      }
    }

    private boolean fits(SourceEntry entry) {
      if (!mapper.fits(plan.mapping(), entry.path())
          || (path != null && !path.equals(entry.path()))) {
        return false;
      }
      if (stay == null) {
        return true;
      }
      try {
        var said = new MetaMapper.Said(entry.path(), entry.description(), null);
        var of = StayKey.of(mapper.read(plan.mapping(), said), plan.campus());
        return of != null
            && of.admissionNo().equals(stay.admissionNo())
            && of.visitNo() == stay.visitNo();
      } catch (MetaRefused unreadable) {
        return false;
      }
    }

    Map<String, String> example() {
      return passedOver == null ? Map.of() : Map.of("path", passedOver);
    }

    @Override
    public void reached(String checkpoint) {}
  }
}
