package org.anjuan.web.client;

import java.util.Map;
import org.anjuan.archive.organisation.Organisation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the log-in page shows before anybody is known: the hospital's name. */
@RestController
class HospitalController {
  private final Organisation organisation;

  HospitalController(Organisation organisation) {
    this.organisation = organisation;
  }

  /** The hospital for everybody to see. */
  record Hospital(Map<String, String> name) {}

  @GetMapping("/hospital.json")
  Hospital hospital() {
    var name = organisation.name();
    return new Hospital(name.isEmpty() ? Map.of() : Map.of("zh", name, "en", name));
  }
}
