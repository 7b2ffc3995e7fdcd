package org.anjuan.security.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.platform.DataFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Lets somebody in on the very first start: when the application is ready and nobody has an
 * account, the three administrators get one each. Their passwords are random and stand in a file
 * that only the owner of the process can read, never in the log.
 */
@Component
class FirstAdministrators {
  private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrators.class);

  private final Accounts accounts;
  private final FirstAdministratorsProperties settings;
  private final DataFolder data;

  FirstAdministrators(Accounts accounts, FirstAdministratorsProperties settings, DataFolder data) {
    this.accounts = accounts;
    this.settings = settings;
    this.data = data;
  }

  /** Last of all: whoever fills a new archive with accounts has done so by now. */
  @EventListener(ApplicationReadyEvent.class)
  @Order(Ordered.LOWEST_PRECEDENCE)
  void createWhereNobodyIs() {
    if (!settings.create() || !accounts.isEmpty()) {
      return;
    }
    var file = data.path().resolve("initial-passwords.txt");
    var wanted =
        List.of(
            administrator("sysadmin", "系统管理员", Role.SYSTEM_ADMIN),
            administrator("secadmin", "安全管理员", Role.SECURITY_ADMIN),
            administrator("auditadmin", "审计管理员", Role.AUDIT_ADMIN));
    // The file first: after a crash in between, the next start writes it anew.
    write(
        file,
        wanted.stream().map(account -> account.username() + " " + account.password()).toList());
    if (open(wanted) == 0) {
      delete(file);
      return;
    }
    LOG.warn(
        "First start: accounts for the three administrators were opened. Their passwords: {}",
        file);
    LOG.warn("Read the file, delete it, and change the passwords.");
  }

  private int open(List<NewAccount> wanted) {
    var opened = new ArrayList<Username>();
    for (var account : wanted) {
      try {
        accounts.create(Actor.system("first-start"), account);
        opened.add(account.username());
      } catch (AccountExists anotherNodeWasQuicker) {
        LOG.info("Another node has opened the account {}", account.username());
      }
    }
    return opened.size();
  }

  private static NewAccount administrator(String username, String name, Role role) {
    return new NewAccount(
        new Username(username),
        OneTimePassword.next(),
        name,
        null,
        Set.of(Posting.administrator(role)),
        0,
        true);
  }

  private static void write(Path file, List<String> lines) {
    try {
      Files.deleteIfExists(file);
      Files.createFile(file, ownerOnly());
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException("The first passwords can't be written to " + file, e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be removed", e);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    var posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
