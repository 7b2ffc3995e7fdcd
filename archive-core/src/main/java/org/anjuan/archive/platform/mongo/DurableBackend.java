package org.anjuan.archive.platform.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import io.netty.channel.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded server's back end: each command runs against the {@link GroupCommit}ted store and is
 * answered when all it did, or saw, is on disk.
 *
 * <p>Errors are turned into answers here, not in the server's handler: that one logs the command,
 * with the patient's data in it.
 */
final class DurableBackend extends AbstractMongoBackend {

  private static final Logger LOG = LoggerFactory.getLogger(DurableBackend.class);
  private static final int INTERNAL_ERROR = 1;

  private final GroupCommit store;

  DurableBackend(GroupCommit store) {
    this.store = store;
    store.databases().forEach(this::resolveDatabase);
  }

  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    var reach = CommandReach.of(database, command, query);
    try {
      return reach.changes()
          ? store.write(reach, () -> super.handleCommand(channel, database, command, query))
          : store.read(reach, () -> super.handleCommand(channel, database, command, query));
    } catch (MongoServerException refused) {
      return refusal(refused);
    } catch (RuntimeException broken) {
      LOG.error("The command {} failed inside the embedded MongoDB", command, broken);
      return refusal(new MongoServerException("internal error", broken));
    }
  }

  private static Document refusal(MongoServerException refused) {
    var answer = new Document("ok", 0.0).append("errmsg", refused.getMessageWithoutErrorCode());
    if (refused instanceof MongoServerError error) {
      answer.append("code", error.getCode());
      answer.putIfNotNull("codeName", error.getCodeName());
    } else {
      answer.append("code", INTERNAL_ERROR);
    }
    return answer;
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new StoreDatabase(name, store.store(), store.changes(), getCursorRegistry());
  }

  @Override
  public void close() {
    super.close();
    store.close();
  }
}
