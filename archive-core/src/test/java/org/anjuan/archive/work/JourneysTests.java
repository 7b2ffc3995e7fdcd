package org.anjuan.archive.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anjuan.archive.Engines;
import org.anjuan.archive.platform.DataFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;

/** One document's steps are one journey, whoever does them and when; and so are their log lines. */
@Tag("MON-3")
class JourneysTests {
  private final Engines.Mongo mongo = Engines.mongo();
  private final ObservationRegistry registry = ObservationRegistry.create();
  private final Tracer tracer = new Tracer();
  private final Clock clock = Clock.systemUTC();
  private DataFolder data;
  private Journeys journeys;
  private WorkQueue queue;

  @BeforeEach
  void open(@TempDir Path folder) {
    registry.observationConfig().observationHandler(tracer);
    data = DataFolder.open(folder);
    journeys = JourneysFixture.observed(registry, mongo.operations(), clock);
    queue = JourneysFixture.queue(mongo.operations(), clock, journeys, data);
  }

  @AfterEach
  void close() {
    data.close();
    mongo.close();
  }

  @Test
  void workGoesOnWithTheJourneyAndTheLogLinesOfWhoAskedForIt() {
    var words = new ArrayList<String>();
    journeys.begin(
        "collect",
        () -> {
          words.add(MDC.get(Journeys.CORRELATION));
          journeys.step(
              "intake",
              () -> {
                queue.ask(WorkKind.EXTRACT, "one");
                return true;
              });
        });
    journeys.begin("collect", () -> queue.ask(WorkKind.EXTRACT, "other"));
    assertThat(MDC.get(Journeys.CORRELATION)).isNull();

    for (var item : queue.take(WorkKind.EXTRACT, 10, Duration.ofMinutes(1))) {
      queue.work(
          WorkKind.EXTRACT,
          List.of(item),
          () -> {
            if (item.subject().equals("one")) {
              words.add(MDC.get(Journeys.CORRELATION));
              queue.ask(WorkKind.INDEX_DOCUMENT, "one");
            }
          });
    }
    var next = queue.take(WorkKind.INDEX_DOCUMENT, 1, Duration.ofMinutes(1)).getFirst();
    queue.work(
        WorkKind.INDEX_DOCUMENT, List.of(next), () -> words.add(MDC.get(Journeys.CORRELATION)));

    assertThat(words).hasSize(3).doesNotContainNull();
    assertThat(words.stream().distinct()).as("one correlation identifier").hasSize(1);
    var trace = tracer.traceOf("index-document");
    assertThat(tracer.steps(trace))
        .containsExactly("collect", "intake", "hand-on", "extract", "hand-on", "index-document");
    assertThat(MDC.get(Journeys.CORRELATION)).as("after the work").isNull();
  }

  @Test
  void batchGoesOnWithEachOfItsJourneys() {
    for (var document : List.of("a", "b", "c")) {
      journeys.begin("collect", () -> queue.ask(WorkKind.INDEX_DOCUMENT, document));
    }
    var batch = queue.take(WorkKind.INDEX_DOCUMENT, 10, Duration.ofMinutes(1));
    queue.work(WorkKind.INDEX_DOCUMENT, batch, () -> {});

    assertThat(tracer.began.stream().filter(step -> step.name().equals("index-document")))
        .hasSize(3)
        .extracting(Tracer.Begun::trace)
        .doesNotHaveDuplicates();
  }

  @Test
  void whoViewsADocumentLaterIsAStepOfItsJourney() {
    journeys.begin("collect", () -> journeys.keep("document"));
    var collected = tracer.traceOf("collect");

    journeys.step("request", () -> journeys.resume("view", "document", () -> "page"));
    assertThat(tracer.traceOf("view")).isEqualTo(collected);
    assertThat(tracer.traceOf("request")).isNotEqualTo(collected);

    journeys.step("request", () -> journeys.resume("view", "unknown", () -> "page"));
    assertThat(tracer.traceOf("view")).isEqualTo(tracer.traceOf("request"));
  }

  @Test
  void whereAJourneyStandsIsForgottenAfterAMonth() {
    journeys.begin("collect", () -> journeys.keep("document"));
    journeys.forget();
    var documents = mongo.operations().getCollection("document_journeys");
    assertThat(documents.countDocuments()).isEqualTo(1);
    var later = Clock.offset(clock, Duration.ofDays(31));
    JourneysFixture.observed(registry, mongo.operations(), later).forget();
    assertThat(documents.countDocuments()).isZero();
  }

  @Test
  void whatAStepThrowsIsThrownAndEndsTheStep() {
    assertThatIllegalStateException()
        .isThrownBy(() ->
            journeys.begin(
                "collect",
                () -> {
                  throw new IllegalStateException("broken off");
                }));
    assertThat(registry.getCurrentObservation()).isNull();
    assertThat(MDC.get(Journeys.CORRELATION)).isNull();
  }

  @Test
  void whereNobodyTracesOnlyTheCorrelationIsCarried() {
    var unobserved = JourneysFixture.unobserved(mongo.operations(), clock);
    var plain = JourneysFixture.queue(mongo.operations(), clock, unobserved, data);
    unobserved.begin(
        "collect",
        () -> {
          plain.ask(WorkKind.EXTRACT, "one");
          unobserved.keep("one");
        });
    var item = plain.take(WorkKind.EXTRACT, 1, Duration.ofMinutes(1)).getFirst();
    assertThat(item.trace()).isNull();
    assertThat(item.correlation()).isNotNull();
    assertThat(mongo.operations().getCollection("document_journeys").countDocuments()).isZero();
  }

  /** Hands traces on as W3C says, which is all of tracing that matters here. */
  private static final class Tracer implements ObservationHandler<Observation.Context> {
    private final List<Begun> began = new ArrayList<>();
    private final Map<Observation.ContextView, String> traces = new HashMap<>();

    private record Begun(String name, String trace) {}

    @Override
    public boolean supportsContext(Observation.Context context) {
      return true;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void onStart(Observation.Context context) {
      var parent = context.getParentObservation();
      var trace = parent == null ? null : traces.get(parent.getContextView());
      if (context instanceof ReceiverContext<?> receiver) {
        var from = (ReceiverContext<Map<String, String>>) receiver;
        trace = from.getGetter().get(from.getCarrier(), "traceparent");
      }
      if (trace == null) {
        trace = "00-%032x-%016x-01".formatted(began.size() + 1, 1);
      }
      traces.put(context, trace);
      began.add(new Begun(String.valueOf(context.getContextualName()), trace));
      if (context instanceof SenderContext<?> sender) {
        var to = (SenderContext<Map<String, String>>) sender;
        to.getSetter().set(to.getCarrier(), "traceparent", trace);
      }
    }

    /** Of the last step of that name. */
    String traceOf(String name) {
      return began.reversed().stream()
          .filter(step -> step.name().equals(name))
          .map(Begun::trace)
          .findFirst()
          .orElseThrow();
    }

    List<String> steps(String trace) {
      return began.stream().filter(s -> s.trace().equals(trace)).map(Begun::name).toList();
    }
  }
}
