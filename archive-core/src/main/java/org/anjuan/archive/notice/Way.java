package org.anjuan.archive.notice;

/** How somebody is told outside the application; within it everybody who is named is told. */
public enum Way {
  WECOM,
  DINGTALK,
  /** The hospital's own message platform. */
  PLATFORM
}
