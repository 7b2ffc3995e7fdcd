package org.anjuan.security.account;

/** How far a log-in has come. */
public sealed interface LogInStep {

  /**
   * In.
   *
   * @param way which way
   * @param failures wrong attempts before it
   */
  record Entered(Entrant entrant, WayIn way, int failures) implements LogInStep {}

  /** The password was right; the code is still to come, together with this ticket. */
  record CodeDue(String ticket) implements LogInStep {
    @Override
    public String toString() {
      return "CodeDue[masked]";
    }
  }
}
