package org.anjuan.demo.stay;

import java.util.Map;
import java.util.TreeMap;

/**
 * A stay's fees in fen by the codes of the front page: D11 to D34, whose sum is D01; the x01 and
 * x02 codes are parts of the codes before them and not added again.
 */
public final class Fees {

  private final Map<String, Long> fen = new TreeMap<>();

  void add(String code, double yuan) {
    if (yuan > 0) fen.merge(code, Math.round(yuan * 100), Long::sum);
  }

  void share(double part) {
    fen.put("D09", Math.round(total() * part));
  }

  public long total() {
    return fen.entrySet().stream()
        .filter(entry -> entry.getKey().length() == 3 && entry.getKey().compareTo("D11") >= 0)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  public long of(String code) {
    if (code.equals("D01")) return total();
    return fen.getOrDefault(code, 0L);
  }

  /** The amount in yuan with two decimals, as the front page states it. */
  public String yuan(String code) {
    long amount = of(code);
    return amount / 100 + "." + (amount % 100 < 10 ? "0" : "") + amount % 100;
  }
}
