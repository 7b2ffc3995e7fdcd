package org.anjuan.ingest.collect.channel;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * An entry's bytes as they come.
 *
 * @param size how many there are to be, where the source says so
 */
public record Content(InputStream stream, @Nullable Long size) implements AutoCloseable {
  @Override
  public void close() throws IOException {
    stream.close();
  }
}
