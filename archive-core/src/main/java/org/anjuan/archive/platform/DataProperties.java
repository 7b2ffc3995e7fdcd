package org.anjuan.archive.platform;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where this installation keeps its data.
 *
 * @param data folder of the embedded engines, the key ring and the inbox. A text and not a {@link
 *     Path}: Spring would look for a relative path on the class path first
 */
@ConfigurationProperties("anjuan")
record DataProperties(@DefaultValue("data") String data) {

  DataProperties {
    if (data.isBlank()) {
      throw new IllegalArgumentException("anjuan.data: a folder is needed");
    }
  }

  Path folder() {
    return Path.of(data);
  }
}
