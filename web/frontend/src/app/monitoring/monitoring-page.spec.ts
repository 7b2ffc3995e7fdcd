import { screen, within } from '@testing-library/dom';
import { expect, it } from 'vitest';
import { Bench, expectAccessible, open, problem } from '../../testing/bench';
import { person } from '../../testing/samples';

const watcher = person('COLLECTION_WATCH', 'EXPECTATION_MANAGE', 'RECORD_VIEW');
const zero = {
  records: 0,
  complete: 0,
  awaited: 0,
  missing: 0,
  failed: 0,
  expected: 0,
  received: 0,
  reportsAwaited: 0,
  reportsMissing: 0,
  reportsFailed: 0,
  pdf: 0,
  ofd: 0,
};
const lis = {
  ...zero,
  key: 'LIS',
  name: '检验系统',
  expected: 10,
  received: 7,
  reportsMissing: 3,
  pdf: 6,
  ofd: 1,
};
const figures = {
  system: 'LIS',
  name: '检验系统',
  standing: 'MISSING',
  expected: 3,
  received: 2,
  awaited: 0,
  missing: 1,
  failed: 0,
};
const record = {
  id: 'r1',
  recordNo: '00123456',
  admissionNo: 'ZY1',
  visitNo: 1,
  campus: 'MAIN',
  campusName: '本部院区',
  patientName: '张玉兰',
  departmentName: '心血管内科',
  state: 'COLLECTING',
  stateName: '采集中',
  provisional: false,
  documentCount: 2,
  pageCount: 4,
  flags: [],
};

it('sums expected against received and leads to the records behind a number', async () => {
  const bench = await open('/monitoring/totals', watcher);
  const asked = await bench.answer('/api/reconciliation/totals', {
    from: '2026-03-01',
    to: '2026-03-30',
    all: { ...lis, key: '', name: '' },
    items: [lis],
  });
  expect(asked.params.get('by')).toBe('SOURCE');
  const row = screen.getByRole('row', { name: /检验系统/ });
  for (const word of ['10', '7', '6 / 1', '70%']) expect(row.textContent).toContain(word);
  const link = within(row).getByRole('link', { name: '检验系统 3' });
  expect(link.getAttribute('href')).toContain('system=LIS');
  expect(link.getAttribute('href')).toContain('standing=MISSING');
  await expectAccessible();
});

it('says so where nothing was expected', async () => {
  const bench = await open('/monitoring/totals', watcher);
  await bench.answer('/api/reconciliation/totals', {
    from: '2026-03-01',
    to: '2026-03-30',
    all: { ...zero, key: '', name: '' },
    items: [],
  });
  expect(screen.getByText('这段时间没有出院或就诊的病案。')).toBeTruthy();
});

it('lists records that lack something, and keeps closed those that are', async () => {
  const bench = await open('/monitoring/records?system=LIS', watcher);
  const asked = await bench.answer('/api/reconciliation/records', {
    items: [
      {
        day: '2026-03-09',
        department: '0301',
        departmentName: '心血管内科',
        standing: 'MISSING',
        sources: [figures],
        record,
      },
      {
        day: '2026-03-09',
        department: '0301',
        departmentName: '心血管内科',
        standing: 'FAILED',
        sources: [figures],
      },
    ],
  });
  expect(asked.params.get('standing')).toBe('MISSING');
  expect(asked.params.get('system')).toBe('LIS');
  expect(screen.getByRole('link', { name: /张玉兰/ }).getAttribute('href')).toBe('/monitoring/records/r1');
  expect(screen.getByText('无权查看此病案')).toBeTruthy();
  expect(screen.getAllByText('检验系统 2/3')).toHaveLength(2);
  await expectAccessible();
});

async function look(): Promise<Bench> {
  const bench = await open('/monitoring/records/r1', watcher);
  await bench.answer('/api/reconciliation/records/r1', {
    record,
    standing: 'MISSING',
    day: '2026-03-09',
    sources: [figures],
    reports: [
      {
        system: 'LIS',
        basis: 'RULE',
        standing: 'MISSING',
        name: '血常规',
        at: '2026-03-09T01:00:00Z',
        deadline: '2026-03-12T01:00:00Z',
      },
    ],
    timeline: [
      { at: '2026-03-09T01:00:00Z', kind: 'DISCHARGED' },
      { at: '2026-03-12T01:00:00Z', kind: 'OVERDUE', system: 'LIS', name: '血常规' },
    ],
  });
  return bench;
}

it('shows each report of a record and how it came about', async () => {
  await look();
  expect(screen.getByRole('row', { name: /血常规/ }).textContent).toContain('按规则应有');
  expect(screen.getByText('逾期未到')).toBeTruthy();
  await expectAccessible();
});

