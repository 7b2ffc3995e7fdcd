package org.anjuan.ingest.intake;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the intake.
 *
 * @param allowedTypes media types that are accepted, by what the bytes are
 * @param maxSize the largest document that is accepted
 * @param maxVideoSize the largest video that is accepted
 * @param hardLimit beyond this a delivery is broken off and not even kept in quarantine
 */
@ConfigurationProperties("anjuan.intake")
public record IntakeProperties(
    @DefaultValue({
          "application/pdf",
          "application/ofd",
          "image/jpeg",
          "image/png",
          "image/tiff",
          "image/bmp",
          "image/gif",
          "image/webp",
          "application/dicom",
          "application/xml",
          "text/plain",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "application/msword",
          "application/rtf",
          "video/mp4",
          "video/quicktime",
          "video/webm",
          "video/x-msvideo",
          "video/mpeg",
          "video/mp2t",
          "video/x-ms-wmv",
          "video/x-flv",
          "video/x-matroska"
        })
        List<String> allowedTypes,
    @DefaultValue("256MB") DataSize maxSize,
    @DefaultValue("8GB") DataSize maxVideoSize,
    @DefaultValue("16GB") DataSize hardLimit) {
  public IntakeProperties {
    allowedTypes = List.copyOf(allowedTypes);
    if (hardLimit.compareTo(maxSize) < 0 || hardLimit.compareTo(maxVideoSize) < 0) {
      throw new IllegalArgumentException(
          "anjuan.intake.hard-limit: not below anjuan.intake.max-size and max-video-size");
    }
  }

  long limitFor(String mediaType) {
    return (mediaType.startsWith("video/") ? maxVideoSize : maxSize).toBytes();
  }
}
