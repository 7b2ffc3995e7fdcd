package org.anjuan.ingest.message;

import java.io.IOException;

/**
 * Understands the messages of a protocol. An implementation may be called for the same message any
 * number of times, on several nodes at once, and leads to the same each time.
 */
public interface MessageHandler {

  Protocol protocol();

  /**
   * Does what the message asks for; when this returns, all of it is durable.
   *
   * @throws MessageRefused when it can't be handled
   */
  Handled handle(Envelope envelope) throws IOException;

  /**
   * How the message reads, without what is embedded in it.
   *
   * @throws MessageRefused when it can't be read
   */
  String text(Envelope envelope) throws IOException;
}
