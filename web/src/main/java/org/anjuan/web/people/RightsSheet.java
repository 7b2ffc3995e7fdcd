package org.anjuan.web.people;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.security.account.AccountAdministration;
import org.anjuan.security.account.AccountDetails;
import org.anjuan.security.account.AccountFilter;
import org.anjuan.security.account.AccountRefused;
import org.anjuan.web.people.ImportReport.ImportLine;
import org.anjuan.web.people.ImportReport.Outcome;
import org.anjuan.web.people.SheetReader.SheetRow;
import org.springframework.stereotype.Component;

/**
 * Who may do what where, as an Excel sheet: a row a posting. The rows of an account replace all its
 * rights; accounts that the file does not name stay as they are.
 */
@Component
class RightsSheet {
  private static final List<String> CHINESE = List.of("用户名", "姓名", "角色", "院区", "科室", "密级", "版本");
  private static final List<String> ENGLISH =
      List.of("username", "name", "role", "campus", "departments", "clearance", "version");

  private final AccountAdministration accounts;
  private final Organisation organisation;

  RightsSheet(AccountAdministration accounts, Organisation organisation) {
    this.accounts = accounts;
    this.organisation = organisation;
  }

  static byte[] write(List<AccountDetails> all) {
    return SheetWriter.write("权限", CHINESE, all.stream().flatMap(RightsSheet::rows).toList());
  }

  private static Stream<List<String>> rows(AccountDetails account) {
    if (account.postings().isEmpty()) {
      return Stream.of(row(account, "", "", ""));
    }
    return account.postings().stream()
        .sorted(
            Comparator.comparing(Posting::role)
                .thenComparing(posting -> String.valueOf(posting.campus())))
        .map(posting ->
            row(
                account,
                RoleNames.chinese(posting.role()),
                posting.campus() == null ? "" : posting.campus(),
                String.join(",", posting.departments().stream().sorted().toList())));
  }

  private static List<String> row(
      AccountDetails account, String role, String campus, String departments) {
    return List.of(
        account.username().value(),
        account.name(),
        role,
        campus,
        departments,
        String.valueOf(account.clearance()),
        String.valueOf(account.version()));
  }

  /**
   * Looks at the file, or does what it says.
   *
   * @param apply false: only looked at
   * @param goodRows do what is not refused, even where something is; otherwise all or nothing
   */
  ImportReport take(Actor actor, byte[] file, boolean apply, boolean goodRows) {
    var known = new HashMap<String, AccountDetails>();
    accounts
        .list(new AccountFilter(null, null, null, null, null), null, Integer.MAX_VALUE)
        .forEach(account -> known.put(account.username().value(), account));
    var lines = new ArrayList<ImportLine>();
    var groups = groups(SheetReader.read(file, List.of(CHINESE, ENGLISH)), lines);
    var plans = keepAdministrators(plans(actor, groups, known, lines), known, lines);
    var refused = lines.stream().anyMatch(line -> line.outcome() == Outcome.REFUSED);
    var doing = apply && (goodRows || !refused);
    for (var plan : plans) {
      lines.addAll(doing && plan.changesAnything() ? done(actor, plan) : plan.lines());
    }
    lines.sort(Comparator.comparingInt(ImportLine::row));
    return ImportReport.of(doing, lines);
  }

  /** By account; what can't even be read as a row spoils the other rows of the same name. */
  private static Map<String, List<RightsRow>> groups(List<SheetRow> rows, List<ImportLine> lines) {
    var groups = new LinkedHashMap<String, List<RightsRow>>();
    var spoilt = new HashMap<String, Integer>();
    for (var row : rows) {
      try {
        var read = RightsRow.of(row);
        groups.computeIfAbsent(read.username().value(), _ -> new ArrayList<>()).add(read);
      } catch (RowRefused refused) {
        spoilt.putIfAbsent(row.cell(0).toLowerCase(Locale.ROOT), row.number());
        lines.add(new ImportLine(row.number(), row.cell(0), Outcome.REFUSED, refused.reason()));
      }
    }
    spoilt.forEach((name, number) -> {
      for (var row : groups.getOrDefault(name, List.of())) {
        var why =
            new RowRefused(
                "此用户的第 " + number + " 行被拒绝", "Row " + number + " of this user is refused");
        lines.add(new ImportLine(row.number(), name, Outcome.REFUSED, why.reason()));
      }
      groups.remove(name);
    });
    return groups;
  }

  private List<RightsPlan> plans(
      Actor actor,
      Map<String, List<RightsRow>> groups,
      Map<String, AccountDetails> known,
      List<ImportLine> lines) {
    var places = KnownPlaces.of(organisation);
    var plans = new ArrayList<RightsPlan>();
    groups.forEach((name, rows) -> {
      try {
        var before = known.get(name);
        if (before == null) {
          throw new RowRefused(
              "没有此用户：先由系统管理员建立账号", "No such user: the system administrator opens it");
        }
        var plan = RightsPlan.of(before, rows, places);
        requireAllowed(actor, plan);
        plans.add(plan);
      } catch (RowRefused refused) {
        rows.forEach(row ->
            lines.add(new ImportLine(row.number(), name, Outcome.REFUSED, refused.reason())));
      }
    });
    return plans;
  }

  private static void requireAllowed(Actor actor, RightsPlan plan) {
    if (!plan.changesAnything()) {
      return;
    }
    if (plan.before().username().value().equals(actor.id().value())) {
      throw new RowRefused("不能修改自己的权限", "Nobody changes the own rights");
    }
    try {
      AccountAdministration.requireUnmixed(plan.postings());
    } catch (AccountRefused mixed) {
      throw refusal(mixed);
    }
  }

  /** Of each kind one is left when all of the file is done, or who would go stays. */
  private static List<RightsPlan> keepAdministrators(
      List<RightsPlan> plans, Map<String, AccountDetails> known, List<ImportLine> lines) {
    var kept = new ArrayList<>(plans);
    for (var role : Role.values()) {
      if (!role.isAdministrator()) {
        continue;
      }
      var after = new HashMap<String, Boolean>();
      known.values().stream()
          .filter(AccountDetails::active)
          .forEach(account -> after.put(account.username().value(), holds(account, role)));
      var before = after.containsValue(true);
      kept.forEach(plan ->
          after.computeIfPresent(plan.before().username().value(), (_, _) -> plan.holds(role)));
      if (before && !after.containsValue(true)) {
        var leaving = kept.stream().filter(plan -> holds(plan.before(), role)).toList();
        leaving.forEach(plan -> lines.addAll(plan.refused(last())));
        kept.removeAll(leaving);
      }
    }
    return kept;
  }

  private static boolean holds(AccountDetails account, Role role) {
    return account.postings().stream().anyMatch(posting -> posting.role() == role);
  }

  private List<ImportLine> done(Actor actor, RightsPlan plan) {
    try {
      accounts.setRights(
          actor,
          plan.before().username(),
          plan.before().version(),
          plan.postings(),
          plan.clearance());
      return plan.lines();
    } catch (AccountRefused refused) {
      return plan.refused(refusal(refused));
    }
  }

  private static RowRefused refusal(AccountRefused refused) {
    return switch (refused.reason()) {
      case MIXED_ROLES ->
          new RowRefused(
              "三员角色不能与其他角色由同一账号兼任", "An administrator's role stands alone in an account");
      case LAST_ADMINISTRATOR -> last();
      default -> new RowRefused("他人刚修改过，请重新导出", "Somebody has just changed it: export again");
    };
  }

  private static RowRefused last() {
    return new RowRefused("最后一位此类管理员不能撤销", "The last administrator of its kind stays");
  }
}
