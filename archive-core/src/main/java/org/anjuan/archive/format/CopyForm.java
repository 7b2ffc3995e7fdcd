package org.anjuan.archive.format;

/** In which format a stamped copy is made. */
public enum CopyForm {
  /** The document's own where it can carry a stamp, as PDF and OFD can; all else becomes PDF. */
  OWN,
  PDF;

  org.anjuan.worker.protocol.CopyForm forWorkers() {
    return switch (this) {
      case OWN -> org.anjuan.worker.protocol.CopyForm.OWN;
      case PDF -> org.anjuan.worker.protocol.CopyForm.PDF;
    };
  }

  /** What a document of this format becomes. */
  public DocumentFormat of(DocumentFormat format) {
    return this == OWN && format == DocumentFormat.OFD ? DocumentFormat.OFD : DocumentFormat.PDF;
  }
}
