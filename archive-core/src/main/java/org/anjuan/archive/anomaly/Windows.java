package org.anjuan.archive.anomaly;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;

/** What was seen lately, by rule and person; small, and kept with the watch's position. */
final class Windows {
  private static final Duration LONGEST = Duration.ofHours(25);

  private final Map<String, Window> all = new TreeMap<>();

  /** A touch: the event's place, what it counts for, and when. */
  record Touch(String position, String subject, Instant at) {}

  private static final class Window {
    private final List<Touch> touches = new ArrayList<>();
    private boolean raised;
    private Instant last = Instant.EPOCH;
  }

  /**
   * Adds a touch to a window that slides.
   *
   * @return the touches, when they count for {@code limit} different things; the window is empty
   *     again then
   */
  List<Touch> slide(String key, Touch touch, Duration length, int limit) {
    var window = window(key, touch);
    window.touches.removeIf(old -> old.at().isBefore(touch.at().minus(length)));
    if (add(window, touch) < limit) {
      return List.of();
    }
    var found = List.copyOf(window.touches);
    window.touches.clear();
    return found;
  }

  /** Adds a touch to a window that is raised once at most, such as a night. */
  List<Touch> once(String key, Touch touch, int limit) {
    var window = window(key, touch);
    if (window.raised || add(window, touch) < limit) {
      return List.of();
    }
    window.raised = true;
    var found = List.copyOf(window.touches);
    window.touches.clear();
    return found;
  }

  private Window window(String key, Touch touch) {
    var window = all.computeIfAbsent(key, name -> new Window());
    window.last = touch.at();
    return window;
  }

  private static int add(Window window, Touch touch) {
    if (window.touches.stream().noneMatch(old -> old.subject().equals(touch.subject()))) {
      window.touches.add(touch);
    }
    return window.touches.size();
  }

  /** Drops what can't count any more. */
  void forget(Instant now) {
    all.values().removeIf(window -> window.last.isBefore(now.minus(LONGEST)));
  }

  List<Document> write() {
    var written = new ArrayList<Document>();
    all.forEach((key, window) ->
        written.add(
            new Document("key", key)
                .append("raised", window.raised)
                .append("last", Date.from(window.last))
                .append(
                    "touches",
                    window.touches.stream()
                        .map(touch ->
                            new Document("p", touch.position())
                                .append("s", touch.subject())
                                .append("at", Date.from(touch.at())))
                        .toList())));
    return written;
  }

  static Windows read(List<Document> written) {
    var windows = new Windows();
    for (var document : written) {
      var window = new Window();
      window.raised = document.getBoolean("raised");
      window.last = document.getDate("last").toInstant();
      for (var touch : document.getList("touches", Document.class)) {
        window.touches.add(
            new Touch(touch.getString("p"), touch.getString("s"), touch.getDate("at").toInstant()));
      }
      windows.all.put(document.getString("key"), window);
    }
    return windows;
  }
}
