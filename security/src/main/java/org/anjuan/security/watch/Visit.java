package org.anjuan.security.watch;

/**
 * Where a log-in comes from.
 *
 * @param agent the browser, as it calls itself, cut
 * @param device what the browser's lasting cookie says
 */
public record Visit(String address, String agent, String device) {
  private static final int LONGEST = 200;

  public Visit {
    agent = agent.length() <= LONGEST ? agent : agent.substring(0, LONGEST);
  }

  @Override
  public String toString() {
    return "Visit[" + address + "]";
  }
}
