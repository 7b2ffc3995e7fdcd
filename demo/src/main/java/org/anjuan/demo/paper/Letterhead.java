package org.anjuan.demo.paper;

import java.util.List;

/**
 * What stands on every page of a document: hospital, title, the banner that says whose paper this
 * is, and the foot.
 *
 * @param banner label and value in turn, e.g. {@code 姓名, 张建国, 性别, 男}
 */
public record Letterhead(
    String hospital, String subtitle, String title, List<String> banner, String foot) {
  public Letterhead {
    banner = List.copyOf(banner);
    if (banner.size() % 2 != 0)
      throw new IllegalArgumentException("banner: label and value in turn");
  }
}
