import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { of, throwError } from 'rxjs';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Viewing } from '../../api/types';
import { Presence } from '../../shared/presence';
import { Dwell } from './dwell';

const place = (page: number) => ({ documentId: 'd1', version: 1, page });

function reader(...answers: (number | null)[]) {
  const told: Viewing[][] = [];
  const http = {
    post: (_: string, body: { items: Viewing[] }) => {
      told.push(body.items);
      const status = answers.shift() ?? null;
      return status === null ? of(null) : throwError(() => new HttpErrorResponse({ status }));
    },
  };
  const presence = { last: Date.now() };
  return { told, presence, dwell: new Dwell(http as unknown as HttpClient, presence as Presence) };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('tells pages and how long each was in sight, those of a glance not', () => {
  const { told, dwell } = reader();
  dwell.look(place(1));
  vi.advanceTimersByTime(2_500);
  dwell.look(place(2));
  vi.advanceTimersByTime(400);
  dwell.look(place(3));
  vi.advanceTimersByTime(1_600);
  dwell.close();
  expect(told).toEqual([
    [
      { ...place(1), millis: 2_500 },
      { ...place(3), millis: 1_600 },
    ],
  ]);
});

it('tells with the next report what the server was away for, and nothing that it refused', () => {
  const away = reader(503);
  away.dwell.look(place(1));
  vi.advanceTimersByTime(20_000);
  vi.advanceTimersByTime(5_000);
  away.dwell.close();
  expect(away.told[1]).toEqual([{ ...place(1), millis: 25_000 }]);

  const refused = reader(403);
  refused.dwell.look(place(1));
  vi.advanceTimersByTime(20_000);
  vi.advanceTimersByTime(5_000);
  refused.dwell.close();
  expect(refused.told[1]).toEqual([{ ...place(1), millis: 5_000 }]);
});

it('counts no time in which nobody gave a sign, and is silent then', () => {
  const { told, presence, dwell } = reader();
  dwell.look(place(1));
  vi.advanceTimersByTime(3_600_000);
  expect(told.flat().reduce((sum, { millis }) => sum + millis, 0)).toBe(120_000);
  const reports = told.length;
  vi.advanceTimersByTime(3_600_000);
  expect(told).toHaveLength(reports);
  presence.last = Date.now();
  vi.advanceTimersByTime(20_000);
  dwell.close();
  expect(told.at(-1)).toEqual([{ ...place(1), millis: 20_000 }]);
});
