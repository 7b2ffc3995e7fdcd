package org.anjuan.ingest.message;

import org.anjuan.archive.access.Actor;
import org.anjuan.archive.vault.BlobContent;
import org.anjuan.ingest.intake.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to be handled.
 *
 * @param by who handed it in, or who has it tried again
 */
public record Envelope(Listener listener, ReceivedMessage message, Actor by, BlobContent content) {

  /** How a file of it came in. */
  public Delivery delivery(@Nullable String fileName) {
    return new Delivery(listener.protocol().channel(), by, message.address(), fileName);
  }
}
