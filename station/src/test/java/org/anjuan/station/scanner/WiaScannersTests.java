package org.anjuan.station.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Windows' PowerShell is asked, and how its answers are read; a program of ours answers in its
 * place, because this runs elsewhere too.
 */
@Tag("DIG-1")
class WiaScannersTests {
  private static final String DEVICE = "{6BDD1FC6-810F-11D0-BEC7-08002BE2092F}\\0001";

  @TempDir private Path folder;

  @Test
  void theScriptIsOneArgumentAndWhatIsAskedForIsNoPartOfIt() {
    var command = new WiaScanners(Path.of("powershell.exe")).command(WiaScanners.SCAN);
    assertThat(command.subList(0, 4))
        .containsExactly("powershell.exe", "-NoProfile", "-NonInteractive", "-EncodedCommand");
    var script = new String(Base64.getDecoder().decode(command.get(4)), StandardCharsets.UTF_16LE);
    assertThat(script).isEqualTo(WiaScanners.SCAN).contains("WIA.DeviceManager");
    var asked = WiaScanners.asked(new ScanOrder("wia:" + DEVICE, 300, true, true));
    assertThat(asked)
        .containsEntry("ANJUAN_SCANNER", DEVICE)
        .containsEntry("ANJUAN_SOURCE", "1")
        .containsEntry("ANJUAN_INTENT", "1")
        .containsEntry("ANJUAN_RESOLUTION", "300");
  }

  @Test
  void devicesAreReadFromItsLinesAndWhatIsNoneIsPassedOver() {
    var said = "\uFEFF" + DEVICE + "\t理光 fi-8170 \r\nno device\tx\r\n" + DEVICE + "\t\r\nwords\r\n";
    var listed = WiaScanners.listed(said);
    assertThat(listed).hasSize(1);
    assertThat(listed.getFirst().id()).isEqualTo("wia:" + DEVICE);
    assertThat(listed.getFirst().name()).isEqualTo("理光 fi-8170");
    var wia = new WiaScanners(Path.of("powershell.exe"));
    assertThat(wia.knows("wia:" + DEVICE)).isTrue();
    assertThat(wia.knows("wia:" + DEVICE + "; calc")).isFalse();
    assertThat(wia.knows("sane:test")).isFalse();
  }

  @Test
  void aFeederIsReadSheetBySheetUntilItIsEmpty() throws Exception {
    var wia =
        answering(
            "if [ \"$n\" -ge 2 ]; then exit 7; fi; printf 'page %s %s' \"$n\" \"$ANJUAN_SCANNER\"");
    try (var scan = wia.begin(order(true))) {
      assertThat(new String(scan.next().orElseThrow(), StandardCharsets.UTF_8))
          .isEqualTo("page 0 " + DEVICE);
      assertThat(scan.next()).isPresent();
      assertThat(scan.next()).isEmpty();
    }
  }

  @Test
  void fromTheGlassThereIsOnePage() throws Exception {
    try (var scan = answering("printf page").begin(order(false))) {
      assertThat(scan.next()).isPresent();
      assertThat(scan.next()).isEmpty();
    }
  }

  @Test
  void whyItDoesNotScanIsSaid() throws Exception {
    assertThat(troubleAt(7)).isEqualTo(ScannerTrouble.EMPTY);
    assertThat(troubleAt(5)).isEqualTo(ScannerTrouble.BUSY);
    assertThat(troubleAt(3)).isEqualTo(ScannerTrouble.AWAY);
    assertThat(troubleAt(1)).isEqualTo(ScannerTrouble.FAILED);
    assertThat(troubleAt(0)).as("nothing").isEqualTo(ScannerTrouble.FAILED);
  }

  @Test
  void withoutPowerShellThereAreNone() throws Exception {
    assertThat(new WiaScanners(folder.resolve("absent")).list()).isEmpty();
  }

  private Object troubleAt(int code) throws Exception {
    try (var scan = answering("exit " + code).begin(order(true))) {
      return catchThrowableOfType(ScannerTrouble.class, scan::next).words();
    }
  }

  private static ScanOrder order(boolean feeder) {
    return new ScanOrder("wia:" + DEVICE, 300, false, feeder);
  }

  private WiaScanners answering(String script) throws IOException {
    assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
    var program = folder.resolve("powershell");
    Files.deleteIfExists(folder.resolve("powershell.count"));
    Files.writeString(
        program,
        """
        #!/bin/sh
        n=$(cat "$0.count" 2>/dev/null || echo 0)
        echo $((n + 1)) > "$0.count"
        %s
        """
            .formatted(script));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new WiaScanners(program);
  }
}
