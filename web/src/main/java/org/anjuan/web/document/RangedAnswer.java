package org.anjuan.web.document;

import java.util.List;
import org.anjuan.archive.vault.BlobId;
import org.anjuan.archive.vault.Vault;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.jspecify.annotations.Nullable;

/** A blob over HTTP, whole or a range of it, decrypted as it goes. */
record RangedAnswer(BlobId blob, long size, String mediaType, ContentDisposition disposition) {

  ResponseEntity<StreamingResponseBody> send(Vault vault, @Nullable String header) {
    var ranges = ranges(header);
    // One range is what players ask for; several are answered whole, as RFC 9110 (14.2) allows.
    var range = ranges.size() == 1 ? ranges.getFirst() : null;
    var from = range == null ? 0 : range.getRangeStart(size);
    var to = range == null ? size - 1 : range.getRangeEnd(size);
    if (from >= size) {
      return ResponseEntity.status(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
          .header(HttpHeaders.CONTENT_RANGE, "bytes */" + size)
          .build();
    }
    var answer =
        ResponseEntity.status(range == null ? HttpStatus.OK : HttpStatus.PARTIAL_CONTENT)
            .header(HttpHeaders.ACCEPT_RANGES, "bytes")
            .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
            .contentType(MediaType.parseMediaType(mediaType))
            .contentLength(to - from + 1);
    if (range != null) {
      answer.header(HttpHeaders.CONTENT_RANGE, "bytes " + from + "-" + to + "/" + size);
    }
    return answer.body(out -> {
      try (var content = vault.open(blob);
          var in = content.stream(from, to - from + 1)) {
        in.transferTo(out);
      }
    });
  }

  /** What can't be read as ranges asks for the whole (RFC 9110, 14.2). */
  private static List<HttpRange> ranges(@Nullable String header) {
    try {
      return HttpRange.parseRanges(header);
    } catch (IllegalArgumentException unreadable) {
      return List.of();
    }
  }
}
