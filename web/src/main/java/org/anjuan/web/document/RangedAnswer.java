package org.anjuan.web.document;

import org.anjuan.archive.vault.BlobId;
import org.anjuan.archive.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** A blob over HTTP, whole or a range of it, decrypted as it goes. */
record RangedAnswer(BlobId blob, long size, String mediaType, ContentDisposition disposition) {

  ResponseEntity<StreamingResponseBody> send(Vault vault, @Nullable String header) {
    var span = ByteSpan.of(header, size);
    if (span == null) {
      return ResponseEntity.status(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
          .header(HttpHeaders.CONTENT_RANGE, "bytes */" + size)
          .build();
    }
    var answer =
        ResponseEntity.status(span.partial() ? HttpStatus.PARTIAL_CONTENT : HttpStatus.OK)
            .header(HttpHeaders.ACCEPT_RANGES, "bytes")
            .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
            .contentType(MediaType.parseMediaType(mediaType))
            .contentLength(span.length());
    if (span.partial()) {
      answer.header(HttpHeaders.CONTENT_RANGE, span.contentRange(size));
    }
    return answer.body(out -> {
      try (var content = vault.open(blob);
          var in = content.stream(span.from(), span.length())) {
        in.transferTo(out);
      }
    });
  }
}
