import { SubjectFields } from '../api/types';
import { Place, Values } from '../shared/fields';

/** What the fields of rows are called. */
const names: Record<string, string> = {
  code: $localize`:@@rowField.code:代码`,
  name: $localize`:@@rowField.name:名称或姓名`,
  kind: $localize`:@@rowField.kind:类型`,
  ward: $localize`:@@rowField.ward:是否病区`,
  active: $localize`:@@rowField.active:是否启用、在职`,
  updatedAt: $localize`:@@rowField.updatedAt:修改时间`,
  staffNo: $localize`:@@rowField.staffNo:工号`,
  category: $localize`:@@rowField.category:案卷分类`,
  recordNo: $localize`:@@rowField.recordNo:病案号`,
  admissionNo: $localize`:@@rowField.admissionNo:住院号`,
  visitNo: $localize`:@@rowField.visitNo:住院次数`,
  'patient.name': $localize`:@@rowField.patientName:患者姓名`,
  'patient.sex': $localize`:@@rowField.sex:性别`,
  'patient.birthDate': $localize`:@@rowField.birthDate:出生日期`,
  'patient.idNumber': $localize`:@@rowField.idNumber:身份证号`,
  'patient.phone': $localize`:@@rowField.phone:电话`,
  'encounter.kind': $localize`:@@rowField.encounterKind:就诊类型`,
  'encounter.admittedAt': $localize`:@@rowField.admittedAt:入院时间`,
  'encounter.dischargedAt': $localize`:@@rowField.dischargedAt:出院时间`,
  'encounter.department': $localize`:@@rowField.department:科室`,
  'encounter.ward': $localize`:@@rowField.encounterWard:病区`,
  'encounter.attending': $localize`:@@rowField.attending:主治医师`,
  'encounter.resident': $localize`:@@rowField.resident:住院医师`,
  'encounter.nurse': $localize`:@@rowField.nurse:责任护士`,
  'encounter.disposition': $localize`:@@rowField.disposition:离院方式`,
};

/** The fields of what rows are about, as the form asks for their columns. */
export function placesOfSubject(subjects: readonly SubjectFields[], draft: Values): readonly Place[] {
  const changed = String(draft['view.changed'] ?? '').trim();
  const fields = subjects.find((one) => one.subject === draft['subject'])?.fields ?? [];
  return fields.map((field) => ({
    name: field.name,
    label: names[field.name] ?? field.name,
    needed: field.needed,
    usual: field.name === 'updatedAt' && draft['protocol'] === 'VIEW' && changed !== '' ? changed : undefined,
  }));
}
