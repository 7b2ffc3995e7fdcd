/** First letter of the national upload's field codes. */
export const groupNames: Readonly<Record<string, string>> = {
  A: $localize`:@@front.patient:患者信息`,
  B: $localize`:@@front.stay:住院信息`,
  C: $localize`:@@front.clinical:诊断与病情`,
  D: $localize`:@@front.fees:费用`,
  F: $localize`:@@front.blood:输血`,
  Z: $localize`:@@front.other:其他`,
};

/** 入院病情 */
export function conditionName(code: string | null | undefined): string {
  switch (code) {
    case '1':
      return $localize`:@@condition.present:有`;
    case '2':
      return $localize`:@@condition.undetermined:临床未确定`;
    case '3':
      return $localize`:@@condition.unknown:情况不明`;
    case '4':
      return $localize`:@@condition.absent:无`;
    default:
      return code ?? '—';
  }
}

export function levelName(level: string | null | undefined): string {
  return level ? $localize`:@@operation.level:${level}:level: 级` : '—';
}
