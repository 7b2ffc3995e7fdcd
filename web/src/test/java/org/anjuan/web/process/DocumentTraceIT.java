package org.anjuan.web.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.anjuan.web.process.TraceReceiver.Span;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The journey of one document is one trace, from the folder it was dropped into to its first
 * reader, and the steps between carry one correlation identifier.
 */
@Tag("MON-3")
@ExtendWith(DemoHospital.Shared.class)
class DocumentTraceIT {
  private static final Set<String> JOURNEY =
      Set.of("collect", "intake", "extract", "index-document", "view");

  @Test
  void oneDocumentIsOneTraceFromCollectionToItsReader(DemoHospital hospital) throws IOException {
    var application = hospital.filled().application();
    var paper = new PaperMill("T", 20260302).pdf(1);
    var folder =
        Files.createDirectories(application.inbox().resolve("MAIN/20260301/TRACE01_1/EMR"));
    var name = "C0038_TRACED01_v1.pdf";
    var draft = Files.write(folder.resolve(name + ".tmp"), paper.content());
    Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);

    var records = Visitor.person(application, "records");
    await("the document is found")
        .atMost(Duration.ofMinutes(2))
        .until(() -> records.search(paper.words().getFirst()).path("total").asInt() == 1);
    var record = records.search(paper.words().getFirst()).at("/hits/0/record/id").asString();
    var document =
        records.json("/api/records/" + record + "/documents").at("/items/0/documentId").asString();
    records.bytes("/api/documents/" + document + "/versions/1/pages/1");

    await("the whole journey is told")
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> assertThat(names(traceOf(hospital.traces(), document))).containsAll(JOURNEY));
    var trace = traceOf(hospital.traces(), document);
    assertThat(trace.stream().filter(span -> span.name().equals("collect")).map(Span::parent))
        .as("it begins with the collection")
        .containsOnly("");
    assertThat(correlations(trace, "extract"))
        .as("carried over the queue")
        .isEqualTo(correlations(trace, "collect"));
    assertThat(trace.toString()).doesNotContain("TRACE01", "TRACED01");
  }

  private static List<Span> traceOf(TraceReceiver traces, String document) {
    var all = traces.spans();
    var trace =
        all.stream()
            .filter(span -> span.name().equals("view") && span.attributes().contains(document))
            .map(Span::trace)
            .findFirst()
            .orElse("none yet");
    return all.stream().filter(span -> span.trace().equals(trace)).toList();
  }

  private static Set<String> names(List<Span> spans) {
    return spans.stream().map(Span::name).collect(Collectors.toSet());
  }

  private static Set<String> correlations(List<Span> trace, String step) {
    return trace.stream()
        .filter(span -> span.name().equals(step))
        .flatMap(span -> span.attributes().stream())
        .filter(value -> value.matches("[0-9a-hjkmnp-tv-z]{26}"))
        .collect(Collectors.toSet());
  }
}
