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

export function ageText(age: number | null | undefined): string {
  return age === null || age === undefined ? '—' : $localize`:@@age.years:${age}:age: 岁`;
}

export function sizeText(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** power;
  return `${value.toFixed(power === 0 || value >= 100 ? 0 : 1)} ${units[power]}`;
}
