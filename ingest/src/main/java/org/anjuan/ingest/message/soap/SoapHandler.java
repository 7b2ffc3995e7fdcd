package org.anjuan.ingest.message.soap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathNodes;
import org.anjuan.archive.document.SourceKey;
import org.anjuan.ingest.intake.IntakeMeta;
import org.anjuan.ingest.intake.Statements;
import org.anjuan.ingest.message.DocumentNames;
import org.anjuan.ingest.message.Envelope;
import org.anjuan.ingest.message.EventRule;
import org.anjuan.ingest.message.Filing;
import org.anjuan.ingest.message.Handled;
import org.anjuan.ingest.message.HardXml;
import org.anjuan.ingest.message.MessageFault;
import org.anjuan.ingest.message.MessageHandler;
import org.anjuan.ingest.message.MessageRefused;
import org.anjuan.ingest.message.MetaFields;
import org.anjuan.ingest.message.Protocol;
import org.anjuan.ingest.message.RowStatements;
import org.anjuan.ingest.message.RowSubject;
import org.anjuan.ingest.message.RowTally;
import org.anjuan.ingest.message.Withdrawals;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/** Does what the listener's rules say at an event's code. */
@Component
class SoapHandler implements MessageHandler {
  private static final String CONTENT = "content";
  private static final String ROWS = "rows";
  private static final int SHOWN = 256 * 1024;
  private static final Pattern ENCODING =
      Pattern.compile("\\s*<\\?xml[^>]*encoding=[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");
  private static final Pattern EMBEDDED = Pattern.compile("[0-9A-Za-z+/=\\s]{2000,}");

  private final Filing filing;
  private final Statements statements;
  private final DocumentNames names;
  private final Withdrawals withdrawals;
  private final MetaFields fields;
  private final RowStatements rows;

  SoapHandler(
      Filing filing,
      Statements statements,
      DocumentNames names,
      Withdrawals withdrawals,
      MetaFields fields,
      RowStatements rows) {
    this.filing = filing;
    this.statements = statements;
    this.names = names;
    this.withdrawals = withdrawals;
    this.fields = fields;
    this.rows = rows;
  }

  @Override
  public Protocol protocol() {
    return Protocol.SOAP;
  }

  @Override
  public String text(Envelope envelope) throws IOException {
    try (var raw = envelope.content().stream()) {
      var text = new String(raw.readNBytes(SHOWN), StandardCharsets.UTF_8);
      return EMBEDDED.matcher(text).replaceAll("@file@");
    }
  }

  @Override
  public Handled handle(Envelope envelope) throws IOException {
    SoapCall call;
    try (var raw = envelope.content().stream()) {
      call = SoapCall.read(raw);
    }
    var rule = envelope.listener().mapping().event(call.eventCode()).orElseGet(() -> implied(call));
    return switch (rule.deed()) {
      case NOTHING -> Handled.NOTHING;
      case CDA -> cda(envelope, call, rule);
      case DOCUMENT -> document(envelope, rule, HardXml.parse(call.xml()));
      case ENCOUNTER ->
          Handled.record(
              statements
                  .state(envelope.delivery(null), meta(envelope, rule, HardXml.parse(call.xml())))
                  .id());
      case WITHDRAWAL -> withdrawal(envelope, rule, HardXml.parse(call.xml()));
      case PATIENTS -> rows(envelope, rule, RowSubject.PATIENTS, HardXml.parse(call.xml()));
      case DEPARTMENTS -> rows(envelope, rule, RowSubject.DEPARTMENTS, HardXml.parse(call.xml()));
      case STAFF -> rows(envelope, rule, RowSubject.STAFF, HardXml.parse(call.xml()));
      case CODES -> rows(envelope, rule, RowSubject.CODES, HardXml.parse(call.xml()));
    };
  }

  /** Without a rule, a CDA document is filed: it says itself what it is. */
  private static EventRule implied(SoapCall call) {
    if (!call.xml().contains("<ClinicalDocument")) {
      throw new MessageRefused(MessageFault.TYPE_UNKNOWN, "eventCode");
    }
    return new EventRule(call.eventCode(), "", EventRule.Deed.CDA, null, List.of());
  }

