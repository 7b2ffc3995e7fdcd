import { screen } from '@testing-library/dom';
import { afterEach, expect, it, vi } from 'vitest';
import { expectAccessible, open, openBare, problem } from '../../../testing/bench';
import { person } from '../../../testing/samples';
import { EVENT_SOURCE } from '../../shared/event-source';

const hanger = person('WALL_DISPLAY');
const wall = {
  at: '2026-03-10T02:00:00Z',
  paceSeconds: 5,
  hospital: '安和医院',
  reports: {
    records: 1200,
    documents: 34567,
    todayDocuments: 80,
    todayVersions: 9,
    quarantined: 2,
    expected: 100,
    received: 93,
    missing: 5,
    failed: 1,
  },
  sources: [
    { name: '影像系统', state: 'WELL', today: 3, expected: 50, received: 50, lastAt: '2026-03-10T01:59:00Z' },
    { name: '检验系统', state: 'SILENT', today: 0, expected: 50, received: 43 },
  ],
  collectors: { well: 4, late: 1, failing: 1, paused: 0 },
  nodes: [{ name: 'app-1', state: 'ALIVE', at: '2026-03-10T02:00:00Z' }],
  queue: { open: 4, dead: 0 },
  months: [{ month: '2026-03', discharged: 3, archived: 1, collected: 2, reports: 40 }],
  days: [{ day: '2026-03-10', missing: 1, failed: 0, quarantined: 2 }],
  warnings: [{ kind: 'SOURCE_SILENT', name: '检验系统', count: 1 }],
};

/** The server's side of the stream, as the test plays it. */
class Stream extends EventTarget {
  static all: Stream[] = [];
  readyState = 1;

  constructor(readonly url: string) {
    super();
    Stream.all.push(this);
  }

  close(): void {
    this.readyState = 2;
  }

  say(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(data) }));
  }
}

afterEach(() => {
  vi.useRealTimers();
  Stream.all = [];
});

it('shows totals and sources, the silent one first, and nothing but figures', async () => {
  const bench = await openBare('/wall', hanger);
  await bench.answer('/api/wall', wall);
  expect(screen.getByText('34,567')).toBeTruthy();
  expect(screen.getByText('93%')).toBeTruthy();
  const names = screen.getAllByRole('listitem').map((item) => item.textContent);
  expect(names[0]).toContain('检验系统');
  expect(screen.getByText('来源静默')).toBeTruthy();
  const collectors = screen.getByText(/采集器 4 \/ 6 正常/).textContent;
  expect(collectors).toContain('失败 1');
  expect(collectors).toContain('逾期 1');
  expect(collectors).not.toContain('暂停');
  expect(screen.getByRole('img', { name: /近六个月每月出院/ })).toBeTruthy();
  await expectAccessible();
});

it('says that it is stale when nothing comes, and begins anew by itself', async () => {
  const bench = await openBare('/wall', hanger, [{ provide: EVENT_SOURCE, useValue: Stream }]);
  vi.useFakeTimers({ toFake: ['Date'] });
  await bench.answer('/api/wall', wall);
  Stream.all[0]?.say({ ...wall, reports: { ...wall.reports, documents: 40000 } });
  await bench.settle();
  expect(screen.getByText('40,000')).toBeTruthy();
  expect(screen.getByText('实时')).toBeTruthy();

  vi.setSystemTime(Date.now() + 30_000);
  await vi.waitFor(
    async () => {
      await bench.settle();
      expect(screen.getByText(/连接中断/)).toBeTruthy();
    },
    { timeout: 5000, interval: 100 },
  );
  await bench.answer('/api/wall', wall);
  expect(screen.getByText('实时')).toBeTruthy();
  expect(Stream.all).toHaveLength(2);
  expect(Stream.all[0]?.readyState).toBe(2);
});

it('hangs on by a token alone, without a log-in', async () => {
  const bench = await openBare('/wall#token=abc.def-1', null);
  const asked = await bench.answer('/api/wall', wall);
  expect(asked.headers.get('Authorization')).toBe('Bearer abc.def-1');
  expect(screen.getByText('34,567')).toBeTruthy();
});

it('says when nobody is logged in here any more', async () => {
  const bench = await openBare('/wall', hanger);
  await bench.answer('/api/wall', problem('forbidden', '无权查看'), 403);
  expect(screen.getByText(/请在此电脑上重新登录/)).toBeTruthy();
});

it('is closed to those without the right', async () => {
  const bench = await open('/wall', person('RECORD_SEARCH'));
  expect(screen.getByRole('heading', { name: '您没有进入此页的权限' })).toBeTruthy();
  bench.http.expectNone('/api/wall');
});
