package org.anjuan.ingest.station;

/** The bytes that came are not those that the station meant: it begins the upload anew. */
public final class UploadDamaged extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UploadDamaged() {
    super("the digest differs");
  }
}