  private Handled cda(Envelope envelope, SoapCall call, EventRule rule) throws IOException {
    var given = new HashMap<String, String>();
    common(given, envelope, rule);
    try (var content = new ByteArrayInputStream(call.xml().getBytes(charset(call.xml())))) {
      return Handled.document(
          filing.file(envelope.delivery("cda.xml"), fields.meta(given), content));
    }
  }

  /** The one that the XML itself says it is in, as a file it must be; nothing may be lost in it. */
  private static Charset charset(String xml) {
    var said = ENCODING.matcher(xml);
    if (said.lookingAt() && Charset.isSupported(said.group(1))) {
      var charset = Charset.forName(said.group(1));
      if (charset.canEncode() && charset.newEncoder().canEncode(xml)) {
        return charset;
      }
    }
    return StandardCharsets.UTF_8;
  }

  private Handled document(Envelope envelope, EventRule rule, Document xml) throws IOException {
    var place =
        rule.path(CONTENT)
            .orElseThrow(() -> new MessageRefused(MessageFault.FIELD_MISSING, CONTENT));
    var data = value(xml, place);
    if (data.isBlank()) {
      throw new MessageRefused(MessageFault.FIELD_MISSING, CONTENT);
    }
    byte[] bytes;
    try {
      bytes = Base64.getMimeDecoder().decode(data);
    } catch (IllegalArgumentException notBase64) {
      throw new MessageRefused(MessageFault.FIELD_INVALID, CONTENT);
    }
    var meta = meta(envelope, rule, xml);
    try (var content = new ByteArrayInputStream(bytes)) {
      return Handled.document(filing.file(envelope.delivery(meta.fileName()), meta, content));
    }
  }

  private Handled withdrawal(Envelope envelope, EventRule rule, Document xml) {
    var meta = meta(envelope, rule, xml);
    var id = meta.sourceDocumentId();
    if (id == null) {
      throw new MessageRefused(MessageFault.FIELD_MISSING, "sourceDocumentId");
    }
    var at =
        Objects.requireNonNullElse(
            statements.instant(meta.modifiedAt(), "modifiedAt"), envelope.message().receivedAt());
    return withdrawals.withdraw(
        envelope, new SourceKey(envelope.listener().sourceSystem(), id), at);
  }

  private Handled rows(Envelope envelope, EventRule rule, RowSubject subject, Document xml) {
    var tally = new RowTally(rows, envelope);
    int row = 0;
    for (var one : rule.path(ROWS).map(path -> nodes(xml, path)).orElse(List.of(xml))) {
      row++;
      var values = new HashMap<String, String>();
      for (var place : rule.fields()) {
        var value = place.field().equals(ROWS) ? "" : value(one, place.path()).strip();
        if (!value.isEmpty()) {
          values.put(place.field(), value);
        }
      }
      tally.take(row, subject, values);
    }
    if (row == 0) {
      throw new MessageRefused(MessageFault.FIELD_MISSING, ROWS);
    }
    return tally.end();
  }

  private IntakeMeta meta(Envelope envelope, EventRule rule, Document xml) {
    var values = new HashMap<String, String>();
    common(values, envelope, rule);
    for (var place : rule.fields()) {
      if (!place.field().equals(CONTENT)) {
        values.put(place.field(), value(xml, place.path()));
      }
    }
    values.computeIfPresent("category", (field, word) -> names.category(word));
    return fields.meta(values);
  }

  private static void common(HashMap<String, String> values, Envelope envelope, EventRule rule) {
    values.put("sourceSystem", envelope.listener().sourceSystem());
    values.put("campus", envelope.listener().campus().value());
    var category = rule.category();
    if (category != null) {
      values.put("category", category.value());
    }
  }

  private static String value(Node xml, String path) {
    try {
      return XPathFactory.newDefaultInstance().newXPath().evaluate(path, xml);
    } catch (XPathExpressionException wrong) {
      throw new MessageRefused(MessageFault.FIELD_INVALID, "mapping");
    }
  }

  private static List<Node> nodes(Node xml, String path) {
    try {
      var found =
          XPathFactory.newDefaultInstance()
              .newXPath()
              .evaluateExpression(path, xml, XPathNodes.class);
      var nodes = new ArrayList<Node>();
      // apart from their document: XPath would look through all of it for each of them
      found.forEach(node -> nodes.add(node.cloneNode(true)));
      return nodes;
    } catch (XPathExpressionException wrong) {
      throw new MessageRefused(MessageFault.FIELD_INVALID, "mapping");
    }
  }
}
