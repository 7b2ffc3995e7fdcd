import { formatDate } from '@angular/common';
import { SearchHit } from '../api/types';
import { ageText, sexName } from '../shared/codes';
import { csv } from '../shared/csv';
import { HOSPITAL_ZONE } from '../shared/locale';

export function recordListCsv(
  hits: readonly SearchHit[],
  stateName: (code: string) => string | undefined = () => undefined,
): Blob {
  const day = (at: string | null | undefined) =>
    at ? formatDate(at, 'yyyy-MM-dd', 'en-US', HOSPITAL_ZONE) : '';
  return csv(
    [
      $localize`:@@field.recordNo:病案号`,
      $localize`:@@field.admissionNo:住院号`,
      $localize`:@@field.visitNo:住院次数`,
      $localize`:@@field.name:姓名`,
      $localize`:@@field.sex:性别`,
      $localize`:@@field.age:年龄`,
      $localize`:@@field.campus:院区`,
      $localize`:@@field.department:科室`,
      $localize`:@@field.attending:主治医师`,
      $localize`:@@field.admitted:入院日期`,
      $localize`:@@field.discharged:出院日期`,
      $localize`:@@field.mainDiagnosis:主要诊断`,
      $localize`:@@field.state:状态`,
      $localize`:@@field.pageHits:命中页数`,
    ],
    hits.map(({ record: r, pageHits }) => [
      r.recordNo,
      r.admissionNo,
      r.visitNo,
      r.patientName,
      sexName(r.sex),
      r.age ? ageText(r.age) : '',
      r.campusName,
      r.departmentName,
      r.attendingName,
      day(r.admittedAt),
      day(r.dischargedAt),
      r.mainDiagnosis,
      stateName(r.state) ?? r.stateName,
      pageHits,
    ]),
  );
}
