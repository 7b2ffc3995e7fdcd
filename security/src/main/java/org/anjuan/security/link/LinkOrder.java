package org.anjuan.security.link;

import java.time.Instant;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.anjuan.archive.access.StaffNumber;

/** What a link shall open, and for whom. */
public record LinkOrder(LinkPage page, StaffNumber staff, EncounterKey encounter) {

  /** Path and query of the link; it opens once, and soon. */
  String signed(LinkedApplication application, String secret, Instant at, String nonce) {
    var parameters = new TreeMap<String, String>();
    parameters.put("app", application.id().value());
    parameters.put("staff", staff.value());
    parameters.put("ts", Long.toString(at.getEpochSecond()));
    parameters.put("nonce", nonce);
    parameters.put("campus", encounter.campus().value());
    switch (encounter) {
      case EncounterKey.ByAdmission(var stay) -> {
        parameters.put("admissionNo", stay.admissionNo());
        parameters.put("visitNo", Integer.toString(stay.visitNo()));
      }
      case EncounterKey.ByChart(var _, var recordNo, var visitNo) -> {
        parameters.put("recordNo", recordNo.value());
        parameters.put("visitNo", Integer.toString(visitNo));
      }
    }
    var signature =
        application.terms().algorithm().sign(secret, SignedQuery.canonical(page, parameters));
    // Of all values none needs encoding.
    return page.path()
        + "?"
        + parameters.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining("&"))
        + "&sig="
        + HexFormat.of().formatHex(signature);
  }
}
