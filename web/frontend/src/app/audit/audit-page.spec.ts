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
  await bench.answer('/api/audit', { items: [event(9)], next: 'c', total: 2 });
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

it('exports what was asked for, not what happens to be loaded', async () => {
  const bench = await open('/audit', auditor);
  await bench.answer('/api/audit', { items: [event(9)], next: 'c', total: 2 });
  screen.getByRole('button', { name: '登录日志' }).click();
  const request = await bench.answer('/api/audit', { items: [], total: 0 });
  expect(request.params.get('kind')).toBe('LOG_IN');
  await bench.settle();
  const link = screen.getByRole('link', { name: '导出 Excel' });
  expect(link.getAttribute('href')).toBe('/api/audit/export?kind=LOG_IN&format=xlsx&lang=zh');
});

it('shows where a chain is broken, and how', async () => {
  const bench = await open('/audit/chain', auditor);
  await bench.answer('/api/audit/verification/whole', {});
  await bench.answer('/api/audit/anchors', { items: [] });
  screen.getByRole('button', { name: '校验' }).click();
  const days = [
    { day: '2026-03-02', events: 5, intact: true },
    { day: '2026-03-01', events: 9, intact: false, firstBroken: 4, damage: 'NOT_AS_ANCHORED' },
  ];
  await bench.answer('/api/audit/verification', { days });
  expect(screen.getByText('完整')).toBeTruthy();
  expect(screen.getByText('第 4 条起断裂')).toBeTruthy();
  expect(screen.getByText('与签名的日锚不符，整日被替换')).toBeTruthy();
  await expectAccessible();
});

it('verifies all days in the background and shows how far it has come', async () => {
  const bench = await open('/audit/chain', auditor);
  const run = {
    running: true,
    startedBy: '审计员',
    startedAt: '2026-03-02T01:00:00Z',
    from: '2026-01-01',
    to: '2026-03-02',
    days: 60,
    done: 15,
    events: 1200,
    broken: 0,
    damaged: [],
  };
  await bench.answer('/api/audit/verification/whole', {});
  await bench.answer('/api/audit/anchors', { items: [] });
  screen.getByRole('button', { name: '开始全部校验' }).click();
  await bench.answer('/api/audit/verification/whole', { run }, 202);
  await bench.answer('/api/audit/verification/whole', { run });
  expect(screen.getByText(/15 \/ 60 天/)).toBeTruthy();
  expect(screen.getByRole('progressbar', { name: '校验进度' })).toBeTruthy();
});

const anomaly = {
  id: '20260302-0000000009-many-records',
  rule: 'many-records',
  ruleVersion: 0,
  kind: 'MANY_RECORDS',
  at: '2026-03-02T01:00:00Z',
  actor: 'doctor',
  actorName: '李文博',
  count: 60,
};

it('lists anomalies with their events, and takes a note', async () => {
  const bench = await open('/audit/anomalies', auditor);
  const first = await bench.answer('/api/audit/anomalies', { items: [anomaly] });
  expect(first.params.get('open')).toBe('true');
  expect(screen.getByText('短时间打开大量病案')).toBeTruthy();
  await expectAccessible();
  screen.getByRole('button', { name: '相关事件' }).click();
  await bench.answer(`/api/audit/anomalies/${anomaly.id}/events`, { items: [event(9)] });
  expect(screen.getByRole('row', { name: /李文博/ })).toBeTruthy();
  screen.getByLabelText<HTMLInputElement>('处理说明').value = '值班核对';
  screen.getByRole('button', { name: '确认' }).click();
  const said = await bench.answer(`/api/audit/anomalies/${anomaly.id}/acknowledgement`, null, 204);
  expect(said.body).toEqual({ note: '值班核对' });
  await bench.answer('/api/audit/anomalies', { items: [] });
});

it('changes a rule over the version that was read', async () => {
  const bench = await open('/audit/rules', person('AUDIT_READ', 'ANOMALY_RULES_MANAGE'));
  const rule = {
    id: 'many-records',
    kind: 'MANY_RECORDS',
    enabled: true,
    limit: 60,
    minutes: 10,
    from: '22:00',
    to: '06:00',
    tags: [],
    exceptRoles: ['NURSE'],
    version: 3,
  };
  await bench.answer('/api/audit/anomaly-rules', { items: [rule] });
  await expectAccessible();
  screen.getByLabelText<HTMLInputElement>('达到次数').value = '30';
  screen.getByRole('button', { name: '保存' }).click();
  const said = await bench.answer('/api/audit/anomaly-rules/many-records', { ...rule, version: 4 });
  expect(said.body).toMatchObject({ limit: 30, enabled: true, exceptRoles: ['NURSE'], version: 3 });
  expect(screen.getByText('已保存')).toBeTruthy();
});
