package org.anjuan.ingest.station;

import java.time.Instant;
import java.util.List;
import org.anjuan.archive.vault.BlobId;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What has come of an upload until now: parts in the vault, in their order.
 *
 * @param size the bytes of all parts
 */
@Document("station_uploads")
record Upload(@Id String key, List<BlobId> parts, long size, Instant touchedAt) {

  Upload {
    parts = List.copyOf(parts);
  }

  static String key(Station station, UploadId id) {
    return station.code().value() + "|" + id.value();
  }
}
