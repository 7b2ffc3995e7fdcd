package org.anjuan.security.account;

/** The password does not keep the rules. */
public final class WeakPassword extends RuntimeException {

  /** Which rule. */
  public enum Reason {
    TOO_SHORT("密码太短", "The password is too short"),
    TOO_LONG("密码太长", "The password is too long"),
    TOO_FEW_CLASSES(
        "密码须混用大写字母、小写字母、数字、符号中的多种",
        "The password must mix more of capitals, small letters, digits and symbols"),
    COMMON("密码过于常见", "The password is too common"),
    PERSONAL(
        "密码不能包含用户名、工号或姓名", "The password must not contain the user name, staff number or name"),
    KEYBOARD(
        "密码不能含有键盘顺序或重复字符", "The password must not contain keyboard rows or repeated characters"),
    USED_BEFORE("该密码近期使用过", "The password was used before");

    private final String chinese;
    private final String english;

    Reason(String chinese, String english) {
      this.chinese = chinese;
      this.english = english;
    }

    public String chinese() {
      return chinese;
    }

    public String english() {
      return english;
    }
  }

  private final Reason reason;

  WeakPassword(Reason reason) {
    super("weak password: " + reason);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
