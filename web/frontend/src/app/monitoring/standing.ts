import { Standing } from '../api/types';

const standings: Readonly<Record<Standing, { name: string; tone: string }>> = {
  COMPLETE: { name: $localize`:@@standing.complete:已采齐`, tone: 'good' },
  AWAITED: { name: $localize`:@@standing.awaited:待采集`, tone: '' },
  MISSING: { name: $localize`:@@standing.missing:缺失`, tone: 'bad' },
  FAILED: { name: $localize`:@@standing.failed:采集失败`, tone: 'bad' },
};

export const standingOf = (standing: Standing) => standings[standing];
export const allStandings = Object.keys(standings) as readonly Standing[];

/** How much of what is expected is there, in whole per cent; 100 only when nothing lacks. */
export function share(received: number, expected: number): number {
  return expected === 0 ? 100 : Math.floor((received / expected) * 100);
}

/** A day as the interface writes it, some days away from today. */
export function dayFromNow(days: number, now = new Date()): string {
  const there = new Date(now.getTime() + days * 86_400_000 + 8 * 3_600_000);
  return there.toISOString().slice(0, 10);
}
