package org.anjuan.station.scanner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.anjuan.station.scanner.ScannerProgram.Ended;

/**
 * Scanners that SANE knows, through its program {@code scanimage}: one call a page. Where there is
 * no such program there are none.
 */
final class SaneScanners implements Scanners {
  private static final Pattern DEVICE = Pattern.compile("[\\w:./@=,+ -]{1,200}");

  /** What {@code scanimage} ends with when the feeder has no paper: SANE_STATUS_NO_DOCS. */
  private static final int NO_PAPER = 7;

  private final Path program;

  /**
   * @param program {@code scanimage}
   */
  SaneScanners(Path program) {
    this.program = program;
  }

  @Override
  public List<Scanner> list() throws InterruptedException {
    var found = new ArrayList<Scanner>();
    try {
      var said = run(List.of("-f", "%d\t%v %m%n"));
      for (var line : new String(said.out(), StandardCharsets.UTF_8).lines().toList()) {
        var cells = line.split("\t", 2);
        if (cells.length == 2 && DEVICE.matcher(cells[0]).matches()) {
          found.add(
              new Scanner("sane:" + cells[0], cells[1].strip(), List.of("flatbed", "feeder")));
        }
      }
    } catch (IOException missing) {
      return List.of();
    }
    return found;
  }

  @Override
  public boolean knows(String id) {
    return id.startsWith("sane:") && DEVICE.matcher(id.substring("sane:".length())).matches();
  }

  @Override
  public Scan begin(ScanOrder order) {
    var arguments = new ArrayList<String>();
    arguments.add("--device-name=" + order.scanner().substring("sane:".length()));
    arguments.add("--format=jpeg");
    arguments.add("--mode=" + (order.colour() ? "Color" : "Gray"));
    arguments.add("--resolution=" + order.resolution());
    if (order.feeder()) {
      arguments.add("--source=ADF");
    }
    return new Pages(arguments, order.feeder());
  }

  private Ended run(List<String> arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(program.toString());
    command.addAll(arguments);
    return ScannerProgram.run(new ProcessBuilder(command));
  }

  private final class Pages implements Scan {
    private final List<String> arguments;
    private final boolean feeder;
    private int pages;

    Pages(List<String> arguments, boolean feeder) {
      this.arguments = List.copyOf(arguments);
      this.feeder = feeder;
    }

    @Override
    public Optional<byte[]> next() throws IOException, InterruptedException {
      if (pages > 0 && !feeder) {
        return Optional.empty();
      }
      var ended = run(arguments);
      if (ended.code() == NO_PAPER && pages > 0) {
        return Optional.empty();
      }
      if (ended.code() == NO_PAPER) {
        throw new ScannerTrouble(ScannerTrouble.EMPTY);
      }
      if (ended.code() != 0 || ended.out().length == 0) {
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
