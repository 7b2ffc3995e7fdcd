package org.anjuan.ingest.message;

/** Why a message can't be handled, and what to do about it. */
public enum MessageFault {
  MALFORMED("消息格式错误，无法解析", "The message is malformed", false),
  WRONG_CHARSET(
      "字符集与声明不符，请核对 MSH-18 或接收端设置",
      "The text is not in the character set it says; look at MSH-18 or the listener's settings",
      false),
  TYPE_UNKNOWN("没有处理该类消息的规则", "There is no rule for this kind of message", false),
  FIELD_MISSING("缺少必需的内容", "Something required is missing", false),
  FIELD_INVALID("内容格式不正确", "Something is malformed", false),
  CATEGORY_UNKNOWN("文书类型未映射到病案分类", "The kind of document is mapped to no category", false),
  CONTRADICTORY(
      "与已有病案矛盾，可能属于其他患者",
      "It contradicts the record that is there; it may belong to another patient",
      true),
  DOCUMENT_UNKNOWN("所涉文书尚未收到", "The document it speaks of has not come yet", true),
  QUARANTINED("文书已进入隔离区", "Its document was put in quarantine", false),
  TOO_LARGE("内嵌文件超过大小上限", "The embedded file is larger than the limit", false),
  FAILED("处理时出现意外错误，请联系系统管理员", "Handling failed unexpectedly; tell the system administrator", true);

  private final String chinese;
  private final String english;
  private final boolean passing;

  MessageFault(String chinese, String english, boolean passing) {
    this.chinese = chinese;
    this.english = english;
    this.passing = passing;
  }

  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }

  /** Whether another message may mend it. */
  boolean isPassing() {
    return passing;
  }
}
