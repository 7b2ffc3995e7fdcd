package org.anjuan.archive.access;

import org.anjuan.archive.platform.InvalidValue;

/** To whom a grant is given. */
public record Beneficiary(Kind kind, String code) {
  /** A person by log-in name, a role by its name, a department or ward by its code. */
  public enum Kind {
    PERSON,
    ROLE,
    DEPARTMENT
  }

  public Beneficiary {
    if (code.isBlank() || code.length() > 64) {
      throw new InvalidValue("beneficiary");
    }
    if (kind == Kind.ROLE && !isReadersRole(code)) {
      throw new InvalidValue("beneficiary");
    }
  }

  private static boolean isReadersRole(String name) {
    for (var role : Role.values()) {
      if (role.name().equals(name)) {
        return !role.isAdministrator();
      }
    }
    return false;
  }

  /** As it is stored and looked up. */
  String key() {
    return kind + ":" + code;
  }
}
