package org.anjuan.web.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.oversight.TrailVerification;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Verification from the command line: {@code --anjuan.audit.verify=all}, one day, or two with dots
 * between. Starts without a port, prints what it found and ends: 0 when all is whole, 2 when the
 * span can't be read, 3 when something is damaged; 1 when it could not start at all.
 */
@Component
@ConditionalOnProperty(VerifyCommand.OPTION)
public class VerifyCommand implements ApplicationRunner, ExitCodeGenerator {
  static final String OPTION = "anjuan.audit.verify";
  private static final String ALL = "all";
  private static final int NO_SPAN = 2;
  private static final int DAMAGED = 3;
  private static final List<String> ASIDE =
      List.of(
          "--server.port=-1",
          "--anjuan.extract.enabled=false",
          "--anjuan.index.enabled=false",
          "--anjuan.collect.folder.enabled=false");

  private final TrailVerification verification;
  private final AuditTrail trail;
  private final Clock clock;
  private final String span;
  private int broken;
  private int exitCode;

  VerifyCommand(
      TrailVerification verification,
      AuditTrail trail,
      Clock clock,
      @Value("${" + OPTION + "}") String span) {
    this.verification = verification;
    this.trail = trail;
    this.clock = clock;
    this.span = span;
  }

  /** Whether somebody wants this and nothing else of the application. */
  public static boolean isAskedBy(String... arguments) {
    return Arrays.stream(arguments).anyMatch(one -> one.startsWith("--" + OPTION + "="));
  }

  /** The arguments, with those that keep everything else still. */
  public static String[] alone(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    for (var quiet : ASIDE) {
      var name = quiet.substring(0, quiet.indexOf('=') + 1);
      if (all.stream().noneMatch(one -> one.startsWith(name))) {
        all.add(quiet);
      }
    }
    return all.toArray(String[]::new);
  }

  @Override
  public void run(ApplicationArguments arguments) {
    List<LocalDate> days;
    try {
      days = days();
    } catch (DateTimeParseException e) {
      System.out.println(
          "--" + OPTION + "=all, a day as 2026-03-01, or two days as 2026-03-01..2026-03-31");
      exitCode = NO_SPAN;
      return;
    }
    var events = 0L;
    for (var day : days) {
      var found = verification.verify(day);
      events += found.events();
      var first = found.firstBreak();
      if (first != null) {
        broken++;
        System.out.println(day + " DAMAGED at " + first.seq() + ": " + first.damage());
      }
    }
    System.out.printf("%d days, %d events, %d damaged%n", days.size(), events, broken);
    exitCode = broken == 0 ? 0 : DAMAGED;
    trail.append(
        AuditEvent.of(Actor.system("verify-command"), AuditAction.AUDIT_VERIFIED, clock.instant())
            .outcome(broken == 0 ? AuditOutcome.SUCCESS : AuditOutcome.FAILED)
            .detail(span + " days=" + days.size() + " broken=" + broken));
  }

  private List<LocalDate> days() {
    if (span.equals(ALL)) {
      return verification.days();
    }
    var ends = span.split("\\.\\.", 2);
    var from = LocalDate.parse(ends[0]);
    return ends.length == 1 ? List.of(from) : verification.days(from, LocalDate.parse(ends[1]));
  }

  @Override
  public int getExitCode() {
    return exitCode;
  }
}
