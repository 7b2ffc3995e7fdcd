import { Age } from '../api/types';

/** GB/T 2261.1 */
export function sexName(code: string | null | undefined): string {
  switch (code) {
    case '1':
      return $localize`:@@sex.male:男`;
    case '2':
      return $localize`:@@sex.female:女`;
    case '9':
      return $localize`:@@sex.notStated:未说明`;
    default:
      return $localize`:@@sex.unknown:未知`;
  }
}

/** The age as front pages write it: of small children in months or days. */
export function ageText(age: Age | undefined): string {
  switch (age?.unit) {
    case 'YEARS':
      return $localize`:@@age.years:${age.value}:age: 岁`;
    case 'MONTHS':
      return $localize`:@@age.months:${age.value}:age: 个月`;
    case 'DAYS':
      return $localize`:@@age.days:${age.value}:age: 天`;
    default:
      return '—';
  }
}

export function sizeText(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** power;
  return `${value.toFixed(power === 0 || value >= 100 ? 0 : 1)} ${units[power]}`;
}
