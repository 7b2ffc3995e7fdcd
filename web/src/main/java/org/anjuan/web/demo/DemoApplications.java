package org.anjuan.web.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.AddressRange;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.platform.DataFolder;
import org.anjuan.security.link.ApplicationId;
import org.anjuan.security.link.ApplicationTerms;
import org.anjuan.security.link.Applications;
import org.anjuan.security.link.GivenSecret;
import org.anjuan.security.link.LinkAlgorithm;
import org.anjuan.security.link.LinkPage;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Two systems whose links are taken, from this machine only. Their secrets stand in a file of the
 * data folder that its owner alone may read, and nowhere else.
 */
@Component
@ConditionalOnBooleanProperty("anjuan.demo.enabled")
class DemoApplications {
  private static final String FILE = "demo-applications.txt";

  private final Applications applications;
  private final DataFolder data;

  DemoApplications(Applications applications, DataFolder data) {
    this.applications = applications;
    this.data = data;
  }

  /** Registers them; whose file was lost in a crash gets a new secret. */
  void register(Actor by) throws IOException {
    var file = data.path().resolve(FILE);
    if (Files.exists(file)) {
      return;
    }
    var lines = new ArrayList<String>();
    lines.add(line(secret(by, "demo-emr", "演示电子病历", LinkAlgorithm.HMAC_SM3)));
    lines.add(line(secret(by, "demo-ris", "演示影像系统", LinkAlgorithm.HMAC_SHA256)));
    var draft = Files.createTempFile(data.path(), "demo-applications", ".tmp"); // its owner's only
    Files.write(draft, lines);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private GivenSecret secret(Actor by, String code, String name, LinkAlgorithm algorithm) {
    var id = new ApplicationId(code);
    var known =
        applications.all().stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
    return known == null
        ? applications.register(by, id, terms(name, algorithm))
        : applications.rotate(by, id, Duration.ZERO, known.version());
  }

  private static ApplicationTerms terms(String name, LinkAlgorithm algorithm) {
    return new ApplicationTerms(
        name,
        List.of(LinkPage.RECORD),
        List.of(new CampusCode("MAIN"), new CampusCode("EAST")),
        List.of(new AddressRange("127.0.0.0/8"), new AddressRange("::1")),
        List.of(),
        algorithm);
  }

  private static String line(GivenSecret given) {
    return given.application().id() + " " + given.value();
  }
}
