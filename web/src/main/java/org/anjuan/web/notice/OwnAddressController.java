package org.anjuan.web.notice;

import java.time.Clock;
import java.util.Map;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.notice.NoticeAddresses;
import org.anjuan.archive.notice.Way;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Under which names somebody is known outside. */
@RestController
@RequestMapping("/api/me/notice-addresses")
class OwnAddressController {
  private final NoticeAddresses addresses;
  private final AuditTrail trail;
  private final Clock clock;

  OwnAddressController(NoticeAddresses addresses, AuditTrail trail, Clock clock) {
    this.addresses = addresses;
    this.trail = trail;
    this.clock = clock;
  }

  /** By way; a way that is missing goes by the staff number. */
  record OwnAddresses(Map<Way, String> names) {}

  /** Left out or empty: the staff number again. */
  record OwnAddress(@Nullable String name) {}

  @GetMapping
  OwnAddresses list(Actor actor) {
    return new OwnAddresses(addresses.of(actor.id().value()));
  }

  @PutMapping("/{way}")
  OwnAddresses put(Actor actor, @PathVariable Way way, @RequestBody OwnAddress wanted) {
    var given = wanted.name();
    var name = given == null || given.isBlank() ? null : given.strip();
    trail.append(
        AuditEvent.of(actor, AuditAction.NOTICE_ADDRESS_SET, clock.instant())
            .detail(way + " " + (name == null ? "by staff number" : name)));
    addresses.set(actor.id().value(), way, name);
    return list(actor);
  }
}
