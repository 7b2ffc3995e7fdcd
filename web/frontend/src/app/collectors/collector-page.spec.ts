import { screen } from '@testing-library/dom';
import { expect, it } from 'vitest';
import { Bench, expectAccessible, open, problem } from '../../testing/bench';
import { person } from '../../testing/samples';
import { counts, row, run } from './sample-collectors';

const administrator = person('COLLECTOR_RUN', 'COLLECTOR_MANAGE');

async function look(more = {}): Promise<Bench> {
  const bench = await open('/collectors/c1', administrator);
  await bench.answer('/api/collectors/c1/state', row(more));
  await bench.answer('/api/collectors/c1/runs', { items: [run] });
  return bench;
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });

it('shows each run with what it did', async () => {
  await look();
  const line = screen.getByRole('row', { name: /按计划/ });
  for (const word of ['完成', '120', '不符 3', '2.0 KB']) expect(line.textContent).toContain(word);
  await expectAccessible();
});

it('looks again while a run goes on', async () => {
  const going = { ...run, running: true, endedAt: null, outcome: null };
  const bench = await look({ running: true, lastRun: going });
  await bench.answer('/api/collectors/c1/state', row({ running: false }));
  await bench.answer('/api/collectors/c1/runs', { items: [{ ...run, counts: { ...counts, taken: 99 } }] });
  expect(screen.getByRole('row', { name: /99/ })).toBeTruthy();
});

it('shows what failed with its reason, and tries it again', async () => {
  const bench = await look();
  button(/^失败/).click();
  await bench.settle();
  const reason = { name: 'STILL_WRITTEN', zh: '文件仍在写入，或传输中被截断', en: 'still written' };
  const item = {
    key: 'a'.repeat(32),
    path: 'Z1/a.pdf',
    state: 'FAILED',
    reason,
    attempts: 8,
    firstSeenAt: '2026-03-01T01:00:00Z',
  };
  await bench.answer('/api/collectors/c1/items', { items: [item] });
  expect(screen.getByText('Z1/a.pdf')).toBeTruthy();
  expect(screen.getByText(/文件仍在写入/)).toBeTruthy();
  button('重试').click();
  const sent = await bench.answer('/api/collectors/c1/items/retry', { count: 1 });
  expect(sent.body).toEqual({ key: item.key });
  expect(await screen.findByText('1 件将再试')).toBeTruthy();
});

it('says that paths are hidden from who may not see patients', async () => {
  const bench = await look();
  button(/^隔离/).click();
  await bench.settle();
  const item = { key: 'b', state: 'QUARANTINED', attempts: 0, firstSeenAt: '2026-03-01T01:00:00Z' };
  await bench.answer('/api/collectors/c1/items', { items: [item] });
  expect(screen.getByText(/路径含患者信息/)).toBeTruthy();
});

it('pauses, and goes on', async () => {
  const bench = await look();
  button('暂停').click();
  await bench.answer('/api/collectors/c1/pause', row({ paused: true }));
  expect(button('立即采集')).toHaveProperty('disabled', true);
  button('继续').click();
  const sent = await bench.answer('/api/collectors/c1/pause', row());
  expect(sent.body).toEqual({ paused: false });
});

it('says that there is none', async () => {
  const bench = await open('/collectors/c1', administrator);
  await bench.answer('/api/collectors/c1/state', problem('not-found', '没有这个采集器'), 404);
  expect(screen.getByText('没有这个采集器')).toBeTruthy();
});
