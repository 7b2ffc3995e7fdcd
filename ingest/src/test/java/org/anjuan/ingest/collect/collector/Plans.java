package org.anjuan.ingest.collect.collector;

import java.nio.file.Path;
import java.util.List;
import org.anjuan.ingest.collect.channel.Afterwards;
import org.anjuan.ingest.collect.channel.ChannelSettings;
import org.anjuan.ingest.collect.channel.FolderSettings;
import org.anjuan.ingest.collect.mapping.MetaMapping;

/** Plans for tests, changed one part at a time. */
public final class Plans {
  public static final String PATTERN =
      "{admissionNo}_{visitNo}/{category}_{sourceDocumentId}[_v{sourceVersion}].{ext}";

  private Plans() {}

  /** Collects a folder at once, whenever it is told to. */
  public static CollectorPlan folder(String system, Path folder) {
    return plan(system, new FolderSettings(folder.toString(), 0));
  }

  public static CollectorPlan plan(String system, ChannelSettings channel) {
    return new CollectorPlan(
        "采集 " + system,
        system,
        "MAIN",
        true,
        channel,
        new MetaMapping(PATTERN, MetaMapping.SideCar.NONE, null, List.of()),
        Schedule.BY_HAND,
        Delay.NONE,
        Recollection.NEVER,
        Withdrawal.NEVER,
        Afterwards.NOTHING,
        Throttle.GENTLE);
  }

  public static CollectorPlan with(CollectorPlan plan, Afterwards afterwards) {
    return change(plan, plan.mapping(), plan.delay(), plan.withdrawal(), afterwards);
  }

  public static CollectorPlan with(CollectorPlan plan, MetaMapping mapping) {
    return change(plan, mapping, plan.delay(), plan.withdrawal(), plan.afterwards());
  }

  public static CollectorPlan with(CollectorPlan plan, Delay delay) {
    return change(plan, plan.mapping(), delay, plan.withdrawal(), plan.afterwards());
  }

  public static CollectorPlan with(CollectorPlan plan, Withdrawal withdrawal) {
    return change(plan, plan.mapping(), plan.delay(), withdrawal, plan.afterwards());
  }

  public static CollectorPlan with(CollectorPlan plan, Schedule schedule, Recollection again) {
    return new CollectorPlan(
        plan.name(),
        plan.system(),
        plan.campus(),
        plan.enabled(),
        plan.channel(),
        plan.mapping(),
        schedule,
        plan.delay(),
        again,
        plan.withdrawal(),
        plan.afterwards(),
        plan.throttle());
  }

  private static CollectorPlan change(
      CollectorPlan plan,
      MetaMapping mapping,
      Delay delay,
      Withdrawal withdrawal,
      Afterwards afterwards) {
    return new CollectorPlan(
        plan.name(),
        plan.system(),
        plan.campus(),
        plan.enabled(),
        plan.channel(),
        mapping,
        plan.schedule(),
        delay,
        plan.recollection(),
        withdrawal,
        afterwards,
        plan.throttle());
  }
}
