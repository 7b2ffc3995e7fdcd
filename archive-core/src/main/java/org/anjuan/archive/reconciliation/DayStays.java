package org.anjuan.archive.reconciliation;

/**
 * The stays of a day on a campus, counted.
 *
 * @param stays discharges and outpatient visits
 * @param discharged inpatients who left
 * @param archived stays whose records are archived now: somebody has confirmed it after discharge,
 *     and nobody has recalled them (电子病历应用管理规范 国卫办医发〔2017〕8号). What is collected does not become
 *     archived by itself, and this is not the national indicator of two working days
 * @param collected stays of which all that is expected is there
 * @param wanting stays of which something is missing or failed
 */
public record DayStays(
    String day,
    String campus,
    int stays,
    int discharged,
    int archived,
    int collected,
    int wanting) {

  DayStays with(CollectionSheet sheet) {
    var lacks = sheet.standing() == Standing.MISSING || sheet.standing() == Standing.FAILED;
    return new DayStays(
        day,
        campus,
        stays + 1,
        discharged + (sheet.discharged() ? 1 : 0),
        archived + (sheet.archived() ? 1 : 0),
        collected + (sheet.collected() ? 1 : 0),
        wanting + (lacks ? 1 : 0));
  }
}
