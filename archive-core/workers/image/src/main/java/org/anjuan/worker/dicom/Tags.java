package org.anjuan.worker.dicom;

import java.util.Map;
import java.util.Set;

/** Tags that are looked at, and the representation of those that come without one. */
final class Tags {

  static final int TRANSFER_SYNTAX = 0x00020010;
  static final int CHARACTER_SET = 0x00080005;
  static final int SOP_CLASS = 0x00080016;
  static final int STUDY_DATE = 0x00080020;
  static final int STUDY_TIME = 0x00080030;
  static final int ACCESSION = 0x00080050;
  static final int MODALITY = 0x00080060;
  static final int INSTITUTION = 0x00080080;
  static final int STUDY_DESCRIPTION = 0x00081030;
  static final int SERIES_DESCRIPTION = 0x0008103e;
  static final int PATIENT_NAME = 0x00100010;
  static final int PATIENT_ID = 0x00100020;
  static final int BIRTH_DATE = 0x00100030;
  static final int SEX = 0x00100040;
  static final int AGE = 0x00101010;
  static final int BODY_PART = 0x00180015;
  static final int SERIES_NUMBER = 0x00200011;
  static final int INSTANCE_NUMBER = 0x00200013;
  static final int SAMPLES = 0x00280002;
  static final int PHOTOMETRIC = 0x00280004;
  static final int PLANAR = 0x00280006;
  static final int FRAMES = 0x00280008;
  static final int ROWS = 0x00280010;
  static final int COLUMNS = 0x00280011;
  static final int BITS_ALLOCATED = 0x00280100;
  static final int BITS_STORED = 0x00280101;
  static final int SIGNED = 0x00280103;
  static final int WINDOW_CENTER = 0x00281050;
  static final int WINDOW_WIDTH = 0x00281051;
  static final int INTERCEPT = 0x00281052;
  static final int SLOPE = 0x00281053;
  static final int RED = 0x00281201;
  static final int GREEN = 0x00281202;
  static final int BLUE = 0x00281203;
  static final int PALETTE = 0x00281101;
  static final int VALUE_TYPE = 0x0040a040;
  static final int CONCEPT_NAME = 0x0040a043;
  static final int CONTENT = 0x0040a730;
  static final int TEXT_VALUE = 0x0040a160;
  static final int MEASURED = 0x0040a300;
  static final int NUMERIC = 0x0040a30a;
  static final int UNITS = 0x004008ea;
  static final int CONCEPT_CODE = 0x0040a168;
  static final int PERSON_NAME_VALUE = 0x0040a123;
  static final int DATE_TIME = 0x0040a120;
  static final int DATE = 0x0040a121;
  static final int MEANING = 0x00080104;
  static final int PIXELS = 0x7fe00010;

  private static final Map<Integer, String> WITHOUT =
      Map.ofEntries(
          Map.entry(CHARACTER_SET, "CS"),
          Map.entry(PHOTOMETRIC, "CS"),
          Map.entry(FRAMES, "IS"),
          Map.entry(SAMPLES, "US"),
          Map.entry(PLANAR, "US"),
          Map.entry(ROWS, "US"),
          Map.entry(COLUMNS, "US"),
          Map.entry(BITS_ALLOCATED, "US"),
          Map.entry(BITS_STORED, "US"),
          Map.entry(SIGNED, "US"),
          Map.entry(PALETTE, "US"),
          Map.entry(PATIENT_NAME, "PN"),
          Map.entry(PIXELS, "OW"));

  private static final Set<Integer> SEQUENCES =
      Set.of(CONCEPT_NAME, CONTENT, MEASURED, UNITS, CONCEPT_CODE);

  private Tags() {}

  /** Of elements that come without a representation. */
  static String representation(int tag) {
    return SEQUENCES.contains(tag) ? "SQ" : WITHOUT.getOrDefault(tag, "UN");
  }
}
