package org.anjuan.web.collect;

import java.time.Instant;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.ingest.collect.run.Collecting;
import org.anjuan.ingest.collect.run.StayKey;
import org.anjuan.security.CurrentActor;
import org.anjuan.web.problem.BadRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The EMR says that a stay's papers are complete. */
@RestController
class CompletionController {
  private final Collecting collecting;
  private final CurrentActor current;

  CompletionController(Collecting collecting, CurrentActor current) {
    this.collecting = collecting;
    this.current = current;
  }

  /** A stay and when its papers were complete. */
  record CompletionEvent(
      String campus, String admissionNo, @Nullable Integer visitNo, Instant completedAt) {
    CompletionEvent {
      if (campus == null || completedAt == null) {
        throw new InvalidValue(campus == null ? "campus" : "completedAt");
      }
    }

    @Override
    public String toString() {
      return "CompletionEvent[masked]";
    }
  }

  @PostMapping("/api/collectors/events")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void completed(Actor actor, @RequestBody CompletionEvent event) {
    if (!current.mayBringFrom(event.campus())) {
      throw new BadRequest(
          "campus", "此令牌不能推送该院区的事件", "This token may not bring events of this campus");
    }
    var stay =
        new StayKey(
            event.campus(), event.admissionNo(), event.visitNo() == null ? 1 : event.visitNo());
    collecting.completed(actor, stay, event.completedAt());
  }
}
