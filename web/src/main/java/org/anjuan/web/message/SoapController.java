package org.anjuan.web.message;

import com.mongodb.MongoException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.anjuan.archive.access.Actor;
import org.anjuan.ingest.message.MessageFault;
import org.anjuan.ingest.message.MessageState;
import org.anjuan.ingest.message.Protocol;
import org.anjuan.ingest.message.ReceivedMessage;
import org.anjuan.web.message.HttpReception.Declined;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** SOAP 1.1 and 1.2: one operation, an event's code and an XML text. Errors are faults. */
@RestController
@RequestMapping("/soap")
class SoapController {
  private static final String SOAP_12 = "http://www.w3.org/2003/05/soap-envelope";
  private static final String SOAP_12_XML = "application/soap+xml";
  private static final String NAMESPACE = "urn:anjuan:message";

  private final HttpReception reception;

  SoapController(HttpReception reception) {
    this.reception = reception;
  }

  /** What can be called here. */
  @GetMapping(path = "/{listener}", produces = MediaType.TEXT_XML_VALUE)
  String wsdl(@PathVariable String listener, HttpServletRequest request) throws IOException {
    var wsdl =
        new ClassPathResource("message.wsdl", SoapController.class)
            .getContentAsString(StandardCharsets.UTF_8);
    return wsdl.replace("@ADDRESS@", HtmlUtils.htmlEscape(request.getRequestURL().toString()));
  }

  @PostMapping(
      path = "/{listener}",
      consumes = {MediaType.TEXT_XML_VALUE, SOAP_12_XML},
      produces = {MediaType.TEXT_XML_VALUE, SOAP_12_XML})
  ResponseEntity<String> call(
      Actor actor, @PathVariable String listener, HttpServletRequest request) throws IOException {
    var found = reception.listener(Protocol.SOAP, listener, request);
    var message = reception.take(actor, found, "SOAP", request);
    return switch (message.state()) {
      case DONE, IGNORED -> answer(request, HttpStatus.OK, response(message));
      case RECEIVED, WAITING, DEAD -> {
        var fault = message.reason() == null ? MessageFault.FAILED : message.reason();
        yield fault(
            request,
            HttpStatus.INTERNAL_SERVER_ERROR,
            true,
            fault + " " + message.detail() + ": " + fault.chinese() + " " + fault.english(),
            message.id().value());
      }
    };
  }

  @ExceptionHandler
  ResponseEntity<String> declined(Declined declined, HttpServletRequest request) {
    return fault(request, declined.status(), true, String.valueOf(declined.getMessage()), "");
  }

  @ExceptionHandler({DataAccessException.class, MongoException.class})
  ResponseEntity<String> away(HttpServletRequest request) {
    return fault(request, HttpStatus.SERVICE_UNAVAILABLE, false, "not now; repeat later", "");
  }

  private static String response(ReceivedMessage message) {
    return "<m:HandleResponse xmlns:m=\"%s\"><m:result>&lt;response&gt;&lt;code&gt;0&lt;/code&gt;&lt;message&gt;%s&lt;/message&gt;&lt;id&gt;%s&lt;/id&gt;&lt;document&gt;%s&lt;/document&gt;&lt;/response&gt;</m:result></m:HandleResponse>"
        .formatted(
            NAMESPACE,
            message.state() == MessageState.IGNORED ? "ignored" : "stored",
            message.id(),
            message.documentId() == null ? "" : message.documentId());
  }

  private static ResponseEntity<String> fault(
      HttpServletRequest request, HttpStatus status, boolean theirs, String words, String id) {
    var text = HtmlUtils.htmlEscape(words, "UTF-8");
    var fault =
        is12(request)
            ? "<s:Fault><s:Code><s:Value>s:%s</s:Value></s:Code><s:Reason><s:Text xml:lang=\"en\">%s</s:Text></s:Reason><s:Detail><m:id xmlns:m=\"%s\">%s</m:id></s:Detail></s:Fault>"
                .formatted(theirs ? "Sender" : "Receiver", text, NAMESPACE, id)
            : "<s:Fault><faultcode>s:%s</faultcode><faultstring>%s</faultstring><detail><m:id xmlns:m=\"%s\">%s</m:id></detail></s:Fault>"
                .formatted(theirs ? "Client" : "Server", text, NAMESPACE, id);
    return answer(request, status, fault);
  }

  private static ResponseEntity<String> answer(
      HttpServletRequest request, HttpStatus status, String body) {
    var soap12 = is12(request);
    var envelope =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><s:Envelope xmlns:s=\"%s\"><s:Body>%s</s:Body></s:Envelope>"
            .formatted(soap12 ? SOAP_12 : "http://schemas.xmlsoap.org/soap/envelope/", body);
    return ResponseEntity.status(status)
        .contentType(
            MediaType.parseMediaType(
                (soap12 ? SOAP_12_XML : MediaType.TEXT_XML_VALUE) + ";charset=UTF-8"))
        .body(envelope);
  }

  private static boolean is12(HttpServletRequest request) {
    return String.valueOf(request.getContentType()).startsWith(SOAP_12_XML);
  }
}
