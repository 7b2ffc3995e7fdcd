package org.anjuan.archive.paper;

import java.util.List;
import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;

/**
 * How record labels look; lengths in millimetres.
 *
 * @param columns of labels on a sheet of A4; 0: a roll, each label a page of its own
 * @param lines what stands beside or below the bar code
 */
public record LabelTemplate(
    BarCode code, double width, double height, int columns, double gap, List<Line> lines) {

  /** In which bar code. */
  public enum BarCode {
    CODE_128,
    QR
  }

  /** What a line may name in braces. */
  public enum Field {
    HOSPITAL("hospital"),
    CAMPUS("campus"),
    PATIENT_NAME("patientName"),
    SEX("sex"),
    RECORD_NO("recordNo"),
    ADMISSION_NO("admissionNo"),
    VISIT_NO("visitNo"),
    DEPARTMENT("department"),
    ADMITTED("admitted"),
    DISCHARGED("discharged");

    private final String code;

    Field(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  /**
   * A line of text with fields in braces, such as {@code {patientName}}.
   *
   * @param size in points
   */
  public record Line(String text, double size) {
    private static final Pattern FIELD = Pattern.compile("\\{([^}]*)}");
    private static final int LONGEST = 100;

    public Line {
      if (text.length() > LONGEST
          || text.chars().anyMatch(Character::isISOControl)
          || !(size >= 4 && size <= 40)
          || !FIELD.matcher(text).results().allMatch(found -> isField(found.group(1)))) {
        throw new InvalidValue("label");
      }
    }

    private static boolean isField(String code) {
      for (var field : Field.values()) {
        if (field.code.equals(code)) {
          return true;
        }
      }
      return false;
    }
  }

  public static final LabelTemplate INITIAL =
      new LabelTemplate(
          BarCode.CODE_128,
          70,
          36,
          0,
          2,
          List.of(
              new Line("{hospital}", 7),
              new Line("{patientName}  {sex}", 11),
              new Line("病案号 {recordNo}  住院号 {admissionNo} 第 {visitNo} 次", 7),
              new Line("{department}  {admitted} – {discharged}", 7)));

  private static final int MOST_LINES = 8;
  private static final double A4_WIDTH = 210;

  public LabelTemplate {
    lines = List.copyOf(lines);
    boolean fits = columns == 0 || columns * width + (columns - 1) * gap <= A4_WIDTH;
    if (!(width >= 20 && width <= A4_WIDTH)
        || !(height >= 10 && height <= 290)
        || columns < 0
        || columns > 10
        || !(gap >= 0 && gap <= 50)
        || lines.size() > MOST_LINES
        || !fits) {
      throw new InvalidValue("label");
    }
  }
}
