package org.anjuan.archive.format;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The formats of documents that have pages and that we read. Video is kept, but has no pages. */
public enum DocumentFormat {
  PDF("application/pdf", Family.PDF),
  OFD("application/ofd", Family.OFD),
  JPEG("image/jpeg", Family.IMAGE),
  PNG("image/png", Family.IMAGE),
  TIFF("image/tiff", Family.IMAGE),
  BMP("image/bmp", Family.IMAGE),
  GIF("image/gif", Family.IMAGE),
  WEBP("image/webp", Family.IMAGE),
  DICOM("application/dicom", Family.IMAGE),
  XML("application/xml", Family.TEXT),
  TEXT("text/plain", Family.TEXT),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Family.TEXT),
  DOC("application/msword", Family.TEXT),
  RTF("application/rtf", Family.TEXT);

  private final String mediaType;
  private final Family family;

  DocumentFormat(String mediaType, Family family) {
    this.mediaType = mediaType;
    this.family = family;
  }

  public String mediaType() {
    return mediaType;
  }

  public Family family() {
    return family;
  }

  /** The format of this media type; parameters and case do not matter. */
  public static Optional<DocumentFormat> of(String mediaType) {
    int end = mediaType.indexOf(';');
    var bare = (end < 0 ? mediaType : mediaType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(format -> format.mediaType.equals(bare)).findFirst();
  }
}
