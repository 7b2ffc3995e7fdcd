package org.anjuan.web.people;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.security.account.AccountDetails;
import org.anjuan.web.people.ImportReport.ImportLine;
import org.anjuan.web.people.ImportReport.ImportReason;
import org.anjuan.web.people.ImportReport.Outcome;

/**
 * All rows of one account: they say together what it may from now on. One refused row refuses them
 * all, for half of somebody's rights is not what anybody wanted.
 */
final class RightsPlan {
  private final AccountDetails before;
  private final List<RightsRow> rows;
  private final Set<Posting> postings;

  private RightsPlan(AccountDetails before, List<RightsRow> rows) {
    this.before = before;
    this.rows = List.copyOf(rows);
    this.postings =
        rows.stream().map(RightsRow::posting).filter(Objects::nonNull).collect(Collectors.toSet());
  }

  /**
   * What the rows say.
   *
   * @throws RowRefused when they can't be done
   */
  static RightsPlan of(AccountDetails before, List<RightsRow> rows, KnownPlaces places) {
    var first = rows.getFirst();
    if (rows.stream().anyMatch(row -> row.version() != before.version())) {
      throw new RowRefused("此用户在导出后被修改过，请重新导出", "This account was changed since: export again");
    }
    if (rows.stream().anyMatch(row -> row.clearance() != first.clearance())) {
      throw new RowRefused("同一用户各行的密级须相同", "The clearance must be the same in all rows of a user");
    }
    if (rows.size() > 1 && rows.stream().anyMatch(row -> row.role() == null)) {
      throw new RowRefused("无角色的行须单独一行", "A row without a role stands alone");
    }
    for (var row : rows) {
      requirePlace(before, row, places);
    }
    var plan = new RightsPlan(before, rows);
    if (plan.postings.size() < rows.stream().filter(row -> row.role() != null).count()) {
      throw new RowRefused("同一角色与范围在文件中重复", "The same role and range stand twice in the file");
    }
    return plan;
  }

  private static void requirePlace(AccountDetails before, RightsRow row, KnownPlaces places) {
    var role = row.role();
    if (role == null) {
      return;
    }
    places
        .trouble(role, row.campus(), row.departments())
        // What somebody has already may name a department that was closed since.
        .filter(trouble ->
            role.isAdministrator() != (row.campus() == null)
                || !before.postings().contains(row.posting()))
        .ifPresent(trouble -> {
          throw new RowRefused(trouble.chinese(), trouble.english());
        });
  }

  AccountDetails before() {
    return before;
  }

  Set<Posting> postings() {
    return postings;
  }

  int clearance() {
    return rows.getFirst().clearance();
  }

  boolean changesAnything() {
    return !postings.equals(before.postings()) || clearance() != before.clearance();
  }

  boolean holds(Role role) {
    return postings.stream().anyMatch(posting -> posting.role() == role);
  }

  /** What becomes of each row, and of what stands in none of them any more. */
  List<ImportLine> lines() {
    var lines = new ArrayList<ImportLine>();
    var left = new HashSet<>(before.postings());
    left.removeAll(postings);
    for (var row : rows) {
      lines.add(line(row, left));
    }
    for (var taken : left) {
      lines.add(
          new ImportLine(
              rows.getFirst().number(),
              key(),
              Outcome.REMOVED,
              new ImportReason(
                  "撤销：" + RightsRow.inWords(taken, true),
                  "taken away: " + RightsRow.inWords(taken, false))));
    }
    return lines;
  }

  List<ImportLine> refused(RowRefused why) {
    return rows.stream()
        .map(row -> new ImportLine(row.number(), key(), Outcome.REFUSED, why.reason()))
        .toList();
  }

  private ImportLine line(RightsRow row, Set<Posting> left) {
    var posting = row.posting();
    var clearance = clearance() == before.clearance() ? null : clearanceChanged();
    if (posting == null || before.postings().contains(posting)) {
      var outcome = clearance == null ? Outcome.SAME : Outcome.CHANGED;
      return new ImportLine(row.number(), key(), outcome, clearance);
    }
    var like =
        left.stream()
            .filter(one ->
                one.role() == posting.role() && Objects.equals(one.campus(), posting.campus()))
            .findFirst();
    like.ifPresent(left::remove);
    return like.map(one ->
            new ImportLine(
                row.number(),
                key(),
                Outcome.CHANGED,
                new ImportReason(
                    "原为：" + RightsRow.inWords(one, true), "was: " + RightsRow.inWords(one, false))))
        .orElseGet(() ->
            new ImportLine(
                row.number(),
                key(),
                Outcome.ADDED,
                new ImportReason(
                    RightsRow.inWords(posting, true), RightsRow.inWords(posting, false))));
  }

  private ImportReason clearanceChanged() {
    return new ImportReason(
        "密级 %d → %d".formatted(before.clearance(), clearance()),
        "clearance %d → %d".formatted(before.clearance(), clearance()));
  }

  private String key() {
    return before.username().value();
  }
}
