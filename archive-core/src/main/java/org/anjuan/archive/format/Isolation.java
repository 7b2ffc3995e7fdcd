package org.anjuan.archive.format;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Whether worker processes get a network of their own, which has nothing in it. Linux can do that
 * without further rights where user namespaces are allowed (many hospitals' servers, most
 * containers are not among them); elsewhere the workers' own refusal to connect has to do.
 */
final class Isolation {

  private static final Isolation NONE = new Isolation(List.of());
  private static final List<String> UNSHARED = List.of("unshare", "--map-root-user", "--net", "--");

  private final List<String> prefix;

  private Isolation(List<String> prefix) {
    this.prefix = prefix;
  }

  /** What is wanted. */
  enum Wish {
    /** Where it can be had. */
    AUTO,
    /** Workers don't start without it. */
    REQUIRED,
    OFF
  }

  static Isolation of(Wish wish) {
    return switch (wish) {
      case OFF -> NONE;
      case REQUIRED -> new Isolation(UNSHARED);
      case AUTO -> Probe.RESULT;
    };
  }

  /** What stands before the command. */
  List<String> prefix() {
    return prefix;
  }

  boolean isOn() {
    return !prefix.isEmpty();
  }

  /** Tried once, when it is first needed. */
  private static final class Probe {
    private static final Isolation RESULT = works() ? new Isolation(UNSHARED) : NONE;

    private static boolean works() {
      try {
        var process =
            new ProcessBuilder("unshare", "--map-root-user", "--net", "--", "true")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
      } catch (IOException e) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
