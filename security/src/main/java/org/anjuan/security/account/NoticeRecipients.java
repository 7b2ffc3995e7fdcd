package org.anjuan.security.account;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.access.Audience;
import org.anjuan.archive.notice.Recipient;
import org.anjuan.archive.notice.Recipients;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is told of something: active accounts. */
@Component
class NoticeRecipients implements Recipients {
  private static final int MOST = 2_000;

  private final AccountStore accounts;

  NoticeRecipients(AccountStore accounts) {
    this.accounts = accounts;
  }

  @Override
  public List<Recipient> of(Audience audience, @Nullable String campus) {
    return accounts.page(null, MOST, account -> isMeant(account, audience, campus)).stream()
        .map(account -> new Recipient(account.username().value(), account.staffNumber()))
        .toList();
  }

  private static boolean isMeant(Account account, Audience audience, @Nullable String campus) {
    if (!account.active()) {
      return false;
    }
    // The three administrators stand above campuses.
    var counting =
        account.postings().stream()
            .filter(posting ->
                campus == null
                    || posting.role().isAdministrator()
                    || Objects.equals(posting.campus(), campus))
            .collect(Collectors.toSet());
    return audience.includes(new ActorId(account.username().value()), counting);
  }
}
