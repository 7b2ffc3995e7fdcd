package org.anjuan.archive.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Appends to the chain beside other nodes. One thread at a time. */
final class ChainWriter {
  private static final int READ_ON = 256;
  private static final int HINT_EVERY = 128;
  private static final Actor CHAIN = Actor.system("audit");

  private final AuditStore store;
  private final Clock clock;
  private @Nullable Tail tail;
  private @Nullable AuditPosition hinted;

  ChainWriter(AuditStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Writes all of them; who is written is told at once, so that a failure later on does not touch
   * them.
   */
  void write(List<Waiting> batch, LocalDate today) {
    var open = List.copyOf(batch);
    while (!open.isEmpty()) {
      if (tail == null) {
        tail = findTail(today);
      }
      var links = links(open, today);
      try {
        settle(links, store.insert(documents(links)));
      } catch (RuntimeException e) {
        // Nobody knows how much of it arrived: what did, is found under its number with its hash.
        settle(links, arrived(links));
        throw e;
      }
      open = open.stream().filter(Waiting::isOpen).toList();
      if (!open.isEmpty()) {
        tail = tail == null ? null : follow(tail);
      }
    }
  }

  private List<Link> links(List<Waiting> open, LocalDate today) {
    var links = new ArrayList<Link>();
    var last = tail;
    if (last == null) {
      last =
          add(
              links,
              AuditPosition.first(store.origin(today)),
              ChainForm.NO_HASH,
              opening(""),
              null);
    } else {
      if (last.next() == null && last.position().day().isBefore(today)) {
        last = add(links, last.position().plus(1), last.hash(), closing(today), null);
      }
      if (last.next() != null) {
        last =
            add(
                links,
                AuditPosition.first(last.next()),
                last.hash(),
                opening(last.position().id()),
                null);
      }
    }
    for (var waiting : open) {
      last = add(links, last.position().plus(1), last.hash(), waiting.event(), waiting);
    }
    return links;
  }

  private void settle(List<Link> links, int inserted) {
    for (var link : links.subList(0, inserted)) {
      tail = Tail.of(link.document());
      if (link.waiting() != null) {
        link.waiting().done(ChainForm.position(link.document()));
      }
    }
    keepHint();
  }

  private int arrived(List<Link> links) {
    try {
      var count = 0;
      for (var link : links) {
        var stored = store.find(ChainForm.position(link.document()));
        if (stored.isEmpty()
            || !ChainForm.storedHash(stored.get()).equals(ChainForm.storedHash(link.document()))) {
          break;
        }
        count++;
      }
      return count;
    } catch (RuntimeException e) {
      // Still unreachable. The callers are told of a failure; the next writer looks for the tail
      // afresh.
      tail = null;
      return 0;
    }
  }

  /** Loses nothing when it fails: the hint only spares looking. */
  private void keepHint() {
    var now = tail;
    if (now == null) {
      return;
    }
    var last = hinted;
    if (last == null
        || !last.day().equals(now.position().day())
        || now.position().seq() - last.seq() >= HINT_EVERY) {
      hinted = now.position();
      try {
        store.keepHeadHint(now.position(), now.hash());
      } catch (RuntimeException e) {
        hinted = last;
      }
    }
  }

  private @Nullable Tail findTail(LocalDate today) {
    var hint = store.headHint().map(ChainWriter::readHint).orElse(null);
    if (hint != null) {
      // When the event itself is gone, the hole must stay visible: go on after it.
      return follow(store.find(hint.position()).map(Tail::of).orElse(hint));
    }
    var days = store.days(store.origin(today), today.plusYears(1));
    var last = days.isEmpty() ? null : store.lastOf(days.getLast());
    return last == null ? null : follow(Tail.of(last));
  }

  /** Reads on from an event to the chain's present end. */
  private Tail follow(Tail from) {
    var last = from;
    while (true) {
      var start = last.next() == null ? last.position().plus(1) : AuditPosition.first(last.next());
      var more = store.read(start, READ_ON);
      if (more.isEmpty()) {
        return last;
      }
      last = Tail.of(more.getLast());
    }
  }

  private static Tail readHint(Document hint) {
    return new Tail(AuditPosition.parse(hint.getString("at")), hint.getString("hash"), null);
  }

  private AuditEvent opening(String after) {
    return AuditEvent.of(CHAIN, AuditAction.DAY_OPENED, clock.instant()).detail(after);
  }

  private AuditEvent closing(LocalDate next) {
    return AuditEvent.of(CHAIN, AuditAction.DAY_CLOSED, clock.instant()).detail(next.toString());
  }

  private static Tail add(
      List<Link> links,
      AuditPosition position,
      String previous,
      AuditEvent event,
      @Nullable Waiting waiting) {
    var document = ChainForm.write(position, previous, event);
    links.add(new Link(document, waiting));
    return Tail.of(document);
  }

  private static List<Document> documents(List<Link> links) {
    return links.stream().map(Link::document).toList();
  }

  /** An event ready to be written, and who waits for it; nobody waits for the chain's own. */
  private record Link(Document document, @Nullable Waiting waiting) {}
}
