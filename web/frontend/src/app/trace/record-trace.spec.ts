import { screen, waitFor } from '@testing-library/dom';
import { expect, it } from 'vitest';
import { expectAccessible, open } from '../../testing/bench';
import { paper, person, record, version } from '../../testing/samples';

const viewed = {
  id: '20260302-0000000009',
  kind: 'VIEW',
  action: 'VIEW_PAGE',
  outcome: 'SUCCESS',
  at: '2026-03-02T01:00:00Z',
  until: '2026-03-02T01:05:00Z',
  actor: 'doctor',
  actorName: '李文博',
  staffNo: '1001',
  roles: 'PHYSICIAN',
  address: '10.0.0.8',
  events: 7,
  millis: 125_000,
  papers: [{ documentId: 'd2', title: '入院记录', version: 1, pages: '1-3' }],
};

async function read(...rights: Parameters<typeof person>) {
  const bench = await open('/records/r1', person('RECORD_VIEW', ...rights));
  await bench.answer('/api/records/r1', record());
  await bench.answer('/api/records/r1/documents', { items: [paper('d2', 2, '入院记录', version(1))] });
  return bench;
}

it('shows who did what, when and where, views folded', async () => {
  const bench = await read('RECORD_TRACE');
  screen.getByRole('button', { name: '轨迹' }).click();
  await bench.settle();
  await bench.answer('/api/records/r1/trace', { items: [viewed] });
  const axis = await waitFor(() => screen.getByRole('list', { name: '病案轨迹' }));
  for (const word of [
    '阅览',
    '李文博',
    '1001',
    '医师',
    '10.0.0.8',
    '入院记录',
    'v1 · 第 1-3 页',
    '7 次',
    '共 2 分 5 秒',
  ])
    expect(axis.textContent).toContain(word);
  await expectAccessible();
});

it('is not there for who may not see it', async () => {
  await read();
  expect(screen.queryByRole('button', { name: '轨迹' })).toBeNull();
});
