package org.anjuan.web.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.platform.DataFolder;
import org.anjuan.ingest.category.CategoryMap;
import org.anjuan.ingest.category.CategoryMapping;
import org.anjuan.ingest.collect.channel.Afterwards;
import org.anjuan.ingest.collect.channel.FolderSettings;
import org.anjuan.ingest.collect.collector.CollectorPlan;
import org.anjuan.ingest.collect.collector.Collectors;
import org.anjuan.ingest.collect.collector.Delay;
import org.anjuan.ingest.collect.collector.Recollection;
import org.anjuan.ingest.collect.collector.Schedule;
import org.anjuan.ingest.collect.collector.Throttle;
import org.anjuan.ingest.collect.collector.Withdrawal;
import org.anjuan.ingest.collect.mapping.MetaMapping;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * A collector to look at. It watches an empty folder, {@code sources/ecg} in the data folder: who
 * puts {@code ZY1_1/心电图_1.pdf} there sees it collected within a minute, by a path pattern and the
 * category map.
 */
@Component
@ConditionalOnBooleanProperty("anjuan.demo.enabled")
class DemoCollectors {
  private static final String SYSTEM = "ECG";
  private static final String EXAMINATION = "C0006";
  private static final String PATTERN =
      "{admissionNo}_{visitNo}/{category}_{sourceDocumentId}[_v{sourceVersion}].{ext}";

  private final Collectors collectors;
  private final CategoryMap map;
  private final DataFolder data;

  DemoCollectors(Collectors collectors, CategoryMap map, DataFolder data) {
    this.collectors = collectors;
    this.map = map;
    this.data = data;
  }

  /** Sets up what is not there yet. */
  void setUp(Actor by) throws IOException {
    if (collectors.all().isEmpty()) {
      var folder = Files.createDirectories(data.folder("sources").resolve("ecg"));
      collectors.add(by, plan(folder.toString()), Map.of());
    }
    for (var code : List.of("心电图", "动态心电图")) {
      var row = new CategoryMapping(SYSTEM, CategoryMapping.ANY, code, null, EXAMINATION, 0);
      if (map.find(row).isEmpty()) {
        map.put(by, row);
      }
    }
  }

  private static CollectorPlan plan(String folder) {
    return new CollectorPlan(
        "心电报告（演示）",
        SYSTEM,
        "MAIN",
        true,
        new FolderSettings(folder, 2),
        new MetaMapping(PATTERN, MetaMapping.SideCar.NONE, null, List.of()),
        new Schedule(Schedule.Kind.INTERVAL, 60, null, List.of()),
        Delay.NONE,
        Recollection.NEVER,
        Withdrawal.NEVER,
        Afterwards.NOTHING,
        Throttle.GENTLE);
  }
}
