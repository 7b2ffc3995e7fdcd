package org.anjuan.ingest.message.table;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anjuan.ingest.message.Envelope;
import org.anjuan.ingest.message.Handled;
import org.anjuan.ingest.message.MessageFault;
import org.anjuan.ingest.message.MessageHandler;
import org.anjuan.ingest.message.MessageMapping;
import org.anjuan.ingest.message.MessageRefused;
import org.anjuan.ingest.message.Protocol;
import org.anjuan.ingest.message.RowStatements;
import org.anjuan.ingest.message.RowSubject;
import org.anjuan.ingest.message.RowTally;
import org.springframework.stereotype.Component;

/** Takes in a table row by row. */
@Component
class TableHandler implements MessageHandler {
  private static final int SHOWN = 128 * 1024;

  private final RowStatements statements;

  TableHandler(RowStatements statements) {
    this.statements = statements;
  }

  @Override
  public Protocol protocol() {
    return Protocol.TABLE;
  }

  @Override
  public String text(Envelope envelope) throws IOException {
    try (var raw = envelope.content().stream()) {
      var bytes = raw.readNBytes(SHOWN);
      return bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K'
          ? ""
          : new String(bytes, charset(envelope));
    }
  }

  @Override
  public Handled handle(Envelope envelope) throws IOException {
    return handle(envelope, envelope.listener().mapping());
  }

  /** The same, with columns where another mapping has them. */
  Handled handle(Envelope envelope, MessageMapping mapping) throws IOException {
    var subject = mapping.subject();
    if (subject == null) {
      throw new MessageRefused(MessageFault.TYPE_UNKNOWN, "subject");
    }
    var reading = new Reading(envelope, mapping, subject);
    try (var raw = envelope.content().stream()) {
      TableRows.read(raw, charset(envelope), reading::take);
    }
    return reading.end();
  }

  private static Charset charset(Envelope envelope) {
    var name = envelope.listener().charset();
    return name.equals("UTF-8") ? StandardCharsets.UTF_8 : Charset.forName(name);
  }

  private final class Reading {
    private final MessageMapping mapping;
    private final RowSubject subject;
    private final RowTally tally;
    private Map<String, Integer> columns = Map.of();
    private int row;

    Reading(Envelope envelope, MessageMapping mapping, RowSubject subject) {
      this.mapping = mapping;
      this.subject = subject;
      this.tally = new RowTally(statements, envelope);
    }

    void take(List<String> cells) {
      row++;
      if (row == 1) {
        columns = columns(mapping, subject, cells);
        return;
      }
      if (cells.stream().allMatch(String::isEmpty)) {
        return;
      }
      var values = new HashMap<String, String>();
      columns.forEach((field, index) -> {
        if (index < cells.size() && !cells.get(index).isEmpty()) {
          values.put(field, cells.get(index));
        }
      });
      tally.take(row, subject, values);
    }

    Handled end() {
      return tally.end();
    }
  }

  /** Where each field stands; a field without a place stands under its own name. */
  private static Map<String, Integer> columns(
      MessageMapping mapping, RowSubject subject, List<String> heading) {
    var columns = new HashMap<String, Integer>();
    for (var field : subject.fields()) {
      var index = heading.indexOf(mapping.path(field).orElse(field));
      if (index >= 0) {
        columns.put(field, index);
      } else if (subject.needs(field)) {
        throw new MessageRefused(MessageFault.FIELD_MISSING, "column " + field);
      }
    }
    return columns;
  }
}
