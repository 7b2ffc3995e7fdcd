package org.anjuan.station.scanner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.anjuan.station.scanner.ScannerProgram.Ended;

/**
 * Scanners that Windows has a driver for (WIA), through a script that PowerShell runs as a process
 * of its own: one call a page. What is asked for goes by environment variables, never into the
 * script. Where there is no PowerShell there are none.
 */
final class WiaScanners implements Scanners {
  private static final String PREFIX = "wia:";
  private static final Pattern DEVICE = Pattern.compile("\\{[0-9A-Fa-f-]{36}\\}\\\\\\d{4}");
  private static final int LONGEST_NAME = 100;

  /** What the script ends with; see there. */
  private static final int NO_PAPER = 7;

  private static final int BUSY = 5;
  private static final int AWAY = 3;

  static final String LIST =
      """
      $ErrorActionPreference = 'Stop'
      [Console]::OutputEncoding = [Text.Encoding]::UTF8
      $manager = New-Object -ComObject WIA.DeviceManager
      foreach ($info in $manager.DeviceInfos) {
        if ($info.Type -eq 1) {
          [Console]::Out.WriteLine($info.DeviceID + "`t" + $info.Properties.Item('Name').Value)
        }
      }
      """;

  /**
   * Numbers of WIA: 3088 where the paper lies (1 feeder, 2 glass), 3096 how many pages, 6146 colour
   * or grey, 6147 and 6148 the resolution; many drivers give BMP whatever is asked for.
   */
  static final String SCAN =
      """
      $ErrorActionPreference = 'Stop'
      $jpeg = '{B96B3CAE-0728-11D3-9D7B-0000F81EF32E}'
      function Put($properties, $id, $value) {
        if ($properties.Exists($id)) { $properties.Item($id).Value = $value }
      }
      try {
        $manager = New-Object -ComObject WIA.DeviceManager
        $device = $null
        foreach ($info in $manager.DeviceInfos) {
          if ($info.DeviceID -eq $env:ANJUAN_SCANNER) { $device = $info.Connect() }
        }
        if ($device -eq $null) { exit 3 }
        Put $device.Properties '3088' ([int]$env:ANJUAN_SOURCE)
        Put $device.Properties '3096' 1
        $item = $device.Items.Item(1)
        Put $item.Properties '6146' ([int]$env:ANJUAN_INTENT)
        Put $item.Properties '6147' ([int]$env:ANJUAN_RESOLUTION)
        Put $item.Properties '6148' ([int]$env:ANJUAN_RESOLUTION)
        $image = $item.Transfer($jpeg)
        if ($image.FormatID -ne $jpeg) {
          $process = New-Object -ComObject WIA.ImageProcess
          $process.Filters.Add($process.FilterInfos.Item('Convert').FilterID)
          $process.Filters.Item(1).Properties.Item('FormatID').Value = $jpeg
          $process.Filters.Item(1).Properties.Item('Quality').Value = 85
          $image = $process.Apply($image)
        }
        $bytes = [byte[]]$image.FileData.BinaryData
        $out = [Console]::OpenStandardOutput()
        $out.Write($bytes, 0, $bytes.Length)
        $out.Flush()
      } catch {
        switch ('{0:X8}' -f $_.Exception.GetBaseException().HResult) {
          '80210003' { exit 7 }
          '80210006' { exit 5 }
          '80210005' { exit 3 }
          '80210015' { exit 3 }
          default { exit 1 }
        }
      }
      """;

  private final Path program;

  /**
   * @param program {@code powershell.exe}
   */
  WiaScanners(Path program) {
    this.program = program;
  }

  static boolean isHere() {
    return System.getProperty("os.name", "").startsWith("Windows");
  }

  /** The script as one argument that no shell takes apart: Base64 of UTF-16. */
  List<String> command(String script) {
    var encoded = Base64.getEncoder().encodeToString(script.getBytes(StandardCharsets.UTF_16LE));
    return List.of(program.toString(), "-NoProfile", "-NonInteractive", "-EncodedCommand", encoded);
  }

  static Map<String, String> asked(ScanOrder order) {
    return Map.of(
        "ANJUAN_SCANNER",
        order.scanner().substring(PREFIX.length()),
        "ANJUAN_SOURCE",
        order.feeder() ? "1" : "2",
        "ANJUAN_INTENT",
        order.colour() ? "1" : "2",
        "ANJUAN_RESOLUTION",
        String.valueOf(order.resolution()));
  }

  @Override
  public List<Scanner> list() throws InterruptedException {
    try {
      var ended = run(LIST, Map.of());
      return ended.code() == 0
          ? listed(new String(ended.out(), StandardCharsets.UTF_8))
          : List.of();
    } catch (IOException missing) {
      return List.of();
    }
  }

  /** Reads what the script lists: a device a line, its name behind a tab. */
  static List<Scanner> listed(String said) {
    var found = new ArrayList<Scanner>();
    for (var line : said.replace("\uFEFF", "").lines().toList()) {
      var cells = line.split("\t", 2);
      if (cells.length == 2 && DEVICE.matcher(cells[0]).matches() && !cells[1].isBlank()) {
        var name = cells[1].strip();
        found.add(
            new Scanner(
                PREFIX + cells[0],
                name.substring(0, Math.min(name.length(), LONGEST_NAME)),
                List.of("flatbed", "feeder")));
      }
    }
    return found;
  }

  @Override
  public boolean knows(String id) {
    return id.startsWith(PREFIX) && DEVICE.matcher(id.substring(PREFIX.length())).matches();
  }

  @Override
  public Scan begin(ScanOrder order) {
    return new Pages(asked(order), order.feeder());
  }

  private Ended run(String script, Map<String, String> asked)
      throws IOException, InterruptedException {
    var program = new ProcessBuilder(command(script));
    program.environment().putAll(asked);
    return ScannerProgram.run(program);
  }

  private final class Pages implements Scan {
    private final Map<String, String> asked;
    private final boolean feeder;
    private int pages;

    Pages(Map<String, String> asked, boolean feeder) {
      this.asked = asked;
      this.feeder = feeder;
    }

    @Override
    public Optional<byte[]> next() throws IOException, InterruptedException {
      if (pages > 0 && !feeder) {
        return Optional.empty();
      }
      var ended = run(SCAN, asked);
      if (ended.code() == NO_PAPER && pages > 0) {
        return Optional.empty();
      }
      switch (ended.code()) {
        case 0 -> {}
        case NO_PAPER -> throw new ScannerTrouble(ScannerTrouble.EMPTY);
        case BUSY -> throw new ScannerTrouble(ScannerTrouble.BUSY);
        case AWAY -> throw new ScannerTrouble(ScannerTrouble.AWAY);
        default -> throw new ScannerTrouble(ScannerTrouble.FAILED);
      }
      if (ended.out().length == 0) {
        throw new ScannerTrouble(ScannerTrouble.FAILED);
      }
      pages++;
      return Optional.of(ended.out());
    }

    @Override
    public void close() {
      // Each page was a call of its own.
    }
  }
}
