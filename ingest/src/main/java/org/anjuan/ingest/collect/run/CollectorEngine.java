package org.anjuan.ingest.collect.run;

import org.anjuan.archive.work.Rota;
import org.anjuan.ingest.collect.channel.CollectProperties;
import org.anjuan.ingest.collect.collector.CollectorId;
import org.anjuan.ingest.collect.collector.Collectors;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks which collectors are due, and runs them: each on one node at a time, a few on this one. */
@Component
class CollectorEngine implements SmartLifecycle {
  private final CollectProperties properties;
  private final Collectors collectors;
  private final Runner runner;
  private final Rota<CollectorId> rota;

  CollectorEngine(CollectProperties properties, Collectors collectors, Runner runner) {
    this.properties = properties;
    this.collectors = collectors;
    this.runner = runner;
    this.rota = new Rota<>("Collectors", properties.parallel(), properties.every());
  }

  @Override
  public void start() {
    if (properties.enabled()) {
      rota.start(this::look);
    }
  }

  @Override
  public void stop() {
    rota.stop();
  }

  @Override
  public boolean isRunning() {
    return rota.isOn();
  }

  private void look() {
    for (var collector : collectors.all()) {
      rota.offer(
          collector.id(),
          () -> runner.due(collector).isAnything(),
          () -> runner.run(collector, () -> !rota.isOn()));
    }
  }
}
