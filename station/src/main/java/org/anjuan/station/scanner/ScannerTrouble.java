package org.anjuan.station.scanner;

import java.io.IOException;
import org.anjuan.station.Words;

/** Why a scanner does not scan, in words for who stands before it. */
final class ScannerTrouble extends IOException {
  private static final long serialVersionUID = 1L;
  static final Words AWAY = new Words("扫描仪没有响应，请检查电源和连接", "The scanner does not answer: check it");
  static final Words BUSY = new Words("扫描仪正忙，请稍后再试", "The scanner is busy: try again soon");
  static final Words EMPTY = new Words("送纸器里没有纸", "The feeder is empty");
  static final Words FAILED = new Words("扫描失败，请检查是否卡纸", "Scanning failed: look for jammed paper");

  private final transient Words words;

  ScannerTrouble(Words words) {
    super(words.en());
    this.words = words;
  }

  Words words() {
    return words;
  }
}
