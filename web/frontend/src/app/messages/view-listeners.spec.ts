import { screen, within } from '@testing-library/dom';
import { expect, it } from 'vitest';
import { Bench, expectAccessible, open } from '../../testing/bench';
import { person } from '../../testing/samples';

const view = {
  url: 'jdbc:sqlserver://10.0.0.5:1433;databaseName=his',
  user: 'anjuan',
  query: 'select KSDM, KSMC, XGSJ from V_KS',
  key: 'KSDM',
  changed: 'XGSJ',
  overlapMinutes: 10,
  schedule: 'INTERVAL',
  everyMinutes: 60,
};
const sync = {
  unfinished: false,
  waiting: false,
  startedAt: '2026-03-01T00:30:00Z',
  endedAt: '2026-03-01T00:30:09Z',
  succeededAt: '2026-03-01T00:30:09Z',
  nextAt: '2026-03-01T01:30:00Z',
  rows: 214,
  taken: 12,
  changed: 3,
  refused: 2,
  failures: 0,
};
const listener = {
  code: 'KS',
  name: '科室视图',
  protocol: 'VIEW',
  campus: 'MAIN',
  sourceSystem: 'HIS',
  enabled: true,
  port: 0,
  bind: '127.0.0.1',
  tls: false,
  addresses: [],
  charset: 'UTF-8',
  perMinute: 6000,
  fields: [{ field: 'code', path: 'KSDM' }],
  events: [],
  subject: 'DEPARTMENTS',
  view,
  sync,
  version: 3,
  open: true,
  connections: 0,
};

const subjects = [
  {
    subject: 'DEPARTMENTS',
    fields: [
      { name: 'code', needed: true },
      { name: 'name', needed: true },
      { name: 'updatedAt', needed: false },
    ],
  },
  { subject: 'STAFF', fields: [{ name: 'staffNo', needed: true }] },
];

async function look(one: object = listener): Promise<Bench> {
  const bench = await open('/messages/listeners', person('MESSAGE_MANAGE', 'LISTENER_MANAGE'));
  await bench.answer('/api/listeners', { items: [one], subjects });
  return bench;
}

const row = () => screen.getByRole('row', { name: /科室视图/ });

it('shows what the last reading of a view came to', async () => {
  await look();
  for (const words of ['数据库视图', '科室', '10.0.0.5', '读 214 行，处理 12，变更 3', '2 行未能处理'])
    expect(row().textContent).toContain(words);
  await expectAccessible();
});

it('says why a view cannot be read', async () => {
  const trouble = { name: 'LOG_IN_REFUSED', zh: '来源拒绝了登录', en: 'The source refuses the log-in' };
  await look({ ...listener, sync: { ...sync, failures: 2, trouble, detail: 'SQLSTATE 28000, 18456' } });
  for (const words of ['同步失败 2 次', '来源拒绝了登录', '18456'])
    expect(row().textContent).toContain(words);
});

it('tries a view and shows what would become of its rows', async () => {
  const bench = await look();
  within(row()).getByRole('button', { name: '试读' }).click();
  await bench.settle();
  await bench.answer('/api/listeners/KS/trial', {
    subject: 'DEPARTMENTS',
    columns: ['KSDM', 'KSMC', 'XGSJ'],
    missing: [],
    masked: false,
    rows: [
      { values: { code: '0301', name: '心内科' }, foreseen: 'ADDED' },
      { values: { code: '坏', name: '坏科' }, refused: 'code' },
    ],
  });
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByRole('row', { name: /心内科/ }).textContent).toContain('新增');
  expect(dialog.getByRole('row', { name: /坏科/ }).textContent).toContain('会被拒');
});

it('names columns that the view does not have', async () => {
  const bench = await look();
  within(row()).getByRole('button', { name: '试读' }).click();
  await bench.settle();
  await bench.answer('/api/listeners/KS/trial', {
    subject: 'DEPARTMENTS',
    columns: ['KSDM'],
    missing: ['KSMC'],
    masked: false,
    rows: [],
  });
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/视图里没有这些列/)).toBeTruthy();
  expect(dialog.getByText(/KSMC ← KSDM/)).toBeTruthy();
});

it('has a view read at once', async () => {
  const bench = await look();
  within(row()).getByRole('button', { name: '立即同步' }).click();
  await bench.answer('/api/listeners/KS/runs', null);
  expect(await screen.findByText('已安排，几秒内开始')).toBeTruthy();
  await bench.answer('/api/listeners', {
    items: [{ ...listener, sync: { ...sync, waiting: true } }],
    subjects,
  });
  expect(row().textContent).toContain('同步中');
});

it('asks of a view what a view needs, and keeps its password unless a new one is entered', async () => {
  const bench = await look();
  within(row()).getByRole('button', { name: '修改' }).click();
  await bench.settle();
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.queryByLabelText('端口')).toBeNull();
  expect(dialog.queryByLabelText('SOAP 事件')).toBeNull();
  expect(dialog.queryByLabelText('cron 表达式')).toBeNull();
  expect(dialog.getByLabelText<HTMLInputElement>(/^代码/).value).toBe('KSDM');
  expect(dialog.getByLabelText<HTMLInputElement>(/^修改时间 updatedAt/).placeholder).toBe('XGSJ');
  const called = dialog.getByLabelText<HTMLInputElement>(/^名称或姓名/);
  called.value = 'KSMC';
  called.dispatchEvent(new Event('change'));
  const schedule = dialog.getByLabelText<HTMLSelectElement>('同步时间');
  schedule.value = 'CRON';
  schedule.dispatchEvent(new Event('change'));
  await bench.settle();
  const cron = dialog.getByLabelText<HTMLInputElement>('cron 表达式');
  cron.value = '0 30 2 * * *';
  cron.dispatchEvent(new Event('input'));
  dialog.getByRole('button', { name: '保存' }).click();
  const saved = await bench.answer('/api/listeners/KS', listener);
  const body = saved.body as { version: number; fields: object[]; view: Record<string, unknown> };
  expect(body.version).toBe(3);
  expect(body.fields).toEqual([
    { field: 'code', path: 'KSDM' },
    { field: 'name', path: 'KSMC' },
  ]);
  expect(body.view).toMatchObject({ ...view, schedule: 'CRON', cron: '0 30 2 * * *' });
  expect(body.view['password']).toBeUndefined();
});
