import { english } from '../shared/locale';

/** How long ago something was, roughly, in the reader's language. */
export function ago(at: string | null | undefined, now: number): string {
  if (!at) return '—';
  const seconds = Math.max(0, Math.round((now - Date.parse(at)) / 1000));
  const units: readonly [number, Intl.RelativeTimeFormatUnit][] = [
    [86_400, 'day'],
    [3_600, 'hour'],
    [60, 'minute'],
  ];
  const format = new Intl.RelativeTimeFormat(english() ? 'en' : 'zh', { numeric: 'always' });
  for (const [length, unit] of units) {
    if (seconds >= length) return format.format(-Math.floor(seconds / length), unit);
  }
  return format.format(-seconds, 'second');
}
