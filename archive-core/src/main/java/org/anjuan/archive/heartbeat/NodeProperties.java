package org.anjuan.archive.heartbeat;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code anjuan.node.*}.
 *
 * @param name what this node is called among its equals; empty: the machine's name
 * @param silentAfter after how long without a beat a node counts as silent
 */
@ConfigurationProperties("anjuan.node")
record NodeProperties(@DefaultValue("") String name, @DefaultValue("45s") Duration silentAfter) {
  NodeProperties {
    if (name.length() > 60 || silentAfter.compareTo(Duration.ofSeconds(20)) < 0) {
      throw new IllegalArgumentException(
          "anjuan.node: name of 60 characters at most, silent-after at least 20s");
    }
  }
}
