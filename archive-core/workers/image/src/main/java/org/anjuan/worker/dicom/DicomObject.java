package org.anjuan.worker.dicom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.anjuan.worker.paper.Block;
import org.anjuan.worker.paper.PaperDocument;
import org.anjuan.worker.paper.PaperFont;
import org.anjuan.worker.protocol.Fact;
import org.anjuan.worker.protocol.Refusal;
import org.anjuan.worker.runtime.Limits;
import org.anjuan.worker.runtime.OpenDocument;
import org.anjuan.worker.runtime.Unreadable;

/** Opens a DICOM file: pictures on pages of their own, all else as a sheet of what it says. */
public final class DicomObject {

  private DicomObject() {}

  /** Whether these bytes begin as a DICOM file does. */
  public static boolean looksLike(byte[] content) {
    return DicomReader.looksLike(content);
  }

  public static OpenDocument open(byte[] content, PaperFont font, Limits limits)
      throws IOException {
    var read = DicomReader.read(content, limits);
    var pixels = new PixelReader(read.transferSyntax(), read.data(), limits.pixels());
    var facts = facts(read.data());
    if (pixels.frames() > limits.pages()) {
      throw new Unreadable(Refusal.TOO_MANY_PAGES);
    }
    if (pixels.frames() > 0 && pixels.trouble().isEmpty()) {
      return new DicomPictures(pixels, shown(facts), facts, font, limits);
    }
    var blocks = new ArrayList<Block>();
    var title = read.data().text(Tags.STUDY_DESCRIPTION);
    blocks.add(new Block.Heading(1, title.isEmpty() ? "DICOM" : title));
    blocks.add(new Block.Facts(shown(facts)));
    pixels
        .trouble()
        .filter(packed -> pixels.frames() > 0)
        .ifPresent(packed ->
            blocks.add(
                new Block.Paragraph(
                    "〔%d 帧图像以 %s 压缩，此处无法显示；请下载原件 · %d frames packed as %s, not shown here〕"
                        .formatted(pixels.frames(), packed, pixels.frames(), packed))));
    blocks.addAll(ReportText.blocks(read.data()));
    return new PaperDocument(
        font, blocks, "由 DICOM 对象转换显示 · shown from a DICOM object", facts, limits);
  }

  private static List<Fact> facts(DataSet data) {
    var facts = new ArrayList<Fact>();
    add(facts, "patient.name", data.text(Tags.PATIENT_NAME));
    add(facts, "patient.id", data.text(Tags.PATIENT_ID));
    add(facts, "patient.sex", data.text(Tags.SEX));
    add(facts, "patient.birthDate", data.text(Tags.BIRTH_DATE));
    add(facts, "patient.age", data.text(Tags.AGE));
    add(facts, "modality", data.text(Tags.MODALITY));
    add(facts, "bodyPart", data.text(Tags.BODY_PART));
    add(facts, "studyDate", data.text(Tags.STUDY_DATE));
    add(facts, "studyDescription", data.text(Tags.STUDY_DESCRIPTION));
    add(facts, "seriesDescription", data.text(Tags.SERIES_DESCRIPTION));
    add(facts, "series", data.text(Tags.SERIES_NUMBER));
    add(facts, "instance", data.text(Tags.INSTANCE_NUMBER));
    add(facts, "accession", data.text(Tags.ACCESSION));
    add(facts, "institution", data.text(Tags.INSTITUTION));
    return facts;
  }

  private static void add(List<Fact> facts, String name, String value) {
    if (!value.isBlank()) {
      facts.add(new Fact(name, value));
    }
  }

  /** By the names that readers know. */
  private static List<Fact> shown(List<Fact> facts) {
    return facts.stream().map(fact -> new Fact(name(fact.name()), fact.value())).toList();
  }

  private static String name(String fact) {
    return switch (fact) {
      case "patient.name" -> "姓名";
      case "patient.id" -> "患者编号";
      case "patient.sex" -> "性别";
      case "patient.birthDate" -> "出生日期";
      case "patient.age" -> "年龄";
      case "modality" -> "设备类型";
      case "bodyPart" -> "部位";
      case "studyDate" -> "检查日期";
      case "studyDescription" -> "检查";
      case "seriesDescription" -> "序列";
      case "series" -> "序列号";
      case "instance" -> "图像号";
      case "accession" -> "检查号";
      case "institution" -> "机构";
      default -> fact;
    };
  }
}
