/** What a step of a trial has found, and what a mapping fills, by the server's names. */
export const targets: readonly { readonly value: string; readonly label: string }[] = [
  { value: 'admissionNo', label: $localize`:@@field.admissionNo:住院号` },
  { value: 'visitNo', label: $localize`:@@field.visitNo:住院次数` },
  { value: 'recordNo', label: $localize`:@@field.recordNo:病案号` },
  { value: 'category', label: $localize`:@@filter.category:文书类别` },
  { value: 'title', label: $localize`:@@assign.documentTitle:文书标题` },
  { value: 'sourceDocumentId', label: $localize`:@@assign.sourceDocumentId:来源文书编号` },
  { value: 'sourceVersion', label: $localize`:@@collect.sourceVersion:来源版本` },
  { value: 'sourceSystem', label: $localize`:@@filter.source:来源系统` },
  { value: 'modifiedAt', label: $localize`:@@collect.modifiedAt:修改时间` },
  { value: 'createdAt', label: $localize`:@@collect.createdAt:书写时间` },
  { value: 'campus', label: $localize`:@@field.campus:院区` },
  { value: 'author', label: $localize`:@@collect.author:书写者工号` },
  { value: 'department', label: $localize`:@@collect.department:科室` },
  { value: 'sha256', label: 'SHA-256' },
  { value: 'fileName', label: $localize`:@@collect.fileName:文件名` },
  { value: 'patient.name', label: $localize`:@@collect.patientName:患者姓名` },
  { value: 'patient.sex', label: $localize`:@@collect.patientSex:性别` },
  { value: 'patient.birthDate', label: $localize`:@@collect.birthDate:出生日期` },
  { value: 'patient.idNumber', label: $localize`:@@collect.idNumber:证件号` },
  { value: 'patient.phone', label: $localize`:@@collect.phone:电话` },
  { value: 'encounter.kind', label: $localize`:@@collect.encounterKind:就诊类型` },
  { value: 'encounter.admittedAt', label: $localize`:@@collect.admittedAt:入院时间` },
  { value: 'encounter.dischargedAt', label: $localize`:@@collect.dischargedAt:出院时间` },
  {
    value: 'encounter.admissionDepartment',
    label: $localize`:@@collect.admissionDepartment:入院科室`,
  },
  { value: 'encounter.department', label: $localize`:@@collect.dischargeDepartment:出院科室` },
  { value: 'encounter.ward', label: $localize`:@@collect.ward:病区` },
  { value: 'encounter.attending', label: $localize`:@@collect.attending:主治医师` },
  { value: 'encounter.resident', label: $localize`:@@collect.resident:住院医师` },
  { value: 'encounter.chief', label: $localize`:@@collect.chief:主任医师` },
  { value: 'encounter.nurse', label: $localize`:@@collect.nurse:责任护士` },
  { value: 'encounter.disposition', label: $localize`:@@collect.disposition:离院方式` },
];

const others: Readonly<Record<string, string>> = {
  listed: $localize`:@@collect.factListed:列出`,
  path: $localize`:@@collect.factPath:路径`,
  size: $localize`:@@collect.factSize:字节`,
  modified: $localize`:@@collect.modifiedAt:修改时间`,
  version: $localize`:@@collect.sourceVersion:来源版本`,
  etag: 'ETag',
  mediaType: $localize`:@@collect.factType:内容类型`,
  sideCar: $localize`:@@collect.factSideCar:旁文件`,
  code: $localize`:@@collect.factCode:来源代码`,
  name: $localize`:@@collect.factCategory:分类名称`,
  field: $localize`:@@collect.factField:字段`,
  detail: $localize`:@@collect.factDetail:详情`,
};

const names = new Map(targets.map((target) => [target.value, target.label]));

export const factName = (name: string): string => names.get(name) ?? others[name] ?? name;
