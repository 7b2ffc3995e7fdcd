import { screen } from '@testing-library/dom';
import { expect, it } from 'vitest';
import { expectAccessible, open } from '../../testing/bench';
import { person } from '../../testing/samples';

const auditor = person('AUDIT_READ');
const event = (seq: number) => ({
  seq,
  day: '2026-03-02',
  at: '2026-03-02T01:00:00Z',
  actor: 'doctor',
  actorName: '李文博',
  action: 'VIEW_PAGE',
  outcome: 'SUCCESS',
  recordId: 'r1',
  documentId: 'd1',
  version: 2,
  page: 3,
});

it('lists what was done, and goes on from the cursor', async () => {
  const bench = await open('/audit', auditor);
  await bench.answer('/api/audit', { items: [event(9)], next: 'c' });
  const row = screen.getByRole('row', { name: /李文博/ });
  for (const word of ['阅览页面', '成功', 'r1', 'd1 v2 · 第 3 页']) expect(row.textContent).toContain(word);
  await expectAccessible();
  screen.getByRole('button', { name: '加载更多' }).click();
  const more = await bench.answer('/api/audit', { items: [event(8)] });
  expect(more.params.get('cursor')).toBe('c');
  expect(screen.getAllByRole('row', { name: /李文博/ })).toHaveLength(2);
});

it('asks only for what the filters say', async () => {
  const bench = await open('/audit', auditor);
  await bench.answer('/api/audit', { items: [] });
  const actor = screen.getByLabelText<HTMLInputElement>('操作人');
  actor.value = 'doctor';
  actor.dispatchEvent(new Event('input'));
  screen.getByRole('button', { name: '查询' }).click();
  const request = await bench.answer('/api/audit', { items: [] });
  expect(request.params.keys()).toEqual(['actor']);
});

it('shows where a chain is broken', async () => {
  const bench = await open('/audit', auditor);
  await bench.answer('/api/audit', { items: [] });
  screen.getByRole('button', { name: '校验' }).click();
  const days = [
    { day: '2026-03-02', events: 5, intact: true },
    { day: '2026-03-01', events: 9, intact: false, firstBroken: 4 },
  ];
  await bench.answer('/api/audit/verification', { days });
  expect(screen.getByText('完整')).toBeTruthy();
  expect(screen.getByText('第 4 条起断裂')).toBeTruthy();
});