it('collects again from one source after asking, and says when there is nothing to try', async () => {
  const bench = await look();
  screen.getByRole('button', { name: /重新采集/ }).click();
  await bench.settle();
  const dialog = within(await screen.findByRole('dialog'));
  dialog.getByRole('button', { name: '重新采集' }).click();
  const asked = await bench.answer('/api/reconciliation/records/r1/collection', { tries: 0 }, 202);
  expect(asked.body).toEqual({ system: 'LIS' });
  expect(await screen.findByText(/没有可重试的内容/)).toBeTruthy();
});

it('shows silent sources, lost nodes and dead letters', async () => {
  const bench = await open('/monitoring/heartbeats', watcher);
  await bench.answer('/api/heartbeats', {
    sources: [
      {
        system: 'LIS',
        name: '检验系统',
        silent: true,
        watched: true,
        silentAfterMinutes: 60,
        version: 0,
        today: 12,
        lastAt: new Date(Date.now() - 7_200_000).toISOString(),
        latency: [3, 0, 1, 0, 0],
      },
    ],
    collectors: [
      {
        id: 'c1',
        name: '影像采集',
        system: 'PACS',
        campus: 'MAIN',
        state: 'FAILING',
        succeededAt: new Date(Date.now() - 7_200_000).toISOString(),
        failures: 3,
      },
      { id: 'c2', name: '心电采集', system: 'ECG', campus: 'MAIN', state: 'LATE', failures: 0 },
    ],
    nodes: [
      {
        name: 'app-2',
        state: 'SILENT',
        at: '2026-03-01T00:00:00Z',
        startedAt: '2026-03-01T00:00:00Z',
        freeBytes: 1,
      },
    ],
    queues: [{ kind: 'EXTRACT', open: 4, leased: 1, dead: 2 }],
  });
  const row = screen.getByRole('row', { name: /检验系统/ });
  for (const word of ['静默', '2小时前', '1分钟内 75%', '1小时内 25%'])
    expect(row.textContent).toContain(word);
  const failing = screen.getByRole('row', { name: /影像采集/ });
  for (const word of ['失败', '2小时前', '3']) expect(failing.textContent).toContain(word);
  expect(screen.getByRole('row', { name: /心电采集/ }).textContent).toContain('逾期未运行');
  expect(screen.getByText('失联')).toBeTruthy();
  expect(screen.getByRole('row', { name: /提取内容/ }).textContent).toContain('2');
  await expectAccessible();

  within(row).getByRole('button', { name: /修改/ }).click();
  await bench.settle();
  const dialog = within(await screen.findByRole('dialog'));
  dialog.getByRole('button', { name: '保存' }).click();
  const changed = await bench.answer(
    '/api/heartbeats/sources/LIS',
    problem('watch-changed', '已被他人修改'),
    409,
  );
  expect(changed.body).toMatchObject({ name: '检验系统', silentAfterMinutes: 60, version: 0 });
  expect(dialog.getByText('已被他人修改')).toBeTruthy();
});

it('changes a rule on top of the version that was read', async () => {
  const bench = await open('/monitoring/rules', watcher);
  const rule = {
    id: 'lis',
    name: '检验报告',
    system: 'LIS',
    categories: ['C0034'],
    kind: 'INPATIENT',
    departments: [],
    days: 7,
    atLeast: 1,
    since: '2026-01-01',
    enabled: true,
    version: 3,
    changedBy: '周敏',
    changedAt: '2026-03-01T00:00:00Z',
  };
  await bench.answer('/api/reconciliation/rules', { items: [rule] });
  const row = screen.getByRole('row', { name: /检验报告/ });
  expect(row.textContent).toContain('入院记录');
  within(row).getByRole('button', { name: /修改/ }).click();
  await bench.settle();
  const dialog = within(await screen.findByRole('dialog'));
  const days = dialog.getByLabelText<HTMLInputElement>(/多少天内/);
  days.value = '3';
  days.dispatchEvent(new Event('input'));
  dialog.getByRole('button', { name: '保存' }).click();
  const changed = await bench.answer('/api/reconciliation/rules/lis', { ...rule, days: 3, version: 4 });
  expect(changed.body).toMatchObject({ days: 3, version: 3, system: 'LIS', categories: ['C0034'] });
  await bench.answer('/api/reconciliation/rules', { items: [] });
  expect(screen.getByText(/还没有规则/)).toBeTruthy();
});

it('is closed to those without the right', async () => {
  const bench = await open('/monitoring/totals', person('RECORD_SEARCH'));
  expect(screen.getByRole('heading', { name: '您没有进入此页的权限' })).toBeTruthy();
  bench.http.expectNone('/api/reconciliation/totals');
});
