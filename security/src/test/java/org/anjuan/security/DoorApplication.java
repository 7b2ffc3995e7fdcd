package org.anjuan.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.record.RecordId;
import org.anjuan.security.link.AdmittedLink;
import org.anjuan.security.link.Visit;
import org.anjuan.security.link.Visits;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** The doors, and little behind them. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan({
  "org.anjuan.security",
  "org.anjuan.archive.access",
  "org.anjuan.archive.audit",
  "org.anjuan.archive.handover"
})
class DoorApplication {

  private static final int LEAST_STRENGTH = 4;

  /** As in operation, but quick: these tests set and try passwords by the hundred. */
  @Bean
  @Primary
  PasswordEncoder quickPasswordEncoder() {
    return new DelegatingPasswordEncoder(
        "bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(LEAST_STRENGTH)));
  }

  /** Stands for the pages that other systems show: every record is there, and allowed. */
  @RestController
  static class BehindTheLink {
    private final Visits visits;

    BehindTheLink(Visits visits) {
      this.visits = visits;
    }

    @GetMapping("/embed/records")
    ResponseEntity<Void> open(
        @RequestAttribute(AdmittedLink.ATTRIBUTE) AdmittedLink link, HttpServletRequest request) {
      var begun = visits.begin(link, RecordId.next(), request);
      return ResponseEntity.status(HttpStatus.SEE_OTHER)
          .header(HttpHeaders.LOCATION, begun.path() + "/record")
          .header(HttpHeaders.SET_COOKIE, begun.cookie())
          .build();
    }

    @GetMapping("/embed/s/{visit}/record")
    String record(@RequestAttribute(Visit.ATTRIBUTE) Visit visit, Actor actor) {
      return visit.actor().equals(actor) ? actor.id() + " through " + visit.app() : "";
    }
  }

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
