package org.anjuan.web;

import org.anjuan.archive.platform.DataFolderInUse;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A second start on one data folder ends with what to do about it instead of a stack trace. */
final class DataFolderTaken extends AbstractFailureAnalyzer<DataFolderInUse> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, DataFolderInUse cause) {
    return new FailureAnalysis(
        cause.getMessage(), "数据目录已被占用：请先停止另一个案卷，或用 --anjuan.data=<目录> 指定另一个目录。", cause);
  }
}
