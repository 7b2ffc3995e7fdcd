package org.anjuan.ingest.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What is said on a connection to a listener's port. */
public interface Conversation {

  Protocol protocol();

  /** Takes messages and answers them until the other side ends, or breaks the rules. */
  void converse(Listener listener, InputStream in, OutputStream out, String address)
      throws IOException;
}
