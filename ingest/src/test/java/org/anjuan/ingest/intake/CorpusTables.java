package org.anjuan.ingest.intake;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables of docs/formats.md. */
final class CorpusTables {
  private final StringBuilder out = new StringBuilder();

  String text() {
    return out.toString();
  }

  void line(String text, Object... values) {
    out.append(String.format(Locale.ROOT, text, values)).append('\n');
  }

  void kinds(
      List<String> folders, List<CorpusOutcome> outcomes, Map<String, WorkerCost.Spent> spent) {
    line(
        "| | files | ended | pages | OCR | unreadable | characters | s | CPU s of workers | MB of"
            + " all workers | MB of the largest |");
    line("|---|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|");
    for (var folder : folders) {
      var its = outcomes.stream().filter(o -> o.folder().equals(folder)).toList();
      var cost = spent.get(folder);
      line(
          "| %s | %d | %s | %d | %d | %d | %,d | %d | %d | %,d | %,d |",
          folder,
          its.size(),
          ended(its),
          its.stream().mapToInt(CorpusOutcome::pages).sum(),
          its.stream().mapToInt(CorpusOutcome::ocrPages).sum(),
          its.stream().mapToInt(CorpusOutcome::unreadable).sum(),
          its.stream().mapToInt(CorpusOutcome::characters).sum(),
          cost.time().toSeconds(),
          cost.processor().toSeconds(),
          cost.together() / 1024,
          cost.largest() / 1024);
    }
    line("");
  }

  void files(List<CorpusOutcome> outcomes) {
    line("| file | type | ended | pages | OCR | unreadable | characters | right | with spaces |");
    line("|---|---|---|--:|--:|--:|--:|--:|--:|");
    for (var outcome : outcomes) {
      line(
          "| %s/%s | %s | %s | %d | %d | %d | %d | %s | %s |",
          outcome.folder(),
          outcome.name(),
          outcome.mediaType(),
          outcome.ended(),
          outcome.pages(),
          outcome.ocrPages(),
          outcome.unreadable(),
          outcome.characters(),
          percent(outcome.right()),
          percent(outcome.rightWithSpaces()));
    }
  }

  private static String ended(List<CorpusOutcome> outcomes) {
    return outcomes.stream()
        .collect(Collectors.groupingBy(CorpusOutcome::ended, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining("; "));
  }

  private static String percent(@Nullable Double right) {
    return right == null ? "" : String.format(Locale.ROOT, "%.1f %%", 100 * right);
  }
}
