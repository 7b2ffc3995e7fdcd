import { AnomalyKind } from '../api/types';

const names: Readonly<Record<AnomalyKind, string>> = {
  MANY_RECORDS: $localize`:@@anomaly.manyRecords:短时间打开大量病案`,
  NIGHT_ACCESS: $localize`:@@anomaly.nightAccess:夜间大量访问`,
  TAGGED_WITHOUT_RELATION: $localize`:@@anomaly.tagged:无诊疗关系打开特殊病案`,
  REPEATED_REFUSALS: $localize`:@@anomaly.refusals:反复被拒`,
};

export const anomalyName = (kind: AnomalyKind): string => names[kind];
