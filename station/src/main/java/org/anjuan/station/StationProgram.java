package org.anjuan.station;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.anjuan.station.queue.QueueInUse;
import org.anjuan.station.window.StationWindow;

/**
 * Starts a station. {@code --headless} works without a window, {@code --once} takes and sends what
 * is there and ends, {@code --settings} names another file than {@code station.properties}.
 */
public final class StationProgram {
  /** All was sent, or the station was told to end. */
  static final int FINE = 0;

  /** Something still waits. */
  static final int LEFT = 1;

  /** The settings can't be. */
  static final int MISCONFIGURED = 2;

  private static final String USAGE =
      """
      anjuan-station [--settings FILE] [--headless] [--once]
        --settings FILE  the settings; station.properties beside the program without it
        --headless       without a window
        --once           takes and sends what is there, and ends (0: nothing is left, 1: something waits)
      """;

  private StationProgram() {}

  public static void main(String[] arguments) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), out));
  }

  private static int run(List<String> arguments, PrintStream out) {
    var settings = Path.of("station.properties");
    var headless = GraphicsEnvironment.isHeadless();
    var once = false;
    for (var i = 0; i < arguments.size(); i++) {
      switch (arguments.get(i)) {
        case "--headless" -> headless = true;
        case "--once" -> once = true;
        case "--settings" -> {
          if (++i == arguments.size()) {
            out.print(USAGE);
            return MISCONFIGURED;
          }
          settings = Path.of(arguments.get(i));
        }
        default -> {
          out.print(USAGE);
          return MISCONFIGURED;
        }
      }
    }
    try (var station = RunningStation.open(Settings.read(settings), Clock.systemUTC())) {
      return run(station, headless, once, out);
    } catch (SettingsFault fault) {
      out.println("settings: " + fault.getMessage());
      return MISCONFIGURED;
    } catch (QueueInUse running) {
      out.println(running.getMessage());
      return MISCONFIGURED;
    } catch (IOException unusable) {
      out.println("The station can't start: " + unusable);
      return MISCONFIGURED;
    } catch (InterruptedException stopped) {
      return FINE;
    }
  }

  private static int run(RunningStation station, boolean headless, boolean once, PrintStream out)
      throws IOException, InterruptedException {
    var log = new StationLog(station, Clock.systemDefaultZone(), out);
    if (once) {
      station.runOnce();
      log.write();
      return station.queue().pending() == 0 ? FINE : LEFT;
    }
    if (!headless) {
      StationWindow.open(station);
    }
    station.tellOfChanges(log::write);
    station.run(!headless);
    return FINE;
  }
}
