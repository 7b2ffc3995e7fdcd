package org.anjuan.archive.vault;

import java.io.InputStream;

/**
 * Keeps bytes encrypted, of any length, and gives back exactly those bytes or nothing.
 *
 * <p>A blob never changes. It goes through three hands: {@link #store} it, write whatever refers to
 * it, then {@link #keep} it. What was stored and never kept is removed by {@link OrphanSweep} once
 * it is old enough and nobody refers to it; so a crash at any moment leaves at worst an orphan,
 * never a reference without bytes.
 *
 * <p>All methods may be called by many threads at once. They throw {@link
 * com.mongodb.MongoException} while the store can't be reached.
 */
public interface Vault {

  /**
   * Stores what the stream gives, to its end; the caller closes it. Memory use does not depend on
   * the length. When this returns, the bytes are on the store's disk. When it fails, nothing
   * readable is left behind.
   *
   * @throws UnreadableSource when the stream fails
   */
  StoredBlob store(InputStream content);

  /**
   * Says that somebody refers to the blob now: the sweep need not ask about it any more. Noted
   * within a second, with others; what a crash leaves unnoted the sweep asks about.
   */
  void keep(BlobId id);

  /**
   * Says that the caller refers to the blob no longer, and does not know who else may. The sweep
   * asks everybody, and destroys it if nobody does. Remove the reference first.
   */
  void letGo(BlobId id);

  /**
   * Opens a blob for reading. What the metadata says of it has been authenticated when this
   * returns; its bytes are authenticated segment by segment as they are read.
   *
   * @throws NoSuchBlob when there is none of this id
   * @throws TamperedBlob when its metadata are not what was stored
   */
  BlobContent open(BlobId id);

  /**
   * Destroys a blob: first its key, then its bytes. Removing what is not there is no mistake.
   * Remove the reference first.
   */
  void remove(BlobId id);
}
