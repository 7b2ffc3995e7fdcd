package org.anjuan.ingest.message.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.anjuan.archive.platform.DataFolder;
import org.anjuan.archive.work.Leases;
import org.anjuan.ingest.message.Inbox;
import org.anjuan.ingest.message.Listener;
import org.anjuan.ingest.message.Listeners;
import org.anjuan.ingest.message.MessageHead;
import org.anjuan.ingest.message.MessageProperties;
import org.anjuan.ingest.message.Protocol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks for files in {@code tables/<listener>} of the data folder. A file is written under another
 * name ending in {@code .tmp} and renamed; it goes away once it is kept as a message.
 */
@Component
class TableFolders {
  private static final Logger LOG = LoggerFactory.getLogger(TableFolders.class);
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Duration SETTLED = Duration.ofSeconds(2);

  private final Listeners listeners;
  private final Inbox inbox;
  private final Leases leases;
  private final DataFolder data;
  private final Clock clock;
  private final MessageProperties properties;

  TableFolders(
      Listeners listeners,
      Inbox inbox,
      Leases leases,
      DataFolder data,
      Clock clock,
      MessageProperties properties) {
    this.listeners = listeners;
    this.inbox = inbox;
    this.leases = leases;
    this.data = data;
    this.clock = clock;
    this.properties = properties;
  }

  @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT10S")
  void look() {
    if (!properties.enabled()) {
      return;
    }
    try {
      for (var listener : listeners.all()) {
        if (listener.enabled()
            && listener.protocol() == Protocol.TABLE
            && leases.hold("tables:" + listener.code(), LEASE)) {
          look(listener);
        }
      }
    } catch (IOException | RuntimeException away) {
      LOG.warn("Tables can't be looked for now: {}", away.toString());
    }
  }

  void look(Listener listener) throws IOException {
    var folder = data.folder("tables").resolve(listener.code().value());
    Files.createDirectories(folder);
    for (var file : files(folder)) {
      take(listener, file);
    }
  }

  private List<Path> files(Path folder) throws IOException {
    var settled = clock.instant().minus(SETTLED);
    try (var all = Files.list(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().endsWith(".tmp"))
          .filter(file -> isOlder(file, settled))
          .sorted()
          .toList();
    }
  }

  private static boolean isOlder(Path file, Instant settled) {
    try {
      return !Files.getLastModifiedTime(file).toInstant().isAfter(settled);
    } catch (IOException gone) {
      return false;
    }
  }

  private void take(Listener listener, Path file) throws IOException {
    try (var content = Files.newInputStream(file)) {
      var raw = inbox.store(content);
      var subject = String.valueOf(listener.mapping().subject());
      inbox.take(
          listener,
          new MessageHead(subject, file.getFileName().toString(), "folder", listener.actor(), null),
          raw);
    }
    Files.deleteIfExists(file);
  }
}
