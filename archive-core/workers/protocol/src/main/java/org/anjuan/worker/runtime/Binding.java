package org.anjuan.worker.runtime;

import java.io.OutputStream;
import java.util.List;

/** Makes one document of several. */
@FunctionalInterface
public interface Binding {

  /** Writes them one after the other, each whole; they stay open. */
  OpenDocument.Copied bind(List<OpenDocument> documents, OutputStream out) throws Exception;
}
