package org.anjuan.security.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.platform.DataFolder;
import org.anjuan.security.Browser;
import org.anjuan.security.Hospital;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@Tag("SYS-1")
@ExtendWith(OutputCaptureExtension.class)
class FirstAdministratorsTests {
  private final Hospital hospital = new Hospital();

  @AfterEach
  void close() {
    hospital.close();
  }

  @Test
  void firstStartOpensThreeAccountsAndTellsThePasswordsInAFileOnly(CapturedOutput console)
      throws IOException {
    var site = hospital.start(Map.of());
    var file = hospital.bean(DataFolder.class).path().resolve("initial-passwords.txt");
    var lines = Files.readAllLines(file);
    assertThat(lines).hasSize(3);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(console).contains(file.toString());
    for (var line : lines) {
      var account = line.split(" ");
      assertThat(console).doesNotContain(account[1]);
      assertThat(new Browser(site).logIn(account[0], account[1]).statusCode()).isEqualTo(200);
    }
    assertThat(lines)
        .extracting(line -> line.split(" ")[0])
        .containsExactly("sysadmin", "secadmin", "auditadmin");
  }

  @Test
  void nothingIsDoneWhereSomebodyHasAnAccount() {
    hospital.start();
    hospital.hire("zhao", Posting.at("MAIN", Role.PHYSICIAN));
    hospital.start(Map.of());
    assertThat(hospital.bean(Accounts.class).exists(new Username("sysadmin"))).isFalse();
    assertThat(hospital.bean(DataFolder.class).path().resolve("initial-passwords.txt"))
        .doesNotExist();
  }
}
