package org.anjuan.security;

import org.anjuan.archive.access.Actor;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The doors, and little behind them. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan({"org.anjuan.security", "org.anjuan.archive.access", "org.anjuan.archive.audit"})
class DoorApplication {

  /** Stands for what other modules put behind the doors. */
  @RestController
  static class Behind {
    @GetMapping("/api/search")
    String search(Actor actor) {
      return actor.id().value();
    }

    @PostMapping("/api/intake")
    String intake(Actor actor) {
      return actor.id().value();
    }

    @GetMapping("/api/forgotten")
    String withoutRule() {
      return "nobody shall read this";
    }

    @GetMapping("/api/reference")
    String reference() {
      return "codes";
    }
  }
}
