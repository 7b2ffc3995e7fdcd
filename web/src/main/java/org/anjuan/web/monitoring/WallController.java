package org.anjuan.web.monitoring;

import java.time.Duration;
import org.anjuan.web.system.Pulse;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The wall display's figures, once or for as long as it hangs there. No patient's data. */
@RestController
@RequestMapping("/api/wall")
class WallController {
  /** Then it calls again: whoever may no longer look is found out, and the session stays awake. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final WallBoard board;

  WallController(WallBoard board) {
    this.board = board;
  }

  @GetMapping
  Wall wall() {
    return board.show();
  }

  @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter events() {
    var emitter = new SseEmitter(LONGEST.toMillis());
    Thread.ofVirtual()
        .name("wall-events")
        .start(() -> Pulse.send(emitter, WallBoard.PACE, board::show));
    return emitter;
  }
}
