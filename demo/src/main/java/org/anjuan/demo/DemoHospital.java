package org.anjuan.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.anjuan.demo.paper.PaperFont;

/**
 * Makes the demonstration hospital: {@code hospital.json} and a year of documents in the
 * collector's folder.
 *
 * <p>The same options give the same files. Exit code 0 when all is written, 2 when the options are
 * wrong.
 */
public final class DemoHospital {

  /**
   * FontBox warns of a table of the font that nobody needs; held here, for loggers are held weakly.
   */
  private static final Logger FONTBOX = Logger.getLogger("org.apache.fontbox");

  private DemoHospital() {}

  public static void main(String[] arguments) throws IOException {
    var error =
        new PrintStream(
            new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8);
    Options options;
    try {
      options = Options.parse(arguments, Clock.system(ZoneId.of("Asia/Shanghai")));
    } catch (IllegalArgumentException | java.time.format.DateTimeParseException e) {
      error.println(e.getMessage());
      error.println(Options.USAGE);
      System.exit(2);
      return;
    }
    generate(options, new Progress(error, System::nanoTime));
  }

  static void generate(Options options, Progress progress) throws IOException {
    FONTBOX.setLevel(Level.SEVERE);
    System.setProperty("java.awt.headless", "true");
    try (var font = PaperFont.load()) {
      new Generator(options, font, progress).run();
    }
    progress.say();
  }
}
