package org.anjuan.ingest.message.table;

import java.io.IOException;
import java.util.List;
import org.anjuan.ingest.message.Envelope;
import org.anjuan.ingest.message.Handled;
import org.anjuan.ingest.message.MessageHandler;
import org.anjuan.ingest.message.MessageMapping;
import org.anjuan.ingest.message.Protocol;
import org.springframework.stereotype.Component;

/**
 * Takes in a page of a database's view: a table whose columns have our own names already, because
 * the mapping was applied when it was read.
 */
@Component
class ViewHandler implements MessageHandler {
  private final TableHandler tables;

  ViewHandler(TableHandler tables) {
    this.tables = tables;
  }

  @Override
  public Protocol protocol() {
    return Protocol.VIEW;
  }

  @Override
  public String text(Envelope envelope) throws IOException {
    return tables.text(envelope);
  }

  @Override
  public Handled handle(Envelope envelope) throws IOException {
    var subject = envelope.listener().mapping().subject();
    return tables.handle(envelope, new MessageMapping(List.of(), List.of(), subject));
  }
}
