package org.anjuan.security.watch;

/** Why a log-in is abnormal. */
public enum AlertRule {
  NEW_PLACE("新地点：设备与网段均首次出现", "New place: neither the device nor the network was ever seen"),
  UNUSUAL_HOUR("非常用时段", "Unusual hour for this person"),
  FAILURES_BEFORE_SUCCESS("多次失败后登录成功", "Success after many failures"),
  IMPOSSIBLE_TRAVEL("院区之间不可能的移动", "Impossible travel between campuses"),
  LONE_RESET("紧急发放密码，未经第二人", "Password given by one hand, in an emergency"),
  RESET_AND_ENTERED(
      "重置密码后从经办管理员的地址登录", "First log-in after a reset from the administrator's own address");

  private final String chinese;
  private final String english;

  AlertRule(String chinese, String english) {
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
