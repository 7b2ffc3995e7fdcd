package org.anjuan.archive.platform.mongo;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** First form: H2 backend that commits and syncs, grouped, before a write is answered. */
final class DurableBackend extends H2Backend {

  private static final Set<String> READS =
      Set.of("find", "getmore", "count", "distinct", "aggregate", "ping", "ismaster", "buildinfo");

  private final ExecutorService committer =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("embedded-mongo-commit").factory());
  private final AtomicReference<@Nullable CompletableFuture<Void>> next = new AtomicReference<>();

  private DurableBackend(String file) {
    super(file);
  }

  static DurableBackend open(Path file) {
    return new DurableBackend(file.toString());
  }

  @Override
  public Document handleMessage(MongoMessage message) {
    var reply = super.handleMessage(message);
    var command = message.getDocument().keySet().iterator().next().toLowerCase(Locale.ROOT);
    if (!READS.contains(command)) {
      commitSoon().join();
    }
    return reply;
  }

  private CompletableFuture<Void> commitSoon() {
    while (true) {
      var waiting = next.get();
      if (waiting != null) {
        return waiting;
      }
      var mine = new CompletableFuture<Void>();
      if (next.compareAndSet(null, mine)) {
        committer.execute(() -> commitFor(mine));
        return mine;
      }
    }
  }

  private void commitFor(CompletableFuture<Void> waiting) {
    next.set(null);
    try {
      commit();
      getMvStore().sync();
      waiting.complete(null);
    } catch (RuntimeException e) {
      waiting.completeExceptionally(e);
    }
  }

  @Override
  public void close() {
    super.close();
    committer.shutdown();
  }
}
