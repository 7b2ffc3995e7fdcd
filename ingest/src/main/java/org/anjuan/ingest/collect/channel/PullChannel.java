package org.anjuan.ingest.collect.channel;

import java.io.IOException;
import java.util.Optional;

/**
 * A source that is asked. What every adapter promises:
 *
 * <ul>
 *   <li>{@link #list} gives every entry that was there when it began and is there when it ends,
 *       once or more often, without holding the list in memory. From a checkpoint on, nothing is
 *       left out that had not been given before the checkpoint was reached.
 *   <li>{@link #open} gives the bytes as the source has them now, or fails: it never ends early as
 *       if all had come. Several may be open at once.
 *   <li>{@link #acknowledge} may be done again; what is gone already is acknowledged. A file that
 *       is no longer as it was listed is neither deleted nor moved: it was never read, and the next
 *       list has it again.
 *   <li>Everything that goes wrong is an {@link IOException}, where possible a {@link
 *       SourceTrouble} that names neither patient nor secret. After a failure the channel can be
 *       used again.
 * </ul>
 */
public interface PullChannel extends AutoCloseable {

  /** Takes a list as it comes. What it throws breaks the listing off. */
  interface Entries {
    void entry(SourceEntry entry) throws IOException;

    /** Everything before this has been given; a later listing may begin here. */
    void reached(String checkpoint) throws IOException;
  }

  void list(Listing wanted, Entries into) throws IOException;

  /** Opens an entry's bytes. */
  Content open(SourceEntry entry) throws IOException;

  /**
   * The file that lies beside an entry and has its name and this ending; small.
   *
   * @throws SourceTrouble when it is larger than a megabyte
   */
  Optional<byte[]> beside(SourceEntry entry, String ending) throws IOException;

  /** Tells the source that this was taken in, in the way that was set up. */
  void acknowledge(SourceEntry entry) throws IOException;

  @Override
  void close();
}
