package org.anjuan.security.rules;

import static org.anjuan.security.rules.PasswordRules.within;

import java.util.List;
import org.anjuan.archive.access.AddressRange;
import org.anjuan.archive.platform.InvalidValue;

/**
 * When a log-in is abnormal.
 *
 * @param newPlace neither the device nor the address range was ever seen with this person
 * @param unusualHour nobody's habit: no log-in of this person within two hours of this time of day
 * @param hoursNeedLogIns the habit is judged from so many log-ins on, 5 to 500
 * @param failuresBeforeSuccess so many wrong passwords before the right one, 1 to 100; 0 for off
 * @param travelMinutes two campuses' networks within so many minutes; 0 for off
 * @param networks which addresses belong to which campus
 */
public record AlertRules(
    boolean newPlace,
    boolean unusualHour,
    int hoursNeedLogIns,
    int failuresBeforeSuccess,
    int travelMinutes,
    List<CampusNetwork> networks) {
  static final AlertRules USUAL = new AlertRules(true, true, 20, 3, 30, List.of());

  /** The network of a campus, as in {@code 10.1.0.0/16}. */
  public record CampusNetwork(String campus, String range) {
    public CampusNetwork {
      if (campus.isBlank() || !AddressRange.isRange(range)) {
        throw new InvalidValue("alerts.networks");
      }
    }
  }

  public AlertRules {
    networks = List.copyOf(networks);
    within(hoursNeedLogIns, 5, 500, "alerts.hoursNeedLogIns");
    within(failuresBeforeSuccess, 0, 100, "alerts.failuresBeforeSuccess");
    within(travelMinutes, 0, 1440, "alerts.travelMinutes");
    if (networks.size() > 200) {
      throw new InvalidValue("alerts.networks");
    }
  }
}
