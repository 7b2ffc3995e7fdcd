import { screen } from '@testing-library/dom';
import { afterEach, expect, it, vi } from 'vitest';
import { expectAccessible, open } from '../../testing/bench';
import { person } from '../../testing/samples';

const waiting = {
  id: '2-quarantine',
  kind: 'QUARANTINED',
  kindZh: '文书进入隔离区',
  kindEn: 'Documents in quarantine',
  severity: 'WARNING',
  campus: 'MAIN',
  zh: '有文书未能入档',
  en: 'Documents could not be filed',
  place: '/account',
  at: '2026-03-01T01:00:00Z',
  count: 3,
  over: false,
  read: false,
};
const old = {
  ...waiting,
  id: '1-stuck',
  kindZh: '处理任务中断',
  severity: 'SERIOUS',
  zh: '2 项处理任务中断',
  count: 1,
  over: true,
  read: true,
};

afterEach(() => vi.useRealTimers());

it('leads from the bell to what waits, and from there to where it is dealt with', async () => {
  const bench = await open('/inbox', person('RECORD_SEARCH'));
  await bench.answer('/api/inbox/unread', { count: 1, more: false });
  await bench.answer('/api/inbox', { items: [waiting, old], next: null });
  expect(screen.getByRole('link', { name: '我的消息，1 条未读' }).getAttribute('href')).toBe('/inbox');
  const [first, second] = screen
    .getAllByRole('listitem')
    .filter((one) => one.textContent.includes('项') || one.textContent.includes('文书'));
  expect(first?.textContent).toMatch(/文书进入隔离区.*未读.*至今共 3 次/s);
  expect(second?.textContent).toMatch(/严重.*已恢复/s);
  await expectAccessible();

  screen.getByRole('button', { name: /文书进入隔离区/ }).click();
  await bench.answer('/api/inbox/2-quarantine/reading', null, 204);
  await bench.answer('/api/inbox/unread', { count: 0, more: false });
  await vi.waitFor(() => expect(bench.router.url).toBe('/account'));
  expect(screen.getByRole('link', { name: '我的消息' })).toBeTruthy();
});

it('marks all as read up to the newest that is shown', async () => {
  const bench = await open('/inbox', person('RECORD_SEARCH'));
  await bench.answer('/api/inbox/unread', { count: 1, more: false });
  await bench.answer('/api/inbox', { items: [waiting, old], next: null });
  screen.getByRole('button', { name: '全部标为已读' }).click();
  const asked = await bench.answer('/api/inbox/reading', null, 204);
  expect(asked.body).toEqual({ upTo: '2-quarantine' });
  await bench.answer('/api/inbox/unread', { count: 0, more: false });
  await bench.answer('/api/inbox', { items: [old], next: null });
  expect(screen.queryByText('未读')).toBeNull();
});

it('says that nothing waits', async () => {
  const bench = await open('/inbox', person('RECORD_SEARCH'));
  await bench.answer('/api/inbox', { items: [], next: null });
  expect(screen.getByText(/没有消息/)).toBeTruthy();
  await expectAccessible();
});

it('asks again only for somebody who is there: an idle session must end', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const bench = await open('/inbox', person('RECORD_SEARCH'));
  await bench.answer('/api/inbox/unread', { count: 0, more: false });
  vi.advanceTimersByTime(600_000);
  expect(bench.http.match('/api/inbox/unread')).toHaveLength(0);
  document.dispatchEvent(new Event('keydown'));
  vi.advanceTimersByTime(60_000);
  expect(bench.http.match('/api/inbox/unread')).toHaveLength(1);
});

it('does not ring for who owes a password first', async () => {
  const bench = await open('/inbox', { ...person('RECORD_SEARCH'), duties: ['CHANGE_PASSWORD'] });
  await bench.settle();
  expect(bench.http.match('/api/inbox/unread')).toHaveLength(0);
});
