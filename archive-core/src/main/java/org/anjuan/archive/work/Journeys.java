package org.anjuan.archive.work;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anjuan.archive.platform.UnguessableId;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The way of a document through the archive, step by step: collected, taken in, read, indexed,
 * viewed. Each step is an observation, so it is timed where metrics are gathered; where traces are
 * sent, all steps of a document are one trace, though queues, nodes and days lie between them. A
 * step is named by what is done; it tells of identifiers that mean nothing outside the archive, and
 * of no patient.
 */
@Component
public class Journeys {
  /** Under this name the lines of the log carry the correlation identifier. */
  public static final String CORRELATION = "correlation";

  private static final String NAME = "anjuan.journey";
  private static final String TRACE = "traceparent"; // W3C Trace Context
  private static final String NOT_SAMPLED = "-00";
  private static final Duration KEPT = Duration.ofDays(30);

  private final ObservationRegistry registry;
  private final MongoCollection<Document> documents;
  private final Clock clock;

  @Autowired
  Journeys(ObjectProvider<ObservationRegistry> registry, MongoOperations mongo, Clock clock) {
    this(registry.getIfAvailable(() -> ObservationRegistry.NOOP), mongo, clock);
  }

  Journeys(ObservationRegistry registry, MongoOperations mongo, Clock clock) {
    this.registry = registry;
    this.documents = mongo.getCollection("document_journeys");
    this.clock = clock;
    if (!registry.isNoop()) {
      documents.createIndex(Indexes.ascending("at"));
    }
  }

  /** Where a journey stands, as work carries it along. */
  record Place(@Nullable String trace, @Nullable String correlation) {}

  /** Begins a journey that no request began: it gets a correlation identifier of its own. */
  public <E extends Throwable> void begin(String step, Observation.CheckedRunnable<E> doing)
      throws E {
    var correlation = UnguessableId.next();
    try (var _ = MDC.putCloseable(CORRELATION, correlation)) {
      observation(step, new Observation.Context(), correlation).observeChecked(doing);
    }
  }

  /** Does a step; what is done within it is a part of it. */
  public <T, E extends Throwable> T step(String step, Observation.CheckedCallable<T, E> doing)
      throws E {
    return observation(step, new Observation.Context(), MDC.get(CORRELATION)).observeChecked(doing);
  }

  /**
   * Does a step of a document's journey, which another request began; that one's own trace goes on
   * beside it.
   */
  public <T, E extends Throwable> T resume(
      String step, String document, Observation.CheckedCallable<T, E> doing) throws E {
    return observation(step, from(begunBy(document)), MDC.get(CORRELATION))
        .highCardinalityKeyValue("document", document)
        .observeChecked(doing);
  }

  private @Nullable String begunBy(String document) {
    var here = here();
    if (here == null || here.endsWith(NOT_SAMPLED)) {
      return null;
    }
    var kept = documents.find(eq("_id", document)).first();
    return kept == null ? null : kept.getString("trace");
  }

  /** Remembers where the journey of a document stands, for those who view it. */
  public void keep(String document) {
    var here = here();
    if (here != null) {
      documents.updateOne(
          eq("_id", document),
          Updates.combine(
              Updates.set("trace", here), Updates.set("at", Date.from(clock.instant()))),
          new UpdateOptions().upsert(true));
    }
  }

  /** Who views a document later begins a trace of his own. */
  @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT12H")
  void forget() {
    documents.deleteMany(lt("at", Date.from(clock.instant().minus(KEPT))));
  }

  /** Where the journey stands that is going on. */
  Place place() {
    return new Place(here(), MDC.get(CORRELATION));
  }

  /** Does a batch of work, going on where each piece's journey left off. */
  void goOn(WorkKind kind, List<WorkItem> batch, Runnable work) {
    var step = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    if (batch.size() == 1) {
      var item = batch.getFirst();
      var correlation = item.correlation();
      try (var _ = correlation == null ? null : MDC.putCloseable(CORRELATION, correlation)) {
        observation(step, from(item.trace()), correlation).observe(work);
      }
      return;
    }
    var going =
        batch.stream()
            .map(item -> observation(step, from(item.trace()), item.correlation()).start())
            .toList();
    try {
      work.run();
    } finally {
      going.forEach(Observation::stop);
    }
  }

  private @Nullable String here() {
    if (registry.getCurrentObservation() == null) {
      return null;
    }
    var carrier = new HashMap<String, String>();
    var context = new SenderContext<Map<String, String>>(Journeys::put, Kind.PRODUCER);
    context.setCarrier(carrier);
    observation("hand-on", context, null).observe(() -> {});
    return carrier.get(TRACE);
  }

  private static void put(@Nullable Map<String, String> carrier, String key, String value) {
    if (carrier != null) {
      carrier.put(key, value);
    }
  }

  private static Observation.Context from(@Nullable String trace) {
    if (trace == null) {
      return new Observation.Context();
    }
    var context = new ReceiverContext<Map<String, String>>(Map::get, Kind.CONSUMER);
    context.setCarrier(Map.of(TRACE, trace));
    return context;
  }

  private Observation observation(
      String step, Observation.Context context, @Nullable String correlation) {
    var observation =
        Observation.createNotStarted(NAME, () -> context, registry)
            .contextualName(step)
            .lowCardinalityKeyValue("step", step);
    return correlation == null
        ? observation
        : observation.highCardinalityKeyValue(CORRELATION, correlation);
  }
}
