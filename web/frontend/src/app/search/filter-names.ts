import { Filter } from './criteria';

export const filterNames: Readonly<Record<Filter | 'dischargeYear', string>> = {
  campus: $localize`:@@filter.campus:院区`,
  department: $localize`:@@filter.department:出院科室`,
  category: $localize`:@@filter.category:文书类别`,
  source: $localize`:@@filter.source:来源系统`,
  status: $localize`:@@filter.status:病案状态`,
  doctor: $localize`:@@filter.doctor:医师`,
  diagnosis: $localize`:@@filter.diagnosis:诊断`,
  dischargeYear: $localize`:@@filter.year:出院年份`,
};
