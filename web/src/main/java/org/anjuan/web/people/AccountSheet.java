package org.anjuan.web.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.security.account.AccountAdministration;
import org.anjuan.security.account.AccountDetails;
import org.anjuan.security.account.AccountExists;
import org.anjuan.security.account.AccountFilter;
import org.anjuan.security.account.AccountRefused;
import org.anjuan.security.account.Username;
import org.anjuan.web.people.ImportReport.ImportLine;
import org.anjuan.web.people.ImportReport.Outcome;
import org.anjuan.web.people.SheetReader.SheetRow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Accounts as an Excel sheet. The import takes master data only; the roles that the export shows
 * are not read back: the security administrator gives rights.
 */
@Component
class AccountSheet {
  private static final List<String> CHINESE = List.of("用户名", "姓名", "工号", "启用");
  private static final List<String> ENGLISH = List.of("username", "name", "staffNo", "active");

  private final AccountAdministration accounts;

  AccountSheet(AccountAdministration accounts) {
    this.accounts = accounts;
  }

  static byte[] write(List<AccountDetails> all) {
    var heading = new ArrayList<>(CHINESE);
    heading.addAll(List.of("角色", "密级"));
    return SheetWriter.write(
        "用户",
        heading,
        all.stream()
            .map(account ->
                List.of(
                    account.username().value(),
                    account.name(),
                    text(account.staffNumber()),
                    account.active() ? "是" : "否",
                    account.postings().stream()
                        .map(AccountSheet::text)
                        .sorted()
                        .collect(Collectors.joining("; ")),
                    String.valueOf(account.clearance())))
            .toList());
  }

  /** Looks at the file, or does what it says. Doing it again changes nothing. */
  ImportReport take(Actor actor, byte[] file, boolean apply) {
    var known = new HashMap<String, AccountDetails>();
    accounts
        .list(new AccountFilter(null, null, null, null, null), null, Integer.MAX_VALUE)
        .forEach(account -> known.put(account.username().value(), account));
    var numbers = new HashMap<String, String>();
    known.values().stream()
        .filter(account -> account.staffNumber() != null)
        .forEach(account -> numbers.put(text(account.staffNumber()), account.username().value()));
    var seen = new HashSet<String>();
    var lines = new ArrayList<ImportLine>();
    for (var row : SheetReader.read(file, List.of(CHINESE, ENGLISH))) {
      lines.add(line(actor, row, apply, known, numbers, seen));
    }
    return ImportReport.of(apply, lines);
  }

  private ImportLine line(
      Actor actor,
      SheetRow row,
      boolean apply,
      Map<String, AccountDetails> known,
      Map<String, String> numbers,
      HashSet<String> seen) {
    try {
      if (row.formula()) {
        throw new RowRefused("不接受公式", "Formulas are not taken");
      }
      var wanted = Wanted.of(row);
      var name = wanted.username().value();
      if (!seen.add(name)) {
        throw new RowRefused("用户名在文件中重复", "The user name stands twice in the file");
      }
      if (name.equals(actor.id().value())) {
        throw new RowRefused("不能修改自己的账号", "Nobody changes the own account");
      }
      var number = text(wanted.number());
      if (!number.isEmpty() && !numbers.getOrDefault(number, name).equals(name)) {
        throw new RowRefused("该工号已属于另一账号", "Another account has this staff number");
      }
      if (!number.isEmpty()) {
        numbers.put(number, name);
      }
      var outcome = wanted.compare(known.get(name));
      if (apply) {
        apply(actor, wanted, known.get(name));
      }
      return new ImportLine(row.number(), name, outcome, null);
    } catch (RowRefused refused) {
      return new ImportLine(row.number(), row.cell(0), Outcome.REFUSED, refused.reason());
    }
  }

  private void apply(Actor actor, Wanted wanted, @Nullable AccountDetails before) {
    try {
      var account =
          before == null
              ? accounts.open(actor, wanted.username(), wanted.name(), wanted.number())
              : before;
      if (!account.name().equals(wanted.name())
          || !Objects.equals(account.staffNumber(), wanted.number())) {
        account =
            accounts.change(
                actor, wanted.username(), account.version(), wanted.name(), wanted.number());
      }
      if (account.active() != wanted.active()) {
        accounts.setActive(actor, wanted.username(), account.version(), wanted.active());
      }
    } catch (AccountExists taken) {
      throw new RowRefused("他人刚建立了该账号，请重新导入", "Somebody has just opened it: import again");
    } catch (AccountRefused refused) {
      throw switch (refused.reason()) {
        case LAST_ADMINISTRATOR ->
            new RowRefused("最后一位此类管理员不能停用", "The last administrator of its kind stays");
        case OPEN_WORK ->
            new RowRefused("名下有未交接的工作，请在页面上停用", "Work hangs on it: deactivate it on the page");
        case STAFF_NUMBER_TAKEN ->
            new RowRefused("该工号已属于另一账号", "Another account has this staff number");
        default -> new RowRefused("他人刚修改过，请重新导入", "Somebody has just changed it: import again");
      };
    }
  }

  private record Wanted(
      Username username, String name, @Nullable StaffNumber number, boolean active) {
    static Wanted of(SheetRow row) {
      Username username;
      try {
        username = new Username(row.cell(0));
      } catch (IllegalArgumentException malformed) {
        throw new RowRefused("用户名格式不正确", "The user name is malformed");
      }
      var name = row.cell(1);
      if (name.isEmpty() || name.length() > 64 || name.chars().anyMatch(Character::isISOControl)) {
        throw new RowRefused("姓名为空或过长", "The name is empty or too long");
      }
      var number = row.cell(2);
      if (!number.isEmpty() && !StaffNumber.isStaffNumber(number)) {
        throw new RowRefused("工号格式不正确", "The staff number is malformed");
      }
      return new Wanted(
          username,
          name,
          number.isEmpty() ? null : new StaffNumber(number),
          RowRefused.yes(row.cell(3)));
    }

    Outcome compare(@Nullable AccountDetails before) {
      if (before == null) {
        return Outcome.ADDED;
      }
      var same =
          before.name().equals(name)
              && Objects.equals(before.staffNumber(), number)
              && before.active() == active;
      return same ? Outcome.SAME : Outcome.CHANGED;
    }
  }

  private static String text(@Nullable StaffNumber number) {
    return number == null ? "" : number.value();
  }

  private static String text(Posting posting) {
    var place = posting.campus() == null ? "" : "@" + posting.campus();
    var departments =
        posting.departments().isEmpty()
            ? ""
            : ":" + posting.departments().stream().sorted().collect(Collectors.joining(","));
    return posting.role() + place + departments;
  }
}
