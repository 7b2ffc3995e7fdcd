package org.anjuan.ingest.quarantine;

/** Why something could not be accepted, and what to do about it. */
public enum QuarantineReason {
  EMPTY(
      "文件为空，请让来源系统重新生成并发送", "The file is empty; have the source system produce and send it again"),
  TYPE_NOT_ALLOWED(
      "文件类型不被接受，只收 PDF、OFD、图片、DICOM、CDA、文本、Word 和视频",
      "This type of file is not accepted; PDF, OFD, images, DICOM, CDA, text, Word and video are"),
  TOO_LARGE("文件超过大小上限", "The file is larger than the limit"),
  UNREADABLE("文件已损坏，无法读取", "The file is damaged and can't be read"),
  PASSWORD_NEEDED(
      "文件有口令保护，已登记的口令都打不开；请登记口令后重试",
      "The file is protected by a password that is not among those known; enter it and try again"),
  OVER_LIMITS("解开后的大小、页数或像素数超过上限", "Unpacked size, pages or pixels are beyond the limits"),
  FORBIDDEN_CONTENT(
      "文件含有不允许的内容（XML 文档类型声明或实体）",
      "The file holds what is not allowed (a document type declaration or entities in XML)"),
  UNSUPPORTED("文件用到了不支持的格式特性", "The file uses a part of its format that is not supported"),
  NOT_WHAT_IT_SEEMS("文件内容与其类型不符", "The content is not of the type that the file seems to be of"),
  DIGEST_MISMATCH(
      "内容与来源声明的摘要不一致，可能传输中损坏",
      "The content differs from the digest its source stated; it may have been damaged on the way"),
  METADATA_MISSING("缺少必需的元数据", "Required metadata are missing"),
  METADATA_INVALID("元数据格式不正确", "Metadata are malformed"),
  CATEGORY_UNKNOWN(
      "来源的分类代码没有对照，请在分类对照中补充后重试",
      "The source's category code has no row in the category map; add one and try again"),
  METADATA_CONTRADICTORY(
      "元数据与已有病案矛盾，可能属于其他患者",
      "Metadata contradict the record that is there; it may belong to another patient"),
  FILED_ELSEWHERE("该文书已归入另一份病案", "The document is already filed under another record");

  private final String chinese;
  private final String english;

  QuarantineReason(String chinese, String english) {
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
