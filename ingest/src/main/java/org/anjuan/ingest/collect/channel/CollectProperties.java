package org.anjuan.ingest.collect.channel;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is the installer's, not the system administrator's, of collectors.
 *
 * @param enabled whether this node runs collectors
 * @param every how often it looks which are due
 * @param parallel how many run on this node at once
 * @param roots folders below which collectors may read
 * @param allowLocal hosts on this very machine that may be called: {@code host} or {@code
 *     host:port}
 * @param drivers folder with the JARs of database drivers; default {@code drivers} in the data
 *     folder
 * @param connectTimeout for reaching a source
 * @param answerTimeout for the next bytes of an answer
 * @param listLimit the longest page of a list
 */
@ConfigurationProperties("anjuan.collect")
public record CollectProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("2s") Duration every,
    @DefaultValue("4") int parallel,
    @DefaultValue({"/mnt", "/media", "/srv"}) List<String> roots,
    @DefaultValue List<String> allowLocal,
    @Nullable Path drivers,
    @DefaultValue("10s") Duration connectTimeout,
    @DefaultValue("60s") Duration answerTimeout,
    @DefaultValue("16MB") DataSize listLimit) {

  public CollectProperties {
    allowLocal = List.copyOf(allowLocal);
    roots = List.copyOf(roots);
    if (every.toMillis() < 50) {
      throw new IllegalArgumentException("anjuan.collect.every: at least 50ms");
    }
    if (parallel < 1 || parallel > 64) {
      throw new IllegalArgumentException("anjuan.collect.parallel: 1 to 64");
    }
    if (connectTimeout.toMillis() < 100 || answerTimeout.toMillis() < 100) {
      throw new IllegalArgumentException("anjuan.collect: timeouts of 100ms and more");
    }
    if (listLimit.toKilobytes() < 64 || listLimit.toMegabytes() > 256) {
      throw new IllegalArgumentException("anjuan.collect.list-limit: 64KB to 256MB");
    }
  }

  /** The roots as paths. */
  List<Path> folders() {
    return roots.stream().map(Path::of).toList();
  }

  CollectProperties alsoBelow(Path root) {
    var more = new ArrayList<>(roots);
    more.add(root.toString());
    return new CollectProperties(
        enabled,
        every,
        parallel,
        more,
        allowLocal,
        drivers,
        connectTimeout,
        answerTimeout,
        listLimit);
  }
}
