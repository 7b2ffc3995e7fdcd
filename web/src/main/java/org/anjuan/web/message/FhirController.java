package org.anjuan.web.message;

import com.mongodb.MongoException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.anjuan.archive.access.Actor;
import org.anjuan.ingest.message.MessageFault;
import org.anjuan.ingest.message.Protocol;
import org.anjuan.ingest.message.ReceivedMessage;
import org.anjuan.web.message.HttpReception.Declined;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** FHIR R4: a DocumentReference, or a Bundle with one. Errors are an OperationOutcome. */
@RestController
@RequestMapping("/fhir")
class FhirController {
  static final String FHIR_JSON = "application/fhir+json";

  private final HttpReception reception;

  FhirController(HttpReception reception) {
    this.reception = reception;
  }

  /** What came of it, as FHIR says it. */
  record OperationOutcome(String resourceType, List<Issue> issue) {
    static OperationOutcome of(String severity, String code, String words, @Nullable String id) {
      return new OperationOutcome(
          "OperationOutcome", List.of(new Issue(severity, code, Map.of("text", words), id)));
    }
  }

  /** One thing to be said of it. */
  record Issue(
      String severity, String code, Map<String, String> details, @Nullable String diagnostics) {}

  @PostMapping(
      path = {"/DocumentReference"},
      consumes = {FHIR_JSON, MediaType.APPLICATION_JSON_VALUE},
      produces = FHIR_JSON)
  ResponseEntity<OperationOutcome> document(
      Actor actor,
      @RequestParam(required = false) @Nullable String listener,
      HttpServletRequest request)
      throws IOException {
    return taken(actor, listener, "DocumentReference", request);
  }

  @PostMapping(
      path = {"/Bundle"},
      consumes = {FHIR_JSON, MediaType.APPLICATION_JSON_VALUE},
      produces = FHIR_JSON)
  ResponseEntity<OperationOutcome> bundle(
      Actor actor,
      @RequestParam(required = false) @Nullable String listener,
      HttpServletRequest request)
      throws IOException {
    return taken(actor, listener, "Bundle", request);
  }

  private ResponseEntity<OperationOutcome> taken(
      Actor actor, @Nullable String code, String type, HttpServletRequest request)
      throws IOException {
    var listener = reception.listener(Protocol.FHIR, code, request);
    return answer(reception.take(actor, listener, type, request));
  }

  private static ResponseEntity<OperationOutcome> answer(ReceivedMessage message) {
    return switch (message.state()) {
      case DONE, IGNORED -> {
        var created = ResponseEntity.status(HttpStatus.CREATED);
        if (message.documentId() != null) {
          created.header(
              "Location",
              "/fhir/DocumentReference/"
                  + message.documentId()
                  + "/_history/"
                  + message.documentVersion());
        }
        yield created.body(
            OperationOutcome.of("information", "informational", "stored", message.id().value()));
      }
      case RECEIVED, WAITING, DEAD -> {
        var fault = message.reason() == null ? MessageFault.FAILED : message.reason();
        yield ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
            .body(
                OperationOutcome.of(
                    "error",
                    code(fault),
                    fault + " " + message.detail() + ": " + fault.english(),
                    message.id().value()));
      }
    };
  }

  private static String code(MessageFault fault) {
    return switch (fault) {
      case MALFORMED, WRONG_CHARSET -> "structure";
      case FIELD_MISSING -> "required";
      case FIELD_INVALID, CATEGORY_UNKNOWN -> "value";
      case CONTRADICTORY -> "conflict";
      case DOCUMENT_UNKNOWN -> "not-found";
      case TOO_LARGE -> "too-long";
      case TYPE_UNKNOWN -> "not-supported";
      case QUARANTINED -> "processing";
      case FAILED -> "exception";
    };
  }

  @ExceptionHandler
  ResponseEntity<OperationOutcome> declined(Declined declined) {
    return said(declined.status(), "processing", String.valueOf(declined.getMessage()));
  }

  @ExceptionHandler({DataAccessException.class, MongoException.class})
  ResponseEntity<OperationOutcome> away() {
    return said(HttpStatus.SERVICE_UNAVAILABLE, "transient", "not now; repeat later");
  }

  private static ResponseEntity<OperationOutcome> said(
      HttpStatus status, String code, String words) {
    return ResponseEntity.status(status)
        .contentType(MediaType.parseMediaType(FHIR_JSON))
        .body(OperationOutcome.of("error", code, words, null));
  }
}
